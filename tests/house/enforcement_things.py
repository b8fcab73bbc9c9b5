"""Two visits of market regulation to Lin's shop (one under way, one ended with a finding), a check, a draft plan, a draw."""

from django.utils.timezone import localdate

from enforcement.actions.closing import close_visit
from enforcement.actions.draws import commit_draw
from enforcement.actions.entries import note_by_form
from enforcement.actions.matters import take_matter
from enforcement.actions.objections import raise_objection
from enforcement.actions.plans import draft_plan
from enforcement.models import Assignment, Entry, Finding, YearPlan
from identity.actors import actor_of_person, party_of
from identity.models import Organisation, Person
from records.ledger.actor import system_actor
from tests.enforcement.scene import answer_all, jpeg, official, organ, place, planned, sign, started

SHOP, BAD = "云浦区林记面馆", "99JG010104"


def enforcement_things():
    """References by what they are."""
    tao, shop = official("tao"), place(SHOP)
    ended = started(premises=shop)
    answer_all(ended, "market_regulation")
    note_by_form(ended, "photo", {"content": BAD}, content=jpeg(), by=tao)
    said = {"content": BAD, "result": "bad", "note": "落地", "remedy": "rectify"}
    note_by_form(ended, "answer", said, by=tao)
    sign(ended, tao)
    close_visit(ended, by=tao)
    firm = party_of(Organisation.objects.get())
    raise_objection(
        ended, "记录与现场不符", by=actor_of_person(Person.objects.get(user__username="lin"), acting_for=firm)
    )
    going = started(premises=shop, kind="special")
    note_by_form(going, "photo", {"content": BAD}, content=jpeg(), by=tao)
    check = planned(premises=shop, kind="case", trigger="complaint", trigger_ref="12345-1")
    given = {"department": organ(), "region": "990102", "premises": shop, "by": system_actor("test")}
    matter = take_matter("MR-1", "supervision_promise", **given)
    plan = YearPlan.objects.get(department=organ())
    again = {"items": plan.items, "ratios": plan.ratios, "caps": plan.caps, "basis": plan.basis, "by": tao}
    return {
        "matter": matter.reference, "shop": shop.reference, "ended": ended.reference, "going": going.reference, "code": going.code,
        "check": check.reference, "done": Assignment.objects.get(inspection=ended).reference,
        "finding": Finding.objects.get(assignment__inspection=ended).reference, "published": plan.reference,
        "photo": Entry.objects.get(inspection=going, kind="photo").hash, "content": BAD,
        "plan": draft_plan(organ(), localdate().year + 1, **again).reference,
        "draw": commit_draw(plan, ["99JG0101"], by=tao).reference,
    }  # fmt: skip


PLACES = {
    "item": lambda t: ["99JG0101"], "plan": lambda t: [t["plan"]], "plan_approval": lambda t: [t["plan"]],
    "plan_filing": lambda t: [t["plan"]], "plan_publication": lambda t: [t["plan"]],
    "new_draw": lambda t: [t["published"]], "draw": lambda t: [t["draw"]], "draw_data": lambda t: [t["draw"]],
    "drawing": lambda t: [t["draw"]], "visit_code": lambda t: [t["code"]],
    "visit_square": lambda t: [t["code"]],
    "check": lambda t: [t["check"]], "check_approval": lambda t: [t["check"]],
    "check_cancellation": lambda t: [t["check"]], "check_replacement": lambda t: [t["check"]],
    "arrangement": lambda t: [t["check"]], "matter": lambda t: [t["matter"]], "matter_check": lambda t: [t["matter"]], "firm_file": lambda t: [t["shop"]], "inspection": lambda t: [t["ended"]],
    "publication": lambda t: [t["ended"], t["done"]], "recheck": lambda t: [t["ended"], t["finding"]],
    "finding": lambda t: [t["finding"]], "objection": lambda t: [t["ended"]], "objection_answer": lambda t: [t["ended"]], "visit": lambda t: [t["going"]],
    "certificates": lambda t: [t["going"]], "signature": lambda t: [t["going"]], "closing": lambda t: [t["going"]],
    "answer": lambda t: [t["going"], t["content"]], "photo": lambda t: [t["going"], t["photo"]],
    "site_paper": lambda t: [t["going"]], "api_inspection": lambda t: [t["going"]], "api_entries": lambda t: [t["going"]],
    "api_photos": lambda t: [t["going"]],
}  # fmt: skip
TWINS = [
    "plan_approval", "plan_filing", "plan_publication", "new_draw", "drawing", "check_approval", "check_cancellation",
    "check_replacement", "arrangement", "matter_check", "publication", "objection", "objection_answer", "closing",
]  # fmt: skip
PLACES |= {f"api_{act}": PLACES[act] for act in TWINS} | {"api_recheck": lambda t: [t["finding"]]}
RISKS = {"high": 1, "medium": 1, "low": 1}
SAID = {  # what machines send
    "api_new_plan": {"year": 2099, "items": ["99JG0101"], "ratios": RISKS, "caps": RISKS, "basis": "x"},
    "api_new_check": {}, "api_new_draw": {"items": ["99JG0101"]}, "api_drawing": {"share": ""},
    "api_check_cancellation": {"reason": "停业"}, "api_matter_check": {"items": ["99JG0101"]},
    "api_check_replacement": {"reason": "生病", "out": "99010200101", "into": "99010200102"},
    "api_arrangement": {"day": "2099-01-01"}, "api_objection": {"words": "不符"}, "api_objection_answer": {"words": "已核"},
    "api_plan_approval": {}, "api_plan_filing": {}, "api_plan_publication": {}, "api_check_approval": {},
    "api_publication": {}, "api_recheck": {}, "api_closing": {},
}  # fmt: skip
