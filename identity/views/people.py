"""Levels of assurance: my own page, and the window where officers raise them, register people and prove ties."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.files.actions import store_file
from records.ledger.doing import carried
from records.ledger.errors import Invalid, NotAllowed, Problem
from records.ledger.http import ActorRequest, login_first, to_login
from records.ledger.loading import get_visible
from records.ledger.reading import note_reading, reveal

from ..actions.assurance import (
    ask_letter,
    confirm_evidence,
    end_evidence,
    print_letter,
    record_evidence,
    use_code,
)
from ..actions.families import prove_tie
from ..actions.people import register_person
from ..actors import level_of
from ..finding import with_document
from ..models import Evidence, FamilyTie, Letter, Person
from ..people_forms import CodeForm, EvidenceForm, LetterForm, RegistrationForm
from ..queries import COUNTER, HELPERS, today
from ..rules.documents import UNKNOWN
from ..rules.levels import BY_KIND, routes_above, routes_to

NOT_REGISTERED = "这个证件号码还没登记。请先在下面“登记新的人”里登记。"
WRONG_CODE = "验证码不对。请照信上的 8 位字符再填一遍。"
OFFICE = "这一页供窗口工作人员使用。"


@require_GET
def assurance(request: ActorRequest) -> HttpResponse:
    """My level: which, how it was reached, how to raise it. `needs` says what an item asks, `next` leads back to it."""
    refused = login_first(request)
    if refused is not None:
        return refused
    return assurance_page(request, LetterForm(), CodeForm())


def assurance_page(request: ActorRequest, letter: Any, code: Any, status: int = 200) -> HttpResponse:
    """The page with its two forms."""
    person = get_visible(Person, request.actor, request.actor.reference)
    level, needs = level_of(person, today()), request.GET.get("needs", "")
    wanted = int(needs) if needs in {"1", "2", "3"} else 0
    rows = [(row, BY_KIND.get(row.kind)) for row in Evidence.objects.filter(person=person).order_by("-made_at")[:30]]
    sent = Letter.objects.filter(person=person, used_at=None, valid_to__gte=today()).order_by("-asked_at").first()
    context = {
        "person": person, "level": level, "rows": rows, "letter": sent,
        "routes": routes_to(wanted) if wanted > level else routes_above(level),
        "needs": wanted if wanted > level else 0,
        "letter_form": letter, "code_form": code, "today": today(), "next": request.GET.get("next", ""),
    }  # fmt: skip
    return render(request, "identity/assurance.html", context, status=status)


@require_POST
def assurance_letter(request: ActorRequest) -> HttpResponse:
    """Ask for a letter with a code."""
    refused = login_first(request)
    if refused is not None:
        return refused
    person, form = get_visible(Person, request.actor, request.actor.reference), LetterForm(request.POST)
    if carried(form, lambda typed: ask_letter(person, address=typed["address"], by=request.actor)) is None:
        return assurance_page(request, form, CodeForm(), status=422)
    return redirect("identity:assurance")


@require_POST
def assurance_code(request: ActorRequest) -> HttpResponse:
    """Fill in the code of the letter."""
    refused = login_first(request)
    if refused is not None:
        return refused
    person, form = get_visible(Person, request.actor, request.actor.reference), CodeForm(request.POST)
    right = carried(form, lambda typed: use_code(person, typed["code"], by=request.actor))
    if right:
        return redirect("identity:assurance")
    if right is not None:
        form.add_error("code", WRONG_CODE)
    return assurance_page(request, LetterForm(), form, status=422)


def refuse_outsiders(request: ActorRequest, *roles: str) -> HttpResponse | None:
    """The counter is for its officers."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return None if request.actor.has_role(*(roles or COUNTER)) else render(request, "403.html", status=403)


