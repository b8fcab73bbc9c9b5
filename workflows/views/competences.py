"""Who decides for which place: own organ, approval bureau, entrusted, given to a street (practice 18)."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from records.clock import local_date
from records.ledger.clock import now
from records.ledger.http import ActorRequest, to_login
from records.registers.models import Department
from records.registers.templatetags.house import say

from ..actions import end_competence, enter_competence
from ..forms import CompetenceForm, EndingForm
from ..models import Competence
from ..naming import item_names
from ..permissions import POLICY

READERS = ("item_authority", "department_admin", "approver", "signing_head", "supervisor", "auditor")
SHOWN = 200


def refuse_others(request: ActorRequest) -> HttpResponse | None:
    """Only for some offices."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return None if request.actor.has_role(*READERS) else render(request, "403.html", status=403)


@require_http_methods(["GET", "POST"])
def competences(request: ActorRequest) -> HttpResponse:
    """The lines of my region; the item authority enters a new one."""
    refused = refuse_others(request)
    if refused is not None:
        return refused
    if request.method != "POST":
        return page(request)
    POLICY.require(request.actor, "competence.enter")
    form = form_of(request, request.POST)
    if not form.is_valid():
        return page(request, 422, form=form)
    given = dict(form.cleaned_data)
    offered = {row.reference: row for row in departments(request)}
    given.update({name: offered[given[name]] for name in ("acts", "principal")})
    enter_competence(**given, by=request.actor)
    return redirect("workflows:competences")


def page(request: ActorRequest, status: int = 200, **more: Any) -> HttpResponse:
    """The page, with a form that was refused."""
    rows = Competence.objects.filter(division__startswith=request.actor.region[:2] or "none")
    rows = rows.select_related("acts", "principal").order_by("role", "division", "item", "-valid_from")
    may, names = POLICY.allows(request.actor, "competence.enter"), dict(roles(request))
    shown = list(rows[:SHOWN])
    items = item_names(row.item for row in shown)
    context = {
        "rows": [(row, names.get(row.role, row.role), items.get(row.item)) for row in shown],
        "today": local_date(now()), "may": may,
        "form": form_of(request) if may else None, **more,
    }  # fmt: skip
    return render(request, "workflows/competences.html", context, status=status)


def form_of(request: ActorRequest, data: Any = None) -> CompetenceForm:
    """The form with the roles and departments of the region."""
    found = departments(request).order_by("code")[:500]
    return CompetenceForm(data, roles=roles(request), departments=[(row.reference, say(row.name)) for row in found])


def departments(request: ActorRequest) -> Any:
    """The departments of the actor's region."""
    return Department.objects.filter(division__code__startswith=request.actor.region or "none")


def roles(request: ActorRequest) -> list[tuple[str, str]]:
    """Each role once, by the name of a department that has it."""
    rows = departments(request).order_by("role", "code").values_list("role", "name")
    return sorted({role: say(name) for role, name in reversed(list(rows))}.items())


@require_POST
def ending(request: ActorRequest) -> HttpResponse:
    """A line holds until a day."""
    POLICY.require(request.actor, "competence.enter")
    form = EndingForm(request.POST)
    if not form.is_valid():
        return page(request, 422, problem=str(next(iter(form.errors.values()))[0]))
    natural = dict(form.cleaned_data)
    last = natural.pop("valid_to")
    row = Competence.objects.filter(**natural, division__startswith=request.actor.region[:2]).first()
    if row is None:
        raise Http404("competence")
    end_competence(row, last, by=request.actor)
    return redirect("workflows:competences")
