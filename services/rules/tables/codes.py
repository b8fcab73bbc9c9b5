"""Code values of the exchange and what the editions call them; labels are understood too."""

YES, NO = {"1", "是", "true", "y"}, {"0", "否", "false", "n"}
STATES = {"1": "in_use", "2": "suspended", "3": "cancelled", "在用": "in_use", "暂停": "suspended", "取消": "cancelled"}
UNITS = {"工作日": "WD", "自然日": "D", "小时": "H", "月": "M", "年": "Y"}
PROJECTS = {"1": "on_the_spot", "2": "promised", "即办件": "on_the_spot", "承诺件": "promised", "9": ""}
CHANNELS = {"1": "window", "2": "web", "3": "mobile", "4": "post", "9": "other"}
DEPTHS = {"Ⅰ": "I", "Ⅱ": "II", "Ⅲ": "III", "Ⅳ": "IV", "I": "I", "II": "II", "III": "III", "IV": "IV"}
AREAS = {"全国": "nation", "跨省": "provinces", "跨市": "cities", "跨县": "counties"}
RESULTS = {"10": "certificate", "20": "approval", "30": "other"}
PROCEDURES = {
    "听证": "hearing", "招标": "tender", "拍卖": "auction", "检验": "inspection", "检测": "testing",
    "检疫": "quarantine", "鉴定": "appraisal", "专家评审": "expert_review", "现场勘验": "site_survey",
    "公示": "public_notice",
}  # fmt: skip
MATERIAL_TYPES = {"1": "certificate", "2": "form", "3": "other"}
MATERIAL_FORMS = {"1": "paper", "2": "electronic", "3": "both"}
MATERIAL_NEEDS = {"1": "required", "2": "optional", "3": "later"}
MATERIAL_SOURCES = {"10": "applicant", "20": "government", "99": "other"}
CONVENIENCE = {
    "is_schedule": "booking", "is_pay_online": "online_payment", "is_express": "post",
    "is_service_terminals": "terminals", "is_entry_center": "hall",
}  # fmt: skip


def back(codes: dict[str, str]) -> dict[str, str]:
    """From what editions say to the first code that says it."""
    return {value: code for code, value in reversed(codes.items())}
