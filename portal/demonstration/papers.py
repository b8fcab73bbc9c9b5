"""Editions of certificate types and processes; those of documents lie in `documents.py`."""

from typing import Any

from .regions import credit_code
from .texts import t

MARKET, FIRE = "11990102MB0000031T", "11990102MB00000546"

HEALTH = credit_code("990102000000", 23)


def face(*lines: tuple[str, dict[str, str], str, bool]) -> list[dict[str, Any]]:
    """Face fields."""
    return [{"id": key, "label": label, "mask": mask, "sensitive": sensitive} for key, label, mask, sensitive in lines]


HOLDER = ("holder_name", t("经营者名称", "Name"), "", False)
USCC = ("uscc", t("统一社会信用代码", "Unified social credit code"), "", False)
CHARGE = ("person_in_charge", t("负责人", "Person in charge"), "name", True)
PREMISES = ("premises", t("经营场所", "Premises"), "", False)

LICENCE_TYPES: dict[str, dict[str, Any]] = {
    "business_licence": {
        "title": t("营业执照", "Business licence"), "authority": MARKET, "serial": "036", "number_word": "YZ",
        "face": face(HOLDER, USCC, CHARGE, PREMISES),
    },
    "food_licence": {
        "title": t("食品经营许可证", "Food-business licence"), "authority": MARKET, "serial": "037", "number_word": "JY",
        "face": face(HOLDER, USCC, CHARGE, PREMISES, ("main_business", t("主体业态", "Type of business"), "", False),
                     ("safety_manager", t("食品安全管理员", "Food-safety manager"), "name", True)),
        "valid_years": 5,
    },
    "fire_check": {
        "title": t("公众聚集场所投入使用、营业前消防安全检查合格证", "Certificate of fire-safety check before opening"), "authority": FIRE, "serial": "060",
        "number_word": "XF", "face": face(HOLDER, USCC, CHARGE, PREMISES),
    },
    "hygiene_licence": {
        "title": t("公共场所卫生许可证", "Hygiene licence"), "authority": HEALTH, "serial": "043", "number_word": "WS",
        "face": face(HOLDER, USCC, CHARGE, PREMISES), "valid_years": 4,
    },
}  # fmt: skip


def task(key: str, title: dict[str, str], nature: str, dept: str, roles: list[str], days: int) -> dict[str, Any]:
    """One task stage."""
    return {"kind": "task", "key": key, "title": title, "nature": nature, "dept": dept, "roles": roles, "days": days}


INTAKE = task("intake", t("收件与受理", "Receipt and acceptance"), "intake", "window", ["window_clerk"], 5)
VISIT = task("visit", t("现场核查", "Site visit"), "visit", "organ", ["approver"], 3)
DECIDE = task("decide", t("决定", "Decision"), "decide", "organ", ["signing_head"], 1)
CHECK = task("review", t("核验", "Check"), "review", "organ", ["approver"], 5)
PROCESSES: dict[str, dict[str, Any]] = {
    "food_licence": {
        "title": t("食品经营许可审批", "Approval of a food-business licence"),
        "stages": [
            INTAKE,
            task("review", t("材料审查", "Review of materials"), "review", "organ", ["approver"], 1),
            VISIT,
            DECIDE,
        ],
    },
    "fire_check": {"title": t("消防安全检查", "Fire-safety check"), "stages": [INTAKE, VISIT, DECIDE]},
    "on_the_spot": {
        "title": t("即办", "On the spot"),
        "stages": [INTAKE, task("decide", t("决定", "Decision"), "decide", "organ", ["signing_head"], 0)],
    },
    "proceeding": {
        "title": t("依职权处理证照", "Proceeding on a certificate"),
        "stages": [
            task("review", t("核查事实，听取陈述申辩", "Facts and the party's views"), "review", "organ", ["approver"], 10),
            task("decide", t("决定", "Decision"), "decide", "organ", ["signing_head"], 5),
        ],
    },
    "joint_places": {
        "title": t("多地联办", "Done in two places"),
        "stages": [
            INTAKE,
            {
                **task("local", t("申请人所在地核验", "Check where the applicant is"), "opinion", "local", ["approver"], 1),
                "when": ["cross_mode", "==", "joint"],
            },
            task("decide", t("决定", "Decision"), "decide", "organ", ["signing_head"], 0),
        ],
    },
    "checked_once": {"title": t("核验后决定", "Checked, then decided"), "stages": [INTAKE, CHECK, DECIDE]},
    "subsistence": {
        "title": t("最低生活保障审核确认", "Subsistence allowance"),
        "stages": [
            INTAKE,
            {
                "kind": "parallel", "key": "means_check", "title": t("家庭经济状况联合核对", "Joint means check"),
                "on_refuse": "opinion",
                "branches": [
                    [task("means", t("收入和财产核对", "Income and property"), "review", "organ", ["approver"], 5)],
                    [task("population", t("户籍人口核对", "Household register"), "opinion", "public_security", ["approver"], 3)],
                    [task("insurance", t("社会保险核对", "Social insurance"), "opinion", "human_resources", ["approver"], 3)],
                    [task("medical", t("医疗救助核对", "Medical assistance"), "opinion", "medical_insurance", ["approver"], 3)],
                ],
            },
            task("household", t("两人入户调查", "Household visit by two"), "visit", "organ", ["approver"], 3),
            task("notice", t("公示 7 日", "Public notice for 7 days"), "review", "organ", ["approver"], 5),
            task("confirm", t("确认", "Confirmation"), "decide", "organ", ["signing_head"], 3),
        ],
    },
    "residence": {
        "title": t("居住证核发", "Residence permit"),
        "stages": [
            INTAKE,
            {
                **task("employment", t("就业情况核对", "Employment check"), "opinion", "human_resources", ["approver"], 2),
                "when": ["residence_ground", "==", "work"],
            },
            {**CHECK, "batch": True},
            DECIDE,
        ],
    },
}  # fmt: skip