@require_http_methods(["GET", "POST"])
def counter(request: ActorRequest) -> HttpResponse:
    """The window for people: raise a level by a document shown; what waits for a second officer, a proof, the post."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and carried(form, lambda typed: enter_evidence(request, typed)) is not None:
        return redirect("identity:counter")
    ties = FamilyTie.objects.visible_to(request.actor).unfinished().select_related("holder", "subject")
    context = {
        "form": form, "letters": Letter.objects.visible_to(request.actor).select_related("person")[:50],
        "waiting": [(row, BY_KIND[row.kind]) for row in waiting_for(request).select_related("person")[:50]],
        "ties": ties.order_by("asked_at")[:50],
    }  # fmt: skip
    return render(request, "identity/counter.html", context, status=422 if form.errors else 200)


def waiting_for(request: ActorRequest) -> Any:
    """What waits for a second officer."""
    return Evidence.objects.visible_to(request.actor).order_by("made_at")


def enter_evidence(request: ActorRequest, typed: dict[str, Any]) -> Evidence:
    """Find the person by the document read, note the reading, keep the signed paper, enter the evidence."""
    person = with_document(typed["document"], typed["number"])
    if person is None:
        raise Invalid("person.unknown", NOT_REGISTERED, [Problem("number", NOT_REGISTERED)])
    note_reading(person.reference, ["person.id_number"], by=request.actor, purpose="assurance")
    paper = kept(request, typed["paper"], person) if typed["paper"] else ""
    return record_evidence(
        person, typed["kind"], number=typed["number"], basis=typed["basis"], paper=paper, by=request.actor
    )


def kept(request: ActorRequest, upload: Any, person: Person) -> str:
    """The reference of an uploaded paper about a person."""
    stored = store_file(
        upload.read(), name=upload.name, purpose="signature", by=request.actor, person=person.reference,
        region=person.region, stream=f"person:{person.reference}",
    )  # fmt: skip
    return str(stored.reference)


@require_http_methods(["GET", "POST"])
def registration(request: ActorRequest) -> HttpResponse:
    """Register a person who is there with a document; a kind the portal cannot read leads to the halls that can."""
    refused = refuse_outsiders(request, "window_clerk", *HELPERS)
    if refused is not None:
        return refused
    form = RegistrationForm(request.POST or None)
    person = carried(form, lambda typed: enter_person(request, typed)) if request.method == "POST" else None
    context = {"form": form, "person": person, "other": form.is_bound and form.data.get("document") == "other"}
    return render(request, "identity/registration.html", context, status=422 if form.errors else 200)


def enter_person(request: ActorRequest, typed: dict[str, Any]) -> Person:
    """The deed behind the form."""
    if typed["document"] == "other":
        raise Invalid("person.document", UNKNOWN, [Problem("document", UNKNOWN)])
    owner = with_document(typed["owner_document"], typed["owner_number"]) if typed["owner_number"] else None
    return register_person(
        name=typed["name"], id_number=typed["number"], certificate_kind=typed["document"], phone=typed["phone"],
        birth_date=typed["birth_date"], phone_owner=owner, region=request.actor.region, by=request.actor,
    )  # fmt: skip


@require_POST
def evidence_confirmation(request: ActorRequest, ref: str) -> HttpResponse:
    """The second officer confirms."""
    confirm_evidence(get_visible(Evidence, request.actor, ref), by=request.actor)
    return redirect("identity:counter")


@require_POST
def evidence_ending(request: ActorRequest, ref: str) -> HttpResponse:
    """Evidence that does not hold is taken back."""
    end_evidence(get_visible(Evidence, request.actor, ref), why=request.POST.get("why", ""), by=request.actor)
    return redirect("identity:counter")


@require_POST
def tie_proof(request: ActorRequest, ref: str) -> HttpResponse:
    """The paper that proves a family tie has been seen."""
    prove_tie(get_visible(FamilyTie, request.actor, ref), by=request.actor)
    return redirect("identity:counter")


@require_POST
def letter_printing(request: ActorRequest, ref: str) -> HttpResponse:
    """The letter to print and post; shown once, the reading of the address is noted."""
    if not request.actor.has_role("window_clerk"):
        raise NotAllowed("letter.office", OFFICE)
    letter = print_letter(get_visible(Letter, request.actor, ref), by=request.actor)
    note_reading(letter.person.reference, ["letter.address"], by=request.actor, purpose="post")
    name = reveal(letter.person, "name", by=request.actor, purpose="post")
    context = {"letter": letter, "name": name, "address": letter.address.plain(), "code": letter.code.plain()}
    return render(request, "identity/letter.html", context)
