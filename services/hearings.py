"""What the screens of a case offer about its hearing: forms for the organ, the step that is the applicant's."""

from collections.abc import Iterable
from typing import Any

from django.utils.timezone import localdate

from blueprints.loading import load
from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.kept import Kept

from .forms import CallForm, RecordForm, ThirdPartyForm
from .models import Application, Hearing
from .permissions import POLICY, relations
from .rules.hearing import offered_for

HEARING = Kept(lambda case: Hearing.objects.filter(application=case).select_related("presiding__person"))
OFFICE = Kept(
    lambda department, day: Mandate.objects.held_on(day).filter(department=department).select_related("person")
)


def hearing_panel(actor: Actor, case: Application) -> dict[str, Any] | None:
    """Of an accepted case whose law knows a hearing, for its organ: how it stands and what comes next."""
    if case.state != Application.State.ACCEPTED or not POLICY.allows(actor, "hearing.hold", relations(actor, case)):
        return None
    if not offered_for(load(case.edition)):
        return None
    made = HEARING.first(case.pk)
    call = made is not None and made.state in {"asked", "called"}
    over = made is not None and made.state == "called" and made.hearing_at is not None and made.hearing_at <= now()
    return {
        "made": made, "call": CallForm(prefix="h", people=colleagues(case)) if call else None,
        "record": RecordForm(prefix="h") if over else None, "third": ThirdPartyForm(prefix="p"),
    }  # fmt: skip


def colleagues(case: Application) -> list[tuple[str, str]]:
    """One post of everybody in the organ today."""
    office = OFFICE(case.department_id, localdate())
    return list({post.person_id: (post.reference, post.person.name_masked) for post in office}.values())


def hearings_for(cases: Iterable[Application], kinds: set[str]) -> list[Hearing]:
    """The hearings of cases of whose right a paper was written."""
    if "hearing_rights" not in kinds:
        return []
    found = (HEARING.first(case.pk) for case in cases)
    return [made for made in found if made is not None]


def may_ask(made: Hearing) -> bool:
    """Whether a hearing can still be asked for."""
    return made.state == Hearing.State.TOLD and localdate() <= made.ask_by
