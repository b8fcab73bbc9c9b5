"""Interests (回避): whose cases I stay away from; about a case, from its page; what my department has declared."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from identity.models import Mandate, Organisation, Person
from records.clock import local_date
from records.ledger.clock import now
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions import declare_about, declare_interest, end_interest, release_task
from ..forms import GroundForm, InterestForm
from ..models import Interest
from ..permissions import POLICY
from ..queries import name_of_party
from .tasks import TASKS, task_page

READERS = ("approver", "signing_head", "officer", "department_admin", "auditor")


@require_http_methods(["GET", "POST"])
def interests(request: ActorRequest) -> HttpResponse:
    """Mine, and for the administrator those of the department; a firm is added by its code."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role(*READERS):
        return render(request, "403.html", status=403)
    if request.method != "POST":
        return page(request)
    POLICY.require(request.actor, "interest.declare", {"own"})
    form = InterestForm(request.POST)
    firm = Organisation.objects.filter(uscc=request.POST.get("uscc", "").strip().upper()).first()
    if form.is_valid() and firm is None:
        form.add_error("uscc", _("没有这个代码的单位在本平台办过事。请核对代码；办到时再从办件页面申报也可以。"))
    if firm is None or not form.is_valid():
        return page(request, 422, form)
    person = get_visible(Person, request.actor, request.actor.reference)
    declare_interest(person, firm.reference, ground=form.cleaned_data["ground"], by=request.actor)
    return redirect("workflows:interests")


def page(request: ActorRequest, status: int = 200, form: InterestForm | None = None) -> HttpResponse:
    """The page, with a form that was refused."""
    mine = Interest.objects.filter(person=request.actor.reference).order_by("ended_at", "-declared_at")
    may = POLICY.allows(request.actor, "interest.declare", {"own"})
    context = {
        "mine": [(row, name_of_party(row.party), dict(InterestForm.GROUNDS)[row.ground]) for row in mine],
        "colleagues": of_department(request) if request.actor.has_role("department_admin", "auditor") else None,
        "form": (form or InterestForm()) if may else None,
    }  # fmt: skip
    return render(request, "workflows/interests.html", context, status=status)


def of_department(request: ActorRequest) -> list[tuple[str, Any, Any]]:
    """(who, ground, since) for the standing interests of those in post: not about whom."""
    posts = Mandate.objects.held_on(local_date(now())).visible_to(request.actor).select_related("person")
    people = {post.person.reference: post.person.name_masked for post in posts}
    rows = Interest.objects.filter(person__in=people, ended_at=None).order_by("person", "-declared_at")
    return [(people[row.person], dict(InterestForm.GROUNDS)[row.ground], row.declared_at) for row in rows]


@require_POST
def ending(request: ActorRequest) -> HttpResponse:
    """The reason is gone."""
    mine = Interest.objects.filter(person=request.actor.reference, ended_at=None)
    row = mine.filter(party=request.POST.get("party", "")).first()
    if row is None:
        raise Http404("interest")
    end_interest(row, by=request.actor)
    return redirect("workflows:interests")


@require_POST
def about(request: ActorRequest, ref: str) -> HttpResponse:
    """Stay away from this case: what I hold goes back to the colleagues first."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "interest.declare", {"own"})
    form = GroundForm(request.POST)
    if not form.is_valid():
        return task_page(request, row, 422, acts={"interest": form})
    if row.state == "open" and row.holder_id and row.holder_id == request.actor.mandate_id:
        release_task(row, by=request.actor)
    declare_about(row.process, ground=form.cleaned_data["ground"], by=request.actor)
    messages.success(request, _("已记录回避。这件事请同事办理。"))
    return redirect("workflows:tasks")
