"""告知承诺: what an applicant promises in place of a proof is told before submitting, and written down as a paper."""

from datetime import datetime

from documents.actions import order_paper
from records.ledger.actor import Actor

from ..models import Application, Draft
from ..rules.item import Material
from .drafts import materials_of
from .wording import bases_of_case, paper

TOLD = (
    "告知的事项：设定依据、要证明的内容、承诺的方式、不实承诺的责任、核查的权力见本页和办事指南。",
    "办结后由承办机关核查；承诺不实的，撤销决定、记入信用记录，依法承担责任。",
)


def promised(draft: Draft) -> list[Material]:
    """The required materials that a promise takes the place of when a draft is submitted."""
    return [m for m in materials_of(draft) if m.exempt == "promise" and m.necessity == "required"]


def write_promise(draft: Draft, root: Application, *, by: Actor, at: datetime | None) -> None:
    """Order the 告知承诺书 of a case that was submitted on promises; none for any other."""
    found = promised(draft)
    if not found:
        return
    names = [material.name["zh-Hans"] for material in found]
    data = paper(root, "告知承诺书", f"申请人选择告知承诺，代替：{'、'.join(names)}。", [])
    data |= {
        "basis": bases_of_case(root), "told": list(TOLD),
        "promises": [f"已符合“{name}”所要证明的条件，所承诺的内容真实" for name in names],
    }  # fmt: skip
    data.pop("paragraphs")
    recipients = [(root.organisation or root.person).reference, *([root.right] if root.right else [])]
    order_paper(
        "declaration_promise", key=f"promise:{root.reference}", upper_ref=root.reference, department=root.department,
        data=data, recipients=recipients, region=root.region, by=by, at=at,
    )  # fmt: skip
