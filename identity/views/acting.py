"""Acting for others: whom I act for and who for me; powers of attorney; a firm's people; the family."""

from dataclasses import replace
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.ledger.doing import carried
from records.ledger.http import ActorRequest, login_first
from records.ledger.loading import get_visible

from ..actions.assurance import vouch_for
from ..actions.families import claim_tie, consent_to_tie, end_tie
from ..actions.firms import accept_handling, confirm_handling, end_handling
from ..actions.people import add_handler
from ..actions.proxies import accept_proxy, decline_proxy, give_proxy, revoke_proxy
from ..actors import actor_of
from ..finding import find_person
from ..models import FamilyTie, Handler, Organisation, Person, Proxy
from ..parties import by_tie, choices_of, ties_of
from ..people_forms import FamilyForm, HandlerForm, ProxyForm
from ..queries import today
from ..registry import matters_of
from .account import safe_next

PROXIES = Proxy.objects.select_related("person", "organisation__representative", "agent")
HANDLERS = Handler.objects.select_related("organisation__representative", "person")
TIES = FamilyTie.objects.select_related("holder", "subject")


@require_GET
def overview(request: ActorRequest) -> HttpResponse:
    """For whom I may act (choose), what waits for my answer, who may act for me."""
    refused = login_first(request)
    if refused is not None:
        return refused
    person = Person.objects.visible_to(request.actor).first()
    if person is None or request.actor.kind != "person":
        return render(request, "identity/acting_officials.html")
    day, actor = today(), request.actor
    context = {
        "choices": choices_of(person, day), "proxies": listed(PROXIES.visible_to(actor).order_by("-given_at"), day),
        "handlers": listed(HANDLERS.visible_to(actor).standing().filter(person=person.pk), day),
        "ties": TIES.visible_to(actor).filter(ended_at=None).order_by("asked_at"), "person": person,
        "firms": Organisation.objects.filter(representative=person.pk), "next": request.GET.get("next", ""),
    }  # fmt: skip
    return render(request, "identity/acting.html", context)


def listed(rows: Any, day: Any) -> list[tuple[Any, str]]:
    """Rights with the state they are in today."""
    return [(row, row.state_on(day)) for row in rows[:50]]


@require_http_methods(["GET", "POST"])
def proxies(request: ActorRequest) -> HttpResponse:
    """Sign a power of attorney, for oneself or for the firm one represents and acts for now."""
    refused = login_first(request)
    if refused is not None:
        return refused
    form = ProxyForm(request.POST or None, initial={"valid_from": today(), "case": request.GET.get("case", "")})
    if request.method == "POST":
        proxy = carried(form, lambda typed: give(request, typed))
        if proxy is not None:
            return redirect("identity:proxy", ref=proxy.reference)
    who = principal_of(request)
    context = {"form": form, "principal_name": who.name if isinstance(who, Organisation) else who.name_masked}
    return render(request, "identity/proxy_form.html", context, status=422 if form.errors else 200)


def give(request: ActorRequest, typed: dict[str, Any]) -> Proxy:
    """The deed behind the form."""
    agent = find_person(typed["document"], typed["number"], typed["name"], by=request.actor)
    return give_proxy(
        principal_of(request), agent, scope=typed["scope"], case=typed["case"].strip(), by=request.actor,
        single_use=typed["single_use"], valid_from=typed["valid_from"], valid_to=typed["valid_to"],
    )  # fmt: skip


def principal_of(request: ActorRequest) -> Any:
    """Who signs: the firm acted for, or oneself."""
    party = request.actor.acting_for
    if party is not None and party.kind == "organisation" and party.basis == "representative":
        return get_visible(Organisation, request.actor, party.reference)
    return get_visible(Person, request.actor, request.actor.reference)


@require_GET
def proxy(request: ActorRequest, ref: str) -> HttpResponse:
    """One power of attorney: who, whom, what, how long, what happened."""
    refused = login_first(request)
    if refused is not None:
        return refused
    row = get_visible(PROXIES, request.actor, ref)
    mine = request.actor.person_id == row.agent_id
    context = {
        "proxy": row, "state": row.state_on(today()), "matters": matters_of(row.scope),
        "agent": mine, "principal": not mine,
    }  # fmt: skip
    return render(request, "identity/proxy.html", context)


@require_POST
def proxy_acceptance(request: ActorRequest, ref: str) -> HttpResponse:
    """The agent accepts."""
    accept_proxy(get_visible(PROXIES, request.actor, ref), by=request.actor)
    return redirect("identity:proxy", ref=ref)


@require_POST
def proxy_refusal(request: ActorRequest, ref: str) -> HttpResponse:
    """The agent declines or lays it down."""
    decline_proxy(get_visible(PROXIES, request.actor, ref), by=request.actor)
    return redirect("identity:proxy", ref=ref)


