"""What the screens of a case offer about its hearing: forms for the organ, the step that is the applicant's."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.timezone import localdate

from blueprints.loading import load
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.kept import Kept
from workflows.fragments import attendants

from .forms import CallForm, RecordForm, ThirdPartyForm, refilled
from .models import Application, Hearing
from .permissions import POLICY, relations
from .rules.hearing import offered_for

HEARINGS = Kept(lambda cases: Hearing.objects.filter(application__in=cases).select_related("presiding__person"))


def hearing_panel(actor: Actor, case: Application, typed: Mapping[str, Any]) -> dict[str, Any] | None:
    """Of an accepted case whose law knows a hearing, for its organ: how it stands, what comes next, what was typed."""
    if case.state != Application.State.ACCEPTED or not POLICY.allows(actor, "hearing.hold", relations(actor, case)):
        return None
    if not offered_for(load(case.edition)):
        return None
    made = HEARINGS.first([case.pk])
    call = made is not None and made.state in {"asked", "called"}
    over = made is not None and made.state == "called" and made.hearing_at is not None and made.hearing_at <= now()
    forms = {
        "call": refilled(CallForm, "h", typed, people=attendants(case.department_id)) if call else None,
        "record": refilled(RecordForm, "w", typed) if over else None, "third": refilled(ThirdPartyForm, "p", typed),
    }  # fmt: skip
    return {"made": made, "again": any(form.is_bound for form in forms.values() if form is not None), **forms}


def hearings_for(cases: Iterable[Application], kinds: set[str]) -> list[Hearing]:
    """The hearings of running cases of whose right a paper was written; nothing once the days to ask are over."""
    running = [case.pk for case in cases if not case.ended] if "hearing_rights" in kinds else []
    found: list[Hearing] = HEARINGS(running) if running else []
    return [made for made in found if made.state != Hearing.State.TOLD or localdate() <= made.ask_by]
