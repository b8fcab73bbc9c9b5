"""Doors of a hearing: the organ tells, calls and records; the applicant asks; an interested third party is told."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from records.ledger.errors import Invalid
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible
from workflows.fragments import attendants

from ..actions.hearing import ask_for_hearing, call_hearing, record_hearing, tell_hearing_rights, tell_third_party
from ..forms import CallForm, RecordForm, ThirdPartyForm
from ..models import Application
from ..permissions import POLICY, relations
from .desk_case import again

CASES = Application.objects.select_related("parent", "department", "person", "organisation", "edition")


@require_POST
def hearing(request: ActorRequest, ref: str) -> HttpResponse:
    """The next step: the right is told, the hearing called, its record written."""
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "hearing.hold", relations(request.actor, case))
    try:
        step(request, case)
    except Invalid as refused:
        return again(request, case.root, refused)
    return redirect("services:desk_case", ref=case.root.reference)


def step(request: ActorRequest, case: Application) -> None:
    """The deed that the form names."""
    named = request.POST.get("step", "")
    if named == "tell":
        tell_hearing_rights(case, by=request.actor)
    elif named == "call":
        form = CallForm(request.POST, prefix="h", people=attendants(case.department_id))
        if not form.is_valid():
            raise Invalid("hearing.incomplete", "请写明听证的时间、地点和主持人。")
        call_hearing(case, by=request.actor, **form.cleaned_data)
    else:
        record = RecordForm(request.POST, prefix="w")
        record_hearing(case, text=record.cleaned_data["text"] if record.is_valid() else "", by=request.actor)


@require_POST
def hearing_request(request: ActorRequest, ref: str) -> HttpResponse:
    """The applicant asks for a hearing."""
    case = get_visible(CASES, request.actor, ref)
    ask_for_hearing(case, by=request.actor)
    return redirect("services:application", ref=case.root.reference)


@require_POST
def third_party(request: ActorRequest, ref: str) -> HttpResponse:
    """Somebody else whom the decision concerns is told."""
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "hearing.hold", relations(request.actor, case))
    form = ThirdPartyForm(request.POST, prefix="p")
    try:
        tell_third_party(case, name=form.cleaned_data["name"] if form.is_valid() else "", by=request.actor)
    except Invalid as refused:
        return again(request, case.root, refused)
    return redirect("services:desk_case", ref=case.root.reference)
