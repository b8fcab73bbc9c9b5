"""The outcome of a review or a lawsuit reaches the case it was about: what was revoked is void, what must be decided
again is a new case of the same application with a clock of its own (practice 25)."""

import secrets
from datetime import date, datetime

from django.utils.translation import override

from blueprints.forms.cleaning import sensitive_fields
from blueprints.loading import load
from documents.actions import void_paper
from documents.models import Paper
from licences.actions import revoke_licence
from licences.models import Licence
from records.clock import local
from records.keys import READABLE
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.vault.elements import seal_elements

from ..case_items import form_of_case, materials_of_case
from ..models import Application, ApplicationMaterial, ReviewOutcome
from ..permissions import POLICY, relations, require_stranger_to
from ..rules.item import Item
from ..rules.numbers import case_number
from ..rules.review import AGAINST_NOTHING, effect_of
from .applications import case_answers, locked, next_serial, tell
from .counter import enter_acceptance
from .opening import open_facts, open_processes, organs_of

CONTESTED = frozenset({"granted", "refused", "not_accepted", "terminated"})
PAPERS = ("decision", "non_acceptance", "termination")
UNDECIDED = "这件事还没有作出决定，只能登记“维持或者驳回”“责令履行”或者“确认违法”。"


@deed
def record_outcome(
    case: Application, *, kind: str, outcome: str, organ: str, number: str, decided_on: date, says: str,
    due_on: date | None = None, by: Actor, at: datetime | None = None,
) -> ReviewOutcome:  # fmt: skip
    """Note what the review or the court decided, once per paper, and do what follows from it; the party is told."""
    POLICY.require(by, "application.review", relations(by, case))
    require_stranger_to(by, case)
    moment = at or now()
    refuse_incomplete(kind, outcome, {"organ": organ, "number": number, "says": says}, decided_on, local(moment).date())
    case = locked(case)
    refuse_standing(case, outcome, number.strip())
    made = ReviewOutcome(
        application=case, kind=kind, outcome=outcome, organ=organ.strip(), number=number.strip(), due_on=due_on,
        decided_on=decided_on, says=says.strip(), recorded_at=moment, region=case.region,
    )  # fmt: skip
    effect = effect_of(outcome, ended=case.ended, granted=case.state == Application.State.GRANTED)
    if effect.void:
        make_void(case, made, by=by, at=at)
    if effect.anew:
        made.anew = decide_anew(case, by=by, at=moment)
    made.save()
    detail = {
        "kind": kind, "outcome": outcome, "number": made.number, "void": effect.void,
        "anew": made.anew.reference if made.anew else "",
    }  # fmt: skip
    stream = f"case:{case.reference}"
    record("application.review", stream=stream, subject=case.reference, by=by, at=at, region=case.region, detail=detail)
    with override("zh-hans"):
        told = str(made.get_outcome_display())
    tell(case, "reviewed", by=by, at=at, key=made.reference, outcome=told)
    return made


def refuse_incomplete(kind: str, outcome: str, words: dict[str, str], decided_on: date, today: date) -> None:
    """Invalid, field by field, for what an outcome cannot do without."""
    asked = {
        "organ": "请写明由哪个机关或者法院作出。", "number": "请写明决定书或者裁判文书的文号。",
        "says": "请写明主要内容：申请人会看到。",
    }  # fmt: skip
    problems = [Problem(name, asked[name]) for name, value in words.items() if not value.strip()]
    if kind not in ReviewOutcome.Kind.values:
        problems.append(Problem("kind", "请选择是行政复议还是行政诉讼。"))
    if outcome not in ReviewOutcome.Outcome.values:
        problems.append(Problem("outcome", "请选择一种结果。"))
    if decided_on > today:
        problems.append(Problem("decided_on", "作出的日期不能晚于今天。"))
    if problems:
        raise Invalid("outcome.incomplete", problems[0].sentence, problems)


def refuse_standing(case: Application, outcome: str, number: str) -> None:
    """Conflict where there is nothing to contest, or the paper is noted already."""
    if case.ended and case.state not in CONTESTED:
        raise Conflict("outcome.nothing", "这件事不是由机关决定而结束的，没有可以登记的结果。")
    if not case.ended and (outcome not in AGAINST_NOTHING or case.children.exists()):
        raise Conflict("outcome.undecided", UNDECIDED)
    if ReviewOutcome.objects.filter(application=case, number=number).exists():
        raise Conflict("outcome.known", "这份文书的结果已经登记过了。")


def make_void(case: Application, made: ReviewOutcome, *, by: Actor, at: datetime | None) -> None:
    """What was granted and the paper that said so are worth nothing: both public checks say it from now on."""
    reason = f"{made.organ} {made.number}"
    for licence in Licence.objects.filter(case_ref=case.reference, state__in=["valid", "suspended"]):
        revoke_licence(licence, reason=reason[:300], by=by, at=at)
    keys = [f"{name}:{case.reference}" for name in PAPERS]
    for paper in Paper.objects.filter(key__in=keys, voided_at=None).exclude(made_at=None):
        void_paper(paper, reason=reason[:300], by=by, at=at)


def decide_anew(case: Application, *, by: Actor, at: datetime) -> Application:
    """A case of its own for what must be decided again: the same party, item, answers and papers, accepted now."""
    item: Item = load(case.edition)
    root, form, service = case.root, form_of_case(case), system_actor("services")
    fields = {field.id for field in form.fields()}
    answers = {name: value for name, value in case_answers(case).items() if name in fields}
    organ = case.department
    reference = case_number(organ.division.code, organ.short_code, item.type, local(at).date(), next_serial())
    made: Application = Application.objects.create(
        reference=reference, query_code="".join(secrets.choice(READABLE) for _ in range(8)), edition=case.edition,
        item_code=case.item_code, name=case.name, person=case.person, organisation=case.organisation, agent=root.agent,
        basis=root.basis, right=root.right, department=organ, channel=by.channel, state=Application.State.RECEIVED,
        answers=seal_elements(answers, sensitive_fields(form), f"case:{reference}"), submitted_at=at, received_at=at,
        materials_at=at, region=case.region, handling=case.handling, licence_ref=case.licence_ref,
    )  # fmt: skip
    keep_papers(case, made)
    open_processes([made], organs_of(case.region), open_facts(form, answers, root.partners.count()), by=service, at=at)
    enter_acceptance(made, item, at, by=service, at=at)
    return made


def keep_papers(case: Application, made: Application) -> None:
    """The materials of the item, as they were handed in."""
    asked = {material.element for material in materials_of_case(case)}
    ApplicationMaterial.objects.bulk_create(
        ApplicationMaterial(
            application=made, element=row.element, stored_file_id=row.stored_file_id, licence_ref=row.licence_ref
        )
        for row in case.root.materials.all()
        if row.element in asked
    )
