"""My notices, what I want to be told, my own systems."""

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from records.ledger.doing import carried
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions import add_webhook, end_webhook, read_notices, save_choices
from ..forms import WebhookForm
from ..models import Choice, Notice, Webhook
from ..rules.routing import CHAIN, PORTAL
from ..rules.words import NoticeWords
from ..wording import spoken, words_of_all

PAGE = 30
CHANNELS = (PORTAL, *CHAIN)


@require_GET
def notices(request: ActorRequest) -> HttpResponse:
    """My notices: unread first, then the newest."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    mine = Notice.objects.visible_to(request.actor)
    rows = list(mine.listed(request.GET.get("after", ""))[: PAGE + 1])
    context = {
        "notices": spoken(rows[:PAGE], get_language() or ""),
        "next": rows[PAGE - 1].cursor if len(rows) > PAGE else "",
    }  # fmt: skip
    return render(request, "exchange/notices.html", context)


@require_POST
def reading(request: ActorRequest) -> HttpResponse:
    """All read."""
    read_notices(by=request.actor)
    return redirect("exchange:notices")


@require_http_methods(["GET", "POST"])
def choices(request: ActorRequest) -> HttpResponse:
    """By which channel I want to be told what."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    known = words_of_all()
    if request.method == "POST":
        ticked = set(request.POST.getlist("wanted"))
        wanted = {(kind, channel): f"{kind}:{channel}" in ticked for kind in known for channel in CHANNELS}
        save_choices(wanted, by=request.actor)
        return redirect("exchange:choices")
    rows = Choice.objects.filter(person=request.actor.reference)
    kept = {(row.kind, row.channel): row.wanted for row in rows}
    return render(request, "exchange/choices.html", {"rows": choice_rows(known.items(), kept)})


def choice_rows(
    known: Iterable[tuple[str, NoticeWords]], kept: dict[tuple[str, str], bool]
) -> list[tuple[str, NoticeWords, list[tuple[str, bool, bool]]]]:
    """Per kind: its code, its words, and (channel, on, fixed) for each channel."""
    return [
        (kind, words, [
            (channel, kept.get((kind, channel), channel == PORTAL or channel in words.channels) or fixed, fixed)
            for channel in CHANNELS for fixed in [words.legal and channel == PORTAL]
        ])
        for kind, words in known
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def webhooks(request: ActorRequest) -> HttpResponse:
    """The addresses of my own systems (or of whom I act for); a new one shows its secret once."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    form = WebhookForm(request.POST or None)
    added = carried(form, lambda values: add_webhook(values["url"], by=request.actor))
    context = {
        "form": WebhookForm() if added else form, "secret": added[1] if added else "",
        "webhooks": Webhook.objects.visible_to(request.actor).private().in_use().order_by("-made_at"),
    }  # fmt: skip
    return render(request, "exchange/webhooks.html", context, status=422 if form.errors else 200)


@require_POST
def webhook_ending(request: ActorRequest, ref: str) -> HttpResponse:
    """Nothing is posted there any more."""
    end_webhook(get_visible(Webhook.objects.private().in_use(), request.actor, ref), by=request.actor)
    return redirect("exchange:webhooks")
