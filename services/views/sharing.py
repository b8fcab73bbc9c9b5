"""Cases opened to colleagues of other organs: by the organ's head, with a reason and an end (ADR 0142)."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from identity.forms import OpenForm
from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.doing import carried
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions.grants import share_case, unshare_case
from ..models import Application, CaseGrant
from ..permissions import POLICY, may, relations
from ..reach_queries import ORGAN_ROLES, grants_seen

CASES = Application.objects.select_related("department", "parent")
WATCHING = ("auditor", "supervisor")
PAGE = 100


def opened_to(actor: Actor, case: Application) -> CaseGrant | None:
    """The grant by which an official sees a case that is no case of theirs."""
    if actor.kind != "official" or actor.user_id is None:
        return None
    rows = CaseGrant.kept.in_force(local_date(now())).filter(user=actor.user_id, content_object=case)
    found: CaseGrant | None = rows.first()
    return found


@require_GET
def shared(request: ActorRequest) -> HttpResponse:
    """Cases opened to me, and those that my organ opened to others."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if not request.actor.has_role(*ORGAN_ROLES, *WATCHING):
        return render(request, "403.html", status=403)
    rows = grants_seen(CaseGrant.kept.told(), request.actor).select_related("content_object__department")
    day = local_date(now())
    lines = [(row, row.content_object, row.state_on(day)) for row in rows[:PAGE]]
    return render(request, "services/shared.html", {"lines": lines})


@require_http_methods(["GET", "POST"])
def sharing(request: ActorRequest, ref: str) -> HttpResponse:
    """To whom one case is open, why and until when; the organ's head opens it by POST."""
    if request.actor.kind == "anonymous" and request.method == "GET":
        return to_login(request)
    case = get_visible(CASES, request.actor, ref)
    if request.method == "POST" or not request.actor.has_role(*WATCHING):
        POLICY.require(request.actor, "application.share", relations(request.actor, case))
    form = OpenForm(request.POST or None)
    if request.method == "POST" and carried(form, lambda said: opened(case, said, request)) is not None:
        return redirect("services:sharing", ref=ref)
    day, rows = local_date(now()), CaseGrant.kept.told().filter(content_object=case)
    context = {
        "case": case, "grants": [(row, row.state_on(day)) for row in rows[:PAGE]],
        "form": form if may(request.actor, "application.share", case) else None,
    }  # fmt: skip
    return render(request, "services/sharing.html", context, status=422 if form.errors else 200)


def opened(case: Application, said: dict[str, object], request: ActorRequest) -> CaseGrant:
    """The deed behind the form."""
    user = said["person"].user  # type: ignore[attr-defined]
    return share_case(case, user, reason=str(said["reason"]), until=said["until"], by=request.actor)  # type: ignore[arg-type]


@require_POST
def sharing_ending(request: ActorRequest, ref: str, number: int) -> HttpResponse:
    """Take it back at once."""
    case = get_visible(CASES, request.actor, ref)
    POLICY.require(request.actor, "application.share", relations(request.actor, case))
    grant = CaseGrant.kept.filter(content_object=case, pk=number).first()
    if grant is None:
        raise Http404(ref)
    unshare_case(grant, by=request.actor)
    return redirect("services:sharing", ref=ref)
