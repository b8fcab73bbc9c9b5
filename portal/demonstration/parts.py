"""Parts that the ten items of the catalogue share: fields, materials, steps, and what every item says."""

from typing import Any

from .complete import POWERS, REMEDIES, field, material
from .county import OFFICES
from .regions import SATURDAY_HOURS, credit_code
from .texts import t

Text = dict[str, str]
HOME = "990102"
SERIALS = {office.role: office.serial for office in OFFICES} | {
    "civil_affairs": 11, "public_security": 9, "human_resources": 14, "health": 23, "medical_insurance": 34,
    "market_regulation": 31,
}  # fmt: skip
ORGANS = {office.role: office.name for office in OFFICES} | {
    "civil_affairs": t("云浦区民政局", "Yunpu Civil Affairs Bureau"),
    "public_security": t("云浦区公安分局", "Yunpu Public Security Branch"),
    "human_resources": t("云浦区人力资源和社会保障局", "Yunpu Human Resources and Social Security Bureau"),
    "health": t("云浦区卫生健康局", "Yunpu Health Bureau"),
    "medical_insurance": t("云浦区医疗保障局", "Yunpu Medical Insurance Bureau"),
    "market_regulation": t("云浦区市场监督管理局", "Yunpu Market Regulation Bureau"),
}
AGAIN = t(
    "对办理结果有异议的，可以请承办单位复核，也可以拨打 12345 反映。", "Ask the office to look again, or call 12345."
)
HALL = t("云浦区政务服务中心综合窗口", "Comprehensive window, Yunpu service centre")
ASK = t("拨打 12345，或到综合窗口咨询。", "Call 12345 or ask at the window.")
COMPLAIN = t("拨打 12345，或到大厅“办不成事反映窗口”。", "Call 12345, or go to the could-not-get-it-done window.")


def organ_code(role: str) -> str:
    """The made-up credit code of an organ of the demonstration's county."""
    return credit_code(f"{HOME}000000", SERIALS[role])


