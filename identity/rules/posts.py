"""Which posts a department's administrator may give. Pure."""

APPOINTABLE = frozenset({"window_clerk", "approver", "signing_head", "seal_keeper", "officer", "hall_manager"})
OTHER_ROLE = "这个角色不由本单位任命。监督、审计、事项管理和单位管理员由上级机构任命。"
OTHER_REGION = "任命的管辖范围不能超出您自己的管辖范围。"
ONESELF = "不能给自己任命职务。请由本单位另一位管理员办理。"


def appointment_problem(*, role: str, region: str, own_region: str, oneself: bool) -> str:
    """Why a department administrator may not give this post; empty when they may.

    `region` and `own_region` are significant prefixes of division codes: what the post and the administrator cover.
    """
    if oneself:
        return ONESELF
    if role not in APPOINTABLE:
        return OTHER_ROLE
    return "" if own_region and region.startswith(own_region) else OTHER_REGION
