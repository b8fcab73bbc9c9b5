"""My data: who read it, what I was told and agreed to, how long it is kept."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from identity.models import Mandate
from records.clock import local_date
from records.ledger.clock import now
from records.ledger.http import ActorRequest, login_first
from records.ledger.loading import get_visible
from records.ledger.models import ReadEntry, Unmasking
from records.ledger.purposes import field_label, purpose_label
from records.privacy.actions import give_consent, withdraw_consent
from records.privacy.models import Consent, NoticeShown, PrivacyNotice, PrivacyRequest, RetentionRule
from records.privacy.registry import purposes
from records.registers.models import Department

PAGE = 30


@require_GET
def centre(request: ActorRequest) -> HttpResponse:
    """What I can do here, and my requests with their clocks."""
    refused = login_first(request)
    if refused is not None:
        return refused
    actor = request.actor
    mine = PrivacyRequest.objects.visible_to(actor).filter(person=actor.reference).select_related("department")
    context = {
        "readings": ReadEntry.objects.visible_to(actor).filter(person=actor.reference).count(),
        "consents": Consent.objects.visible_to(actor).filter(withdrawn_at=None).count(),
        "requests": mine.order_by("-asked_at")[:20],
        "today": local_date(now()),
    }
    return render(request, "portal/privacy/centre.html", context)


@require_GET
def readings(request: ActorRequest) -> HttpResponse:
    """Who read my data: office and post, what, for what, by which article, for which case, when."""
    refused = login_first(request)
    if refused is not None:
        return refused
    actor = request.actor
    rows = ReadEntry.objects.visible_to(actor).filter(person=actor.reference).order_by("-id")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(request, "portal/privacy/readings.html", {"page": page, "lines": told(list(page), actor.reference)})


def told(entries: list[ReadEntry], person: str) -> list[dict[str, Any]]:
    """The entries in words. Of who read no more is said than office and post."""
    offices = {d.code: d.name for d in Department.objects.filter(code__in={e.department for e in entries})}
    posts = {m.reference: m.title for m in Mandate.objects.filter(reference__in={e.mandate for e in entries})}
    asked = PrivacyRequest.objects.filter(person=person, kind="objection", subject__in=[str(e.pk) for e in entries])
    unmasked = Unmasking.objects.filter(reading__in=entries)
    reasons = {row.reading_id: row.reason.plain() for row in unmasked}
    objections = {request.subject: request for request in asked}
    return [
        {
            "entry": entry, "office": offices.get(entry.department, ""), "post": posts.get(entry.mandate, ""),
            "what": field_label(entry.field), "purpose": purpose_label(entry.purpose),
            "objection": objections.get(str(entry.pk)), "reason": reasons.get(entry.pk, ""),
        }
        for entry in entries
    ]  # fmt: skip


@require_http_methods(["GET", "POST"])
def consents(request: ActorRequest) -> HttpResponse:
    """What I agreed to and may take back; what the law lets the portal do and only tells me; notices I was shown."""
    refused = login_first(request)
    if refused is not None:
        return refused
    if request.method == "POST":
        act = withdraw_consent if request.POST.get("act") == "withdraw" else give_consent
        act(request.POST.get("purpose", ""), by=request.actor)
        return redirect("privacy:consents")
    rows = Consent.objects.visible_to(request.actor).order_by("-given_at")
    given = {row.purpose: row for row in rows if row.withdrawn_at is None}
    context = {
        "asked": [(code, p, given.get(code)) for code, p in purposes.items() if p.ground == "consent"],
        "statutory": [p for _, p in purposes.items() if p.ground == "statutory"],
        "history": [(row, purposes.get(row.purpose)) for row in rows if row.purpose in purposes],
        "shown": NoticeShown.objects.visible_to(request.actor)
        .select_related("notice__department")
        .order_by("-at")[:50],
    }
    return render(request, "portal/privacy/consents.html", context)


@require_GET
def notice(request: ActorRequest, ref: str) -> HttpResponse:
    """One version of a notice: each field with its ground and basis."""
    row = get_visible(PrivacyNotice.objects.select_related("department"), request.actor, ref)
    return render(request, "portal/privacy/notice.html", {"notice": row})


@require_GET
def retention(request: ActorRequest) -> HttpResponse:
    """How long what is kept, and by which article; open to all."""
    rules = RetentionRule.objects.visible_to(request.actor).valid_on(local_date(now()))
    return render(request, "portal/privacy/retention.html", {"rules": rules})
