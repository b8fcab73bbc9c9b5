"""Doors of departments: their chart of posts, appointing, ending, substitutes, the review of every quarter."""

from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.errors import Invalid, NotAllowed
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions.mandates import appoint, end_mandate, is_others_to_give, stand_in
from ..actions.reviews import decide_line
from ..chart import departments_of, halls_of, roles_for
from ..forms import AppointForm, StandInForm
from ..models import AccessReview, Mandate
from ..permissions import POLICY, reach, substituting

LOOKING = ("department_admin", "security_admin", "supervisor", "auditor")
APPOINTING = ("department_admin", "security_admin")
PAGE = 200
POSTS = Mandate.objects.select_related("person", "department", "hall", "substitute_for__person")


def refuse_outsiders(request: ActorRequest) -> HttpResponse | None:
    """These pages are for those who look after posts."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return None if request.actor.has_role(*LOOKING) else render(request, "403.html", status=403)


@require_http_methods(["GET", "POST"])
def offices(request: ActorRequest) -> HttpResponse:
    """The chart: departments, their units, who holds which post from when to when; a new post by POST."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    may = request.actor.has_role(*APPOINTING)
    if request.method == "POST" and not may:
        return render(request, "403.html", status=403)
    departments = departments_of(request.actor)
    roles = roles_for(request.actor)
    form = AppointForm(request.POST or None, departments=departments, roles=roles, actor=request.actor)
    if request.method == "POST" and form.is_valid() and appointed(form, request):
        return redirect("identity:offices")
    rows = POSTS.visible_to(request.actor).of_now(local_date(now())).filter(department__in=departments)
    rows = rows.order_by("department__division__code", "department__short_code", "role", "valid_from")[:PAGE]
    chart = [(department, list(posts)) for department, posts in groupby(rows, key=lambda row: row.department)]
    context = {"chart": chart, "form": form if may else None, "day": local_date(now())}
    return render(request, "identity/offices.html", context, status=422 if request.method == "POST" else 200)


def appointed(form: AppointForm, request: ActorRequest) -> bool:
    """Give the post that the form says; a refusal stands on the form."""
    try:
        give_post(form, by=request.actor)
    except (Invalid, NotAllowed) as refused:
        form.add_error(None, refused.sentence)
        return False
    return True


def give_post(form: AppointForm, *, by: Actor) -> Mandate:
    """The deed behind a form that is right."""
    said = form.cleaned_data
    halls = halls_of(said["department"]) if said["role"] == "window_clerk" else []
    return appoint(
        said["person"], department=said["department"], role=said["role"], region=said["region"],
        valid_from=said["valid_from"], valid_to=said["valid_to"], title=form.title(), by=by,
        hall=halls[0] if len(halls) == 1 else None,
    )  # fmt: skip


@require_GET
def mandate(request: ActorRequest, ref: str) -> HttpResponse:
    """One post: from when to when, its substitutes, what can be done about it."""
    return mandate_page(request, get_visible(POSTS.all(), request.actor, ref), StandInForm(initial=first_day()))


def first_day() -> dict[str, object]:
    """A substitute usually begins today."""
    return {"valid_from": local_date(now())}


def mandate_page(request: ActorRequest, row: Mandate, form: StandInForm, status: int = 200) -> HttpResponse:
    """The page of a post."""
    actor = request.actor
    open_to_me = row.ended_at is None and not is_others_to_give(actor, row.role)
    context = {
        "row": row, "form": form, "substitutes": POSTS.filter(substitute_for=row).order_by("-valid_from"),
        "may_end": open_to_me and POLICY.allows(actor, "mandate.end", reach(actor, row.department)),
        "may_substitute": open_to_me and POLICY.allows(actor, "mandate.substitute", substituting(actor, row)),
    }  # fmt: skip
    return render(request, "identity/mandate.html", context, status=status)


@require_POST
def ending(request: ActorRequest, ref: str) -> HttpResponse:
    """End a post at once."""
    end_mandate(get_visible(Mandate.objects.all(), request.actor, ref), by=request.actor)
    return redirect("identity:mandate", ref=ref)


@require_POST
def substitute(request: ActorRequest, ref: str) -> HttpResponse:
    """Let a colleague stand in for the holder of a post."""
    row = get_visible(POSTS.all(), request.actor, ref)
    POLICY.require(request.actor, "mandate.substitute", substituting(request.actor, row))
    form = StandInForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            stand_in(row, said["person"], valid_from=said["valid_from"], valid_to=said["valid_to"], by=request.actor)
            return redirect("identity:mandate", ref=ref)
        except (Invalid, NotAllowed) as refused:
            form.add_error(None, refused.sentence)
    return mandate_page(request, row, form, 422)


@require_GET
def reviews(request: ActorRequest) -> HttpResponse:
    """The reviews of the departments one looks after, the newest first."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    rows = AccessReview.objects.visible_to(request.actor).counted().select_related("department")
    context = {"reviews": rows.order_by("-quarter", "department__short_code")[:PAGE], "day": local_date(now())}
    return render(request, "identity/reviews.html", context)


@require_http_methods(["GET", "POST"])
def review(request: ActorRequest, ref: str) -> HttpResponse:
    """One review: each post is confirmed or ended."""
    row = get_visible(AccessReview.objects.select_related("department"), request.actor, ref)
    lines = row.lines.select_related("mandate__person", "mandate__department", "mandate__substitute_for__person")
    if request.method == "POST":
        POLICY.require(request.actor, "review.decide", reach(request.actor, row.department))
        chosen = lines.filter(mandate__reference=request.POST.get("mandate", "")).first()
        if chosen is None or request.POST.get("do") not in {"keep", "end"}:
            return render(request, "404.html", status=404)
        decide_line(chosen, keep=request.POST["do"] == "keep", by=request.actor)
        return redirect("identity:review", ref=ref)
    may = POLICY.allows(request.actor, "review.decide", reach(request.actor, row.department))
    context = {"review": row, "lines": lines.order_by("mandate__role", "mandate__valid_from"), "may": may}
    return render(request, "identity/review.html", context)