@require_POST
def proxy_revocation(request: ActorRequest, ref: str) -> HttpResponse:
    """The principal takes it back."""
    revoke_proxy(get_visible(PROXIES, request.actor, ref), by=request.actor)
    return redirect("identity:proxy", ref=ref)


@require_http_methods(["GET", "POST"])
def firm(request: ActorRequest, ref: str) -> HttpResponse:
    """A firm's people: the representative asks handlers; whoever handles sees their own."""
    refused = login_first(request)
    if refused is not None:
        return refused
    row = get_visible(Organisation.objects.select_related("representative"), request.actor, ref)
    form = HandlerForm(request.POST or None, initial={"valid_from": today()})
    if request.method == "POST" and carried(form, lambda typed: ask(request, row, typed)) is not None:
        return redirect("identity:firm", ref=ref)
    handlers = HANDLERS.visible_to(request.actor).filter(organisation=row).order_by("-valid_from", "-id")
    context = {
        "firm": row, "form": form, "handlers": listed(handlers, today()),
        "chief": row.representative_id == request.actor.person_id,
        "proxies": listed(PROXIES.visible_to(request.actor).filter(organisation=row).order_by("-given_at"), today()),
    }  # fmt: skip
    return render(request, "identity/firm.html", context, status=422 if form.errors else 200)


def ask(request: ActorRequest, organisation: Organisation, typed: dict[str, Any]) -> Handler:
    """The deed behind the form."""
    person = find_person(typed["document"], typed["number"], typed["name"], by=request.actor)
    return add_handler(
        organisation, person, scope=typed["scope"], valid_from=typed["valid_from"], valid_to=typed["valid_to"],
        by=request.actor,
    )  # fmt: skip


@require_POST
def handler_acceptance(request: ActorRequest, ref: str) -> HttpResponse:
    """The handler accepts."""
    accept_handling(get_visible(HANDLERS, request.actor, ref), by=request.actor)
    return redirect("identity:acting")


@require_POST
def handler_ending(request: ActorRequest, ref: str) -> HttpResponse:
    """Either side ends it."""
    row = end_handling(get_visible(HANDLERS, request.actor, ref), by=request.actor)
    if row.person_id == request.actor.person_id:
        return redirect("identity:acting")
    return redirect("identity:firm", ref=row.organisation.reference)


@require_POST
def handler_confirmation(request: ActorRequest, ref: str) -> HttpResponse:
    """The new representative keeps a handler of the former one."""
    row = confirm_handling(get_visible(HANDLERS, request.actor, ref), by=request.actor)
    return redirect("identity:firm", ref=row.organisation.reference)


@require_http_methods(["GET", "POST"])
def family(request: ActorRequest) -> HttpResponse:
    """My family: whom I am guardian of or help, who helps me; claim a tie."""
    refused = login_first(request)
    if refused is not None:
        return refused
    form = FamilyForm(request.POST or None)
    if request.method == "POST" and carried(form, lambda typed: claim(request, typed)) is not None:
        return redirect("identity:family")
    ties = TIES.visible_to(request.actor).order_by("-asked_at")[:50]
    context = {"form": form, "ties": ties, "me": request.actor.person_id, "today": today()}
    return render(request, "identity/family.html", context, status=422 if form.errors else 200)


def claim(request: ActorRequest, typed: dict[str, Any]) -> FamilyTie:
    """The deed behind the form."""
    subject = find_person(typed["document"], typed["number"], typed["name"], by=request.actor)
    holder = get_visible(Person, request.actor, request.actor.reference)
    return claim_tie(holder, subject, kind=typed["kind"], proof=typed["proof"], by=request.actor)


@require_POST
def tie_consent(request: ActorRequest, ref: str) -> HttpResponse:
    """The elder agrees; or the window notes it."""
    consent_to_tie(get_visible(TIES, request.actor, ref), by=request.actor)
    return redirect(safe_next(request) if "next" in request.POST else "identity:family")


@require_POST
def tie_vouching(request: ActorRequest, ref: str) -> HttpResponse:
    """A guardian stands for the child or ward, whose level rises to the middle."""
    tie = get_visible(TIES, request.actor, ref)
    proved = ties_of(request.actor.person_id, today()).filter(pk=tie.pk).exists()
    guardian = replace(actor_of(request), acting_for=by_tie(tie) if proved else None)
    vouch_for(tie.subject, tie=tie.reference, by=guardian)
    return redirect("identity:family")


@require_POST
def tie_ending(request: ActorRequest, ref: str) -> HttpResponse:
    """Either side, or the window, ends it."""
    end_tie(get_visible(TIES, request.actor, ref), by=request.actor)
    return redirect(safe_next(request) if "next" in request.POST else "identity:family")
