"""What can be done about a certificate: the holder applies, the organ opens a proceeding."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from blueprints.loading import load
from licences.models import Licence
from licences.permissions import relations
from records.ledger.clock import now
from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest, login_first
from records.ledger.loading import get_visible
from records.registers.models import DictionaryEntry

from ..actions.about_licences import acts_on
from ..actions.afterlife import open_proceeding, start_after_life
from ..forms import ProceedingForm
from ..permissions import POLICY
from ..rules.item.afterlife import EX_OFFICIO
from .apply import filling

LICENCES = Licence.objects.select_related("edition", "department", "department__division")


def may_open(request: ActorRequest, licence: Licence) -> bool:
    """Whether the actor's organ may open a proceeding on it."""
    near = {"department"} if licence.department_id == request.actor.department_id else set()
    return POLICY.allows(request.actor, "proceeding.open", near)


def grounds() -> dict[str, list[tuple[str, Any]]]:
    """The grounds of each kind of proceeding, as rows of the dictionary."""
    rows = DictionaryEntry.objects.filter(set__in=[f"{kind}_ground" for kind in EX_OFFICIO], valid_to=None)
    found: dict[str, list[tuple[str, Any]]] = {kind: [] for kind in EX_OFFICIO}
    for row in rows.order_by("order"):
        found[row.set.removesuffix("_ground")].append((row.code, row.label))
    return found


@require_GET
def certificate(request: ActorRequest, ref: str) -> HttpResponse:
    """The acts that are open today, and why others are not."""
    refused = login_first(request)
    if refused is not None:
        return refused
    return certificate_page(request, get_visible(LICENCES, request.actor, ref))


def certificate_page(request: ActorRequest, licence: Licence, status: int = 200, **more: Any) -> HttpResponse:
    """Acts by application for the holder, proceedings for the organ."""
    own, organ, moment = "own" in relations(request.actor, licence), may_open(request, licence), now()
    known = grounds() if organ else {}
    proceedings = [
        (row, said, ProceedingForm(known[row.kind], prefix=row.id))
        for row, said in (acts_on(licence, ex_officio=True, at=moment) if organ else ())
    ]
    context = {
        "licence": licence, "kind": load(licence.edition), "proceedings": proceedings,
        "acts": acts_on(licence, ex_officio=False, at=moment) if own else [], **more,
    }  # fmt: skip
    return render(request, "services/certificate.html", context, status=status)


@require_POST
def certificate_application(request: ActorRequest, ref: str) -> HttpResponse:
    """The holder applies for one of them."""
    licence = get_visible(LICENCES, request.actor, ref)
    return filling(start_after_life(licence, request.POST.get("act", ""), by=request.actor))


@require_POST
def certificate_proceeding(request: ActorRequest, ref: str) -> HttpResponse:
    """The organ opens one by itself."""
    licence = get_visible(LICENCES, request.actor, ref)
    name = request.POST.get("act", "")
    try:
        case = open_proceeding(
            licence, name, ground=request.POST.get(f"{name}-ground", ""), reason=request.POST.get(f"{name}-reason", ""),
            by=request.actor,
        )  # fmt: skip
    except Invalid as refused:
        return certificate_page(request, licence, 422, refused=refused)
    return redirect("services:application", ref=case.reference)
