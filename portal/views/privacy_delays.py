"""The head of an office lets its readings be told later: basis, second pair of eyes, end (个人信息保护法 18, 35)."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from blueprints.texts import say
from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.errors import Refusal
from records.ledger.http import ActorRequest
from records.ledger.models import ReadingDelay
from records.ledger.reading import delay_disclosure

from ..privacy_forms import DelayForm
from .privacy_office import refuse_outsiders

SHOWN = 50


def titled(title: dict[str, str]) -> str:
    """What a post is called; a post may have no title."""
    return say(title, "zh-Hans") if title else ""


def colleagues(actor: Actor) -> list[tuple[str, str]]:
    """Who of the department may have asked: posts of today, not one's own."""
    posts = Mandate.objects.held_on(localdate()).filter(department=actor.department_id).select_related("person")
    found = {post.person.reference: f"{titled(post.title)} {post.person.name_masked}" for post in posts}
    return [(reference, label) for reference, label in found.items() if reference != actor.reference]


@require_http_methods(["GET", "POST"])
def delays(request: ActorRequest) -> HttpResponse:
    """What my department tells later, and a new one by POST; auditors see all readings all the time."""
    refused = refuse_outsiders(request, "signing_head")
    if refused is not None:
        return refused
    form = DelayForm(request.POST or None, colleagues=colleagues(request.actor))
    if request.method == "POST" and form.is_valid():
        try:
            delay_disclosure(**form.cleaned_data, by=request.actor)
            return redirect("privacy:delays")
        except Refusal as no:
            form.add_error(None, no.sentence)
    rows = ReadingDelay.objects.filter(department=request.actor.department).order_by("-at")[:SHOWN]
    context = {"form": form, "rows": rows}
    return render(request, "portal/privacy/delays.html", context, status=422 if form.errors else 200)
