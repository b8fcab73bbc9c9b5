"""One matter between organs (type 11, 机关内部办事): a department asks for data that another one holds.

The same engine, form, clock and papers as for citizens; the applicant is the department as a legal person. The holder's
opinion comes by message (practice 44). Titles of regulations only, articles to be checked (条文待核).
"""

from records.ledger.actor import Actor

from .complete import field
from .editions import publish
from .papers import DECIDE, INTAKE, task
from .parts import PHONE, bases, brought, choices, lines, made_from_form, question, result, steps, whole_item
from .texts import t

ORGAN = "human_resources"
CODE = "991114070000"
AGAIN = t("有异议的，请数据主管部门协调。", "The office that governs data mediates.")
DATA_SHARING_PROCESS = {
    "title": t("政务数据共享申请", "Request for government data"),
    "stages": [
        INTAKE,
        {
            **task("holder", t("征求数据来源部门意见", "The holder's opinion"), "auto", "public_security", [], 5),
            "automatic": {"act": "message", "of": "inquiry", "about": "是否同意共享所申请的数据"},
            "when": ["held_by", "==", "population"],
        },
        {
            **task(
                "talk",
                t("与数据来源部门协商", "Settle the objection"),
                "review",
                "organ",
                ["approver", "signing_head"],
                2,
            ),
            "when": ["answer_holder", "==", "object"],
        },
        DECIDE,
    ],
}
DATA_SHARING = whole_item(
    ORGAN, CODE, name=t("政务数据共享申请", "Request for government data"), process="data_sharing", audience=["legal"], number=900,
    subjects=["6"], summary=t("部门履职需要别的部门的数据时，向数据提供部门提出。", "For a department that needs another one's data for its duties."),
    statutory={"days": 10, "unit": "WD"}, promised={"days": 7, "unit": "WD"}, handled_by=["web"],
    result=result("数据共享答复", "Answer on sharing", "approval"), themes=["其他"],
    conditions=lines(("履行法定职责确有需要", "Needed for a lawful duty"), ("用途、范围、期限明确", "Purpose, scope and term are stated")),
    materials=[
        made_from_form(t("共享申请表", "Request")),
        brought("duty_basis", t("履职依据说明", "Basis of the duty"), t("列明法律法规或者职责规定。PDF。", "Name the regulation. PDF."), necessity="optional"),
    ],
    steps=steps(t("云浦区人力资源和社会保障局", "Yunpu Human Resources and Social Security Bureau"), ("征求来源部门意见", "Opinion of the holder", "5"), decided="1"),
    legal_basis=bases(("政务数据共享条例", "国务院令第809号", "")), remedies=AGAIN,
    questions=question(t("谁来申请？", "Who asks?"), t("部门负责人以本部门名义申请。", "The head, in the name of the department.")),
    form={"groups": [
        {"id": "contact", "title": t("联系人", "Contact"), "fields": [PHONE]},
        {"id": "request", "title": t("申请内容", "Request"), "fields": [
            field("held_by", "choice", t("需要哪一类数据", "Which data"), choices=choices(("insurance", "社会保险参保缴费", "Social insurance"), ("population", "户籍人口", "Household register"))),
            field("use", "long_text", t("用途和依据", "Purpose and basis"), maximum=1000),
            field("months", "number", t("使用几个月", "For how many months")),
        ]},
    ], "checks": []},
)  # fmt: skip


def load_internal(by: Actor) -> None:
    """Publish the process and the item."""
    publish("process", "data_sharing", DATA_SHARING_PROCESS, by=by)
    publish("service", CODE, DATA_SHARING, by=by)
