"""The posts of the house: who appoints them, which need a second factor, which no two one person may hold. Pure.

Shipped as rows of the dictionary `mandate_role`, where an operator changes them; the code asks the rows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

Appointer = Literal["department", "security"]  # the department's administrator, the security administrator above
EXCLUDED = "这个岗位不能和此人已有的岗位由同一个人担任（岗位分离）。请另选一人，或先结束原来的岗位。"
DECIDING = ("approver", "signing_head", "chief_representative")
WORKING = (
    "window_clerk", "officer", "seal_keeper", "hall_manager", "guide", "helper", "village_agent", "archivist",
    "hotline_agent", "hotline_liaison", *DECIDING,
)  # fmt: skip
ADMINISTERING = ("department_admin", "item_authority", "data_steward", "system_admin", "security_admin", "operator")


@dataclass(frozen=True, slots=True)
class Role:
    """A post: its name by language, who appoints it, whether its login takes a second factor, what it excludes."""

    name: str
    english: str
    appointed_by: Appointer = "department"
    second_factor: bool = True
    excludes: tuple[str, ...] = ()

    def data(self) -> dict[str, Any]:
        """What the dictionary row says beside the label."""
        return {
            "appointed_by": self.appointed_by,
            "second_factor": self.second_factor,
            "excludes": sorted(self.excludes),
        }


CATALOGUE: Mapping[str, Role] = {
    "window_clerk": Role("综合窗口", "Window clerk", excludes=DECIDING),
    "approver": Role("审查人", "Reviewer"),
    "signing_head": Role("签发人", "Signing head", excludes=("seal_keeper",)),
    "chief_representative": Role("首席代表", "Chief representative in the hall", excludes=("seal_keeper",)),
    "seal_keeper": Role("印章管理员", "Seal keeper"),
    "officer": Role("执法人员", "Enforcement officer"),
    "hall_manager": Role("大厅管理员", "Hall manager"),
    "guide": Role("导办", "Guide in the hall", second_factor=False),
    "helper": Role("帮代办员", "Helper"),
    "village_agent": Role("村社区代办员", "Village agent"),
    "archivist": Role("档案员", "Archivist"),
    "hotline_agent": Role("12345 话务员", "12345 agent"),
    "hotline_liaison": Role("12345 承办单位联络员", "12345 liaison of a unit"),
    "data_steward": Role("数据专员", "Data steward"),
    "department_admin": Role("部门管理员", "Department administrator", "security"),
    "item_authority": Role("事项管理员", "Item authority", "security"),
    "law_supervisor": Role("执法监督员", "Supervisor of enforcement", "security", excludes=("officer", *DECIDING)),
    "supervisor": Role("监督", "Supervisor", "security", excludes=(*WORKING, "department_admin")),
    "auditor": Role("审计", "Auditor", "security", excludes=(*WORKING, *ADMINISTERING, "supervisor", "law_supervisor")),
    "system_admin": Role("系统管理员", "System administrator", "security", excludes=(*WORKING, "security_admin")),
    "operator": Role("运维人员", "Operator of the workers", "security", excludes=(*WORKING, "department_admin")),
    "security_admin": Role("安全管理员", "Security administrator", "security", excludes=(*WORKING, "department_admin")),
}


def exclusion_problem(role: str, held: Iterable[str], rows: Mapping[str, Mapping[str, Any]]) -> str:
    """Why whoever holds the posts `held` may not take `role`; empty when they may. `rows`: data by code."""
    wanted = set(rows.get(role, {}).get("excludes", ()))
    for other in held:
        if other in wanted or role in rows.get(other, {}).get("excludes", ()):
            return EXCLUDED
    return ""