def choices(*pairs: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Answers to choose, as (id, Chinese, English)."""
    return [{"id": key, "label": t(chinese, english)} for key, chinese, english in pairs]


NAME = field("applicant_name", "text", t("申请人姓名", "Applicant's name"), sensitive=True, prefill="person.name")
NUMBER = field(
    "applicant_id",
    "identity_document",
    t("申请人证件号码", "Number of the applicant's identity document"),
    sensitive=True,
    prefill="person.id_number",
    hint=t("身份证、护照、通行证、居住证都可以。", "Identity card, passport, permit or residence card."),
)
PHONE = field("contact_phone", "phone", t("联系人手机号", "Mobile number"), sensitive=True, prefill="person.phone")
ADDRESS = field("home_address", "address", t("现住址", "Present address"), maximum=300)
BANK = field("bank_account", "text", t("收款银行账号", "Bank account for payment"), sensitive=True, maximum=40)


def form(*fields: dict[str, Any], checks: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    """A form that first asks who applies, then what this item alone asks."""
    groups = [{"id": "applicant", "title": t("申请人", "Applicant"), "fields": [NAME, NUMBER, PHONE]}]
    if fields:
        groups.append({"id": "request", "title": t("申请内容", "Request"), "fields": list(fields)})
    return {"groups": groups, "checks": list(checks)}


def made_from_form(name: Text) -> dict[str, Any]:
    """The application itself: nobody uploads it."""
    return material(
        "application", name, t("在网上填写后自动生成。", "Made from what you fill in."), type="form", exempt="form",
        exempt_reason=t("由您填写的内容生成。", "Made from your answers."),
    )  # fmt: skip


def shared(key: str, name: Text, source: str) -> dict[str, Any]:
    """A certificate that the portal fetches from who issued it."""
    return material(
        key, name, t("由系统核验，不用上传。", "Checked by the system; nothing to upload."), type="certificate",
        source="government", exempt="shared", shared_source=source, copies=0,
        exempt_reason=t(f"通过“{source}”共享接口核验。", "Checked over a shared interface."),
    )  # fmt: skip


def brought(key: str, name: Text, requirement: Text, **more: Any) -> dict[str, Any]:
    """What the applicant hands in."""
    return material(key, name, requirement, **{"source": "applicant", "type": "other", **more})


ID_CARD = shared("id_card", t("居民身份证", "Resident ID card"), "人口基础信息")
HOUSEHOLD = shared("household_register", t("居民户口簿", "Household register"), "户籍信息")
PHOTO = brought(
    "photo",
    t("近期证件照片", "Recent photograph"),
    t("正面免冠彩色照片。JPG 或 PNG。", "Front view, in colour, no hat. JPG or PNG."),
    sample="/static/samples/photo.svg",
)


def lines(*sentences: tuple[str, str]) -> list[dict[str, Any]]:
    """Conditions, all on the item's first basis."""
    return [{"id": f"c{n}", "text": t(*sentence), "basis": "b1"} for n, sentence in enumerate(sentences, 1)]


def bases(*cited: tuple[str, str, str]) -> list[dict[str, Any]]:
    """Legal bases as (title, number, article): no text, to be checked (条文待核)."""
    return [
        {"id": f"b{n}", "title": title, "number": number, "article": article}
        for n, (title, number, article) in enumerate(cited, 1)
    ]


CENTRE = t("政务服务中心", "Service centre")
RECEIVED, REVIEWED, DECIDED = (
    t("收件凭证", "Receipt"), t("审查意见", "Opinion"), t("决定书，连同办成后的证件或通知", "The decision, with what it gives you"),
)  # fmt: skip


def step(number: int, stage: str, title: Text, who: Text, days: str, outcome: Text) -> dict[str, Any]:
    """One step of the way."""
    return {"id": f"s{number}", "title": title, "who": who, "days": days, "stage": stage, "outcome": outcome}


def steps(organ: Text, *between: tuple[str, ...], decided: str) -> list[dict[str, Any]]:
    """Receipt at the centre, what the organ does, its decision; days as people read them, the id of a basis last."""
    first = step(1, "receipt", t("网上提交，窗口收件", "Submit online, receipt"), CENTRE, "5", RECEIVED)
    middle = [
        step(number, "review", t(chinese, english), organ, days, REVIEWED) | {"basis": "".join(basis)}
        for number, (chinese, english, days, *basis) in enumerate(between, 2)
    ]
    last = step(len(between) + 2, "decision", t("决定、送达", "Decision and delivery"), organ, decided, DECIDED)
    return [first, *middle, last]


def steps_of(organ: Text, stages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps of a guide as the stages of its process: what stands in branches is drawn side by side."""
    found: list[dict[str, Any]] = []
    before: tuple[str, ...] = ()
    for stage in stages:
        branches = stage["branches"] if stage["kind"] == "parallel" else [[stage]]
        ends: list[str] = []
        for branch in branches:
            waits = before
            for part in branch:
                found.append({**told_step(len(found) + 1, organ, part), "after": list(waits)})
                waits = (found[-1]["id"],)
            ends += waits
        before = tuple(ends)
    return found


KINDS = {"intake": ("receipt", RECEIVED), "decide": ("decision", DECIDED)}


def told_step(number: int, organ: Text, stage: dict[str, Any]) -> dict[str, Any]:
    """One task of a process as a step for people."""
    who = {"organ": organ, "window": CENTRE}.get(stage["dept"]) or ORGANS[stage["dept"]]
    kind, outcome = KINDS.get(stage["nature"], ("review", REVIEWED))
    return step(number, kind, stage["title"], who, str(stage["days"]), outcome)


def result(chinese: str, english: str, kind: str, licence_type: str = "") -> dict[str, Any]:
    """What comes out."""
    return {"name": t(chinese, english), "kind": kind, "licence_type": licence_type}


def question(asked: Text, answer: Text) -> list[dict[str, Any]]:
    """The one frequent question."""
    return [{"id": "q1", "question": asked, "answer": answer}]


def situation(key: str, asked: Text, *options: dict[str, Any], answered_by: str = "") -> dict[str, Any]:
    """A question that rewrites the list of materials."""
    return {"id": key, "question": asked, "field": answered_by, "options": list(options)}


def option(key: str, chinese: str, english: str, *needs: str) -> dict[str, Any]:
    """One answer and the materials that it needs."""
    return {"id": key, "label": t(chinese, english), "needs": list(needs)}


SUBJECTS = {"natural": ("1",), "legal": ("2", "3", "4", "6")}
PLACE = {
    "id": "hall", "name": t("云浦区政务服务中心", "Yunpu service centre"), "address": t("云浦区政通路 1 号", "1 Zhengtong Road, Yunpu District"),
    "hours": SATURDAY_HOURS, "phone": "0990-0102000",
}  # fmt: skip
DUTIES = (
    t("受理：公示条件和材料，材料不全的当场或者五个工作日内一次告知。", "Receipt: publish conditions and papers; tell all that is missing at once or within five working days."),
    t("审查：按公布的标准审查，需要核查的两人以上到场。", "Review: by the published standard; site visits by two or more."),
    t("决定：在承诺的时限内决定，不准予的说明理由并告知救济途径。", "Decision: within the promised time; a refusal gives reasons and remedies."),
    t("送达：按申请人选择的方式送达结果，依法公开。", "Delivery: as the applicant chose; published as the rules say."),
    t("事后监管：办结后按规定监督检查，发现问题及时处理。", "Afterwards: supervise as the rules say and act on what is found."),
)  # fmt: skip
FAILINGS = (
    t("应当受理而不受理，或者不一次告知的。", "Not receiving what must be received, or not telling all at once."),
    t("超出时限、增加条件或者材料的。", "Being late, or adding conditions or papers."),
    t("不依法决定，或者违规收费的。", "Deciding against the rules, or charging without basis."),
)  # fmt: skip


def told(prefix: str, sentences: tuple[Text, ...]) -> list[dict[str, Any]]:
    """Sentences as lines with ids."""
    return [{"id": f"{prefix}{number}", "text": text} for number, text in enumerate(sentences, 1)]


def to_the_last_element(item: dict[str, Any]) -> dict[str, Any]:
    """An item with the elements that follow from its others (domain.md §1.5); what the item says itself stays."""
    charged, given = item.get("fee", {}).get("charged", False), item["result"]["kind"] == "certificate"
    scope = [*"1234", *(["5"] if item["visits"] == 0 else []), "6", *(["7"] if given else [])]
    names = item.get("handled", (item["name"],))
    return {
        "subjects": [code for who in item["audience"] for code in SUBJECTS[who]], "levels": ["4"],
        "organ_nature": "1", "power_source": "1", "online": {"scope": scope, "single_login": True}, "places": [PLACE],
        "convenience": {"booking": True, "hall": True, "post": given, "online_payment": charged, **item.get("easier", {})},
        "handling_items": [
            {"id": f"h{n}", "code": f"{item['task_code']}{n:02d}", **(one if "name" in one else {"name": one})}
            for n, one in enumerate(names, 1)
        ],
        "duties": told("duty", DUTIES), "accountability": told("account", FAILINGS), "handling_unit": HALL,
        "power_content": t(f"办理{item['name']['zh-Hans']}", item["name"]["en"]), "consultation": ASK, "complaints": COMPLAIN,
        **{name: value for name, value in item.items() if name not in {"handled", "easier"}},
    }  # fmt: skip


def whole_item(role: str, code: str, **content: Any) -> dict[str, Any]:
    """An item with what all ten say in the same way; `content` wins."""
    organ, at_once = organ_code(role), content["promised"]["days"] == 0
    whole = {
        "catalog_code": code, "task_code": f"{organ}4{code}", "type": code[2:4], "organ_code": organ, "audience": ["natural"], "department_role": role,
        "department_name": ORGANS[role], "project_type": "on_the_spot" if at_once else "promised", "visits": 0,
        "depth": "IV", "handled_by": ["window", "web", "mobile"], "fee": {"charged": False},
        "remedies": AGAIN if code[2:4] == "20" else REMEDIES,
        "powers": {"organ_role": role, "window_authorisation": "云政服授〔2026〕5号", **POWERS}, **content,
    }  # fmt: skip
    return to_the_last_element(whole)
