"""Held values in a draft: taken when the notice was acknowledged, compared at each saving, confirmed or disputed."""

from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from blueprints.forms.cleaning import clean, sensitive_fields
from blueprints.forms.schema import Form
from blueprints.texts import say
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.vault.elements import seal_elements

from ..models import Draft, Prefilled
from ..permissions import POLICY, draft_relations
from ..prefill import asked_registers, found_for, held_of, opened_values, silent_registers
from ..rules.prefilling import EMPTY
from .drafts import SUBMITTED, answers_of, form_of
from .held import compared, keep_values, open_differences
from .standing import refuse_other_party

State = Prefilled.State
NO_VALUE = "这一项不是从登记取来的，直接在表里填写就行。"
WHY = "请写明哪里不对、以什么为准，工作人员会核实。"


@deed
def acknowledge_notice(draft: Draft, *, by: Actor, at: datetime | None = None) -> Draft:
    """The applicant has read who asks what and why; only then is anything fetched or filled in.

    Repeated: registers that did not answer then are asked again, else everything stays as it was.
    """
    POLICY.require(by, "draft.save", draft_relations(by, draft))
    draft = Draft.objects.whole().select_for_update(of=("self",)).get(pk=draft.pk)
    refuse_other_party(draft, by)
    if draft.submitted_as:
        raise Conflict("draft.submitted", SUBMITTED)
    if draft.told_at is not None and not draft.unanswered:
        return draft
    moment = at or now()
    draft.told_at = draft.told_at or moment
    taken = take_held_values(draft, moment)
    draft.holds = draft.holds or bool(taken)
    draft.unanswered = sorted(silent_registers(asked_registers(draft, form_of(draft))))
    draft.save(update_fields=["told_at", "holds", "answers", "unanswered"])
    detail = {
        "sources": sorted({row.source for row in taken}), "filled": len(taken), "unanswered": draft.unanswered,
    }  # fmt: skip
    record("draft.acknowledge", stream=f"draft:{draft.reference}", subject=draft.reference, by=by, at=at, detail=detail)
    return draft


def take_held_values(draft: Draft, at: datetime) -> list[Prefilled]:
    """Put what registers and certificates say into the answers, each with its source and time; wrong ones stay out.

    What the applicant typed meanwhile stays: it is compared, and asked about where it differs.
    """
    form, known, typed = form_of(draft), held_of(draft), answers_of(draft)
    offers = {name: offer for name, offer in found_for(draft, form, held=True).items() if name not in known}
    if not offers:
        return []
    told = {name: offer.value for name, offer in offers.items()}
    said = clean(form, {**typed, **told}, partial=True)
    wrong = {problem.pointer.split("/")[0] for problem in said.problems}
    rows = {}
    for name, offer in offers.items():
        if name in said.values and name not in wrong:
            rows[name] = Prefilled(draft=draft, field=name, source=offer.code, as_of=offer.as_of, read_at=at)
            keep_values(rows[name], {"register": said.values[name]})
    cleaned = clean(form, {**told, **{n: v for n, v in typed.items() if v not in EMPTY}}, partial=True)
    for name, row in rows.items():
        if name in cleaned.values:
            compared(row, cleaned.values[name])
    Prefilled.objects.bulk_create(rows.values())
    keep_answers(draft, form, cleaned.values)
    return list(rows.values())


def keep_answers(draft: Draft, form: Form, values: dict[str, Any]) -> None:
    """What is filled in so far; what is empty stays open to offers (not saved)."""
    filled = {name: value for name, value in values.items() if value not in EMPTY}
    draft.answers = seal_elements(filled, sensitive_fields(form), f"draft:{draft.reference}")


@deed
def answer_held_value(
    draft: Draft, field: str, *, confirm: bool, declared: Any = None, reason: str = "", by: Actor,
    at: datetime | None = None,
) -> Prefilled:  # fmt: skip
    """The applicant confirms what the register says, or disputes it with a reason; both values are kept."""
    POLICY.require(by, "draft.save", draft_relations(by, draft))
    draft = Draft.objects.whole().select_for_update(of=("self",)).get(pk=draft.pk)
    refuse_other_party(draft, by)
    if draft.submitted_as:
        raise Conflict("draft.submitted", SUBMITTED)
    row = Prefilled.objects.select_for_update().filter(draft=draft, field=field).first()
    if row is None:
        raise Conflict("prefilled.none", NO_VALUE)
    values = opened_values(row)
    answer = values["register"] if confirm else disputed_value(form_of(draft), draft, field, declared, reason)
    state = State.CONFIRMED if confirm else State.DISPUTED
    if row.state != state:
        row.move_to(state)
    keep_values(row, {**values, **({} if confirm else {"declared": answer, "reason": reason.strip()})})
    row.save(update_fields=["state", "values"])
    put_answer(draft, field, answer, at)
    detail = {"field": field, "state": row.state, "source": row.source}
    record(
        "draft.answer_value", stream=f"draft:{draft.reference}", subject=draft.reference, by=by, at=at, detail=detail
    )
    return row


def disputed_value(form: Form, draft: Draft, field: str, declared: Any, reason: str) -> Any:
    """What the applicant says instead, cleaned; Invalid without a right value or a reason."""
    cleaned = clean(form, {**answers_of(draft), field: declared}, partial=True)
    problems = [problem for problem in cleaned.problems if problem.pointer.split("/")[0] == field]
    if cleaned.values.get(field) in ("", None, []) and not problems:
        sentence = _("请填写“%(label)s”。") % {"label": say(form.field(field).label, get_language() or "")}
        problems.append(Problem(field, sentence))
    if not reason.strip():
        problems.append(Problem("reason", WHY))
    if problems:
        raise Invalid("prefilled.dispute", "还有几处要改，改好后就能提出异议。", problems)
    return cleaned.values[field]


def put_answer(draft: Draft, field: str, value: Any, at: datetime | None) -> None:
    """One answer of a draft, and what depends on it."""
    form = form_of(draft)
    cleaned = clean(form, {**answers_of(draft), field: value}, partial=True)
    keep_answers(draft, form, cleaned.values)
    draft.revision = draft.revision + 1 if draft.revision else 0  # nothing typed yet: offers still stand
    draft.saved_at = at  # type: ignore[assignment]
    draft.save(update_fields=["answers", "revision", "saved_at"])


def undecided(draft: Draft, form: Form) -> list[Problem]:
    """Held values from which the answers differ and about which the applicant has not said yet what holds."""
    language = get_language() or ""
    open_ones = open_differences(draft)
    said = _("“%(label)s”与登记不一致。请选择用登记的内容，还是提出异议。")
    return [Problem(name, said % {"label": say(form.field(name).label, language)}) for name in open_ones]
