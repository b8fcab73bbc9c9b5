"""Which posts an administrator may give, and how long a substitute stands in. Pure."""

from collections.abc import Collection
from datetime import date

APPOINTERS = {"department": "department_admin", "security": "security_admin"}
OTHER_ROLE = "这个角色不由本单位任命。监督、审计、事项管理和单位管理员由上级机构任命。"
OTHER_REGION = "任命的管辖范围不能超出您自己的管辖范围。"
ONESELF = "不能给自己任命职务。请由本单位另一位管理员办理。"
BACKWARDS = "结束日期不能早于开始日期。"
OUTSIDE = "代理期限要在原岗位的任期之内，并写明结束日期。"
OWN_SUBSTITUTE = "不能由本人代理本人，也不能由代理人再找人代理。"


def appointment_problem(
    *, appointed_by: str, roles: Collection[str], region: str, own_region: str, oneself: bool
) -> str:
    """Why somebody with `roles` may not give a post that `appointed_by` appoints; empty when they may.

    `region` and `own_region` are significant prefixes of division codes: what the post and the giver cover.
    """
    if oneself:
        return ONESELF
    if APPOINTERS.get(appointed_by) not in roles:
        return OTHER_ROLE
    return "" if own_region and region.startswith(own_region) else OTHER_REGION


def term_problem(first: date, last: date | None) -> str:
    """Why a post cannot last from `first` to `last` (local dates, both included); empty when it can."""
    return BACKWARDS if last is not None and last < first else ""


def substitution_problem(
    *, first: date, last: date | None, post_first: date, post_last: date | None, chained: bool, oneself: bool
) -> str:
    """Why nobody can stand in from `first` to `last` for a post held from `post_first` to `post_last`."""
    if chained or oneself:
        return OWN_SUBSTITUTE
    if last is None or last < first or first < post_first or (post_last is not None and last > post_last):
        return OUTSIDE
    return ""
