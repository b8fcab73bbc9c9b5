"""Wallet and public check."""

from typing import Any

from django.core.cache import cache
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from blueprints.loading import load
from documents.actions import note_paper_read
from identity.finding import account_of, find_person
from identity.people_forms import ShowForm
from records.clock import local_date
from records.files.views import as_download
from records.ledger.clock import now
from records.ledger.doing import carried
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible
from records.ledger.reading import note_reading
from records.vault.elements import open_elements

from .actions import verify_code, verify_file
from .actions.sharing import share_licence, unshare_licence
from .forms import CodeForm, FileForm
from .models import Licence, LicenceGrant
from .permissions import POLICY, relations
from .registry import licence_acts

CHECKS_PER_MINUTE = 30
SHOWN = 100
MAX_BYTES = 20 * 1024 * 1024


@require_GET
def wallet(request: ActorRequest) -> HttpResponse:
    """My certificates and those of whom I act for."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    licences = Licence.objects.visible_to(request.actor).select_related("edition", "department", "paper")
    own = {request.actor.reference, request.actor.acting_for.reference if request.actor.acting_for else ""}
    cards = [(row, load(row.edition), row.holder in own) for row in licences.order_by("-decided_at")[:SHOWN]]
    return render(request, "licences/wallet.html", {"cards": cards})


@require_GET
def licence(request: ActorRequest, ref: str) -> HttpResponse:
    """One certificate with its face; the issuing organ's reading is noted."""
    row = get_visible(Licence.objects.select_related("edition", "department", "paper"), request.actor, ref)
    kind = load(row.edition)
    note_official(row, "licence.face", request)
    face = open_elements(row.face, f"licence:{row.issue_key}")
    lines = [(field.label, face.get(field.id, "")) for field in kind.face]
    checks = row.verifications.order_by("-checked_at")[:10]
    page = {"licence": row, "kind": kind, "lines": lines, "checks": checks}
    page["may_show"] = POLICY.allows(request.actor, "licence.share", relations(request.actor, row))
    page["acts"] = [
        (a.label, a.url(row.reference)) for _key, a in licence_acts.items() if a.offered(row, request.actor)
    ]
    return render(request, "licences/licence.html", page)


def note_official(row: Licence, part: str, request: ActorRequest) -> None:
    """An official's reading of a certificate is noted."""
    if request.actor.kind == "official":
        note_reading(row.holder, [part], by=request.actor, purpose="licence", case=row.case_ref)


@require_GET
def licence_file(request: ActorRequest, ref: str) -> FileResponse:
    """The sealed PDF."""
    row = get_visible(Licence.objects.select_related("paper__stored_file"), request.actor, ref)
    if row.paper is None or row.paper.stored_file is None:
        raise Http404(ref)
    note_paper_read(row.paper, by=request.actor)
    note_official(row, "licence.file", request)
    return as_download(row.paper.stored_file)


@require_http_methods(["GET", "POST"])
def sharing(request: ActorRequest, ref: str) -> HttpResponse:
    """To whom one's certificate is shown, why and until when; the holder shows it by POST (ADR 0142)."""
    if request.actor.kind == "anonymous" and request.method == "GET":
        return to_login(request)
    row = get_visible(Licence.objects.select_related("edition"), request.actor, ref)
    POLICY.require(request.actor, "licence.share", relations(request.actor, row))
    form = ShowForm(request.POST or None)
    if request.method == "POST" and carried(form, lambda said: shown(row, said, request)) is not None:
        return redirect("licences:sharing", ref=ref)
    day, rows = local_date(now()), LicenceGrant.kept.told().filter(content_object=row)
    page = {
        "licence": row, "kind": load(row.edition), "form": form,
        "grants": [(grant, grant.state_on(day)) for grant in rows[:SHOWN]],
    }  # fmt: skip
    return render(request, "licences/sharing.html", page, status=422 if form.errors else 200)


def shown(row: Licence, said: dict[str, Any], request: ActorRequest) -> LicenceGrant:
    """The deed behind the form."""
    person = find_person(said["document"], said["number"], said["name"], by=request.actor)
    return share_licence(row, account_of(person), reason=said["reason"], until=said["until"], by=request.actor)


@require_POST
def sharing_ending(request: ActorRequest, ref: str, number: int) -> HttpResponse:
    """Take it back at once."""
    row = get_visible(Licence, request.actor, ref)
    POLICY.require(request.actor, "licence.share", relations(request.actor, row))
    grant = LicenceGrant.kept.filter(content_object=row, pk=number).first()
    if grant is None:
        raise Http404(ref)
    unshare_licence(grant, by=request.actor)
    return redirect("licences:sharing", ref=ref)


def too_many(request: HttpRequest) -> bool:
    """Whether this address has checked too often within a minute."""
    key = f"verify:{request.META.get('REMOTE_ADDR')}"
    cache.add(key, 0, 60)
    try:
        return bool(cache.incr(key) > CHECKS_PER_MINUTE)
    except ValueError:  # the minute ended between the two calls
        return False


@require_http_methods(["GET", "POST"])
def verify(request: ActorRequest) -> HttpResponse:
    """Check a certificate: by its number, or by the file."""
    context = {"code_form": CodeForm(), "file_form": FileForm(), "check": None}
    if request.method == "GET" and not request.GET.get("code"):
        return render(request, "licences/verify.html", context)
    if too_many(request):
        return render(request, "licences/verify.html", {**context, "too_many": True}, status=429)
    if request.method == "GET":
        form = CodeForm(request.GET)
        check = verify_code(form.cleaned_data["code"], by=request.actor) if form.is_valid() else None
        return render(request, "licences/verify.html", {**context, "code_form": form, "check": check})
    file_form = FileForm(request.POST, request.FILES)
    if not file_form.is_valid() or file_form.cleaned_data["file"].size > MAX_BYTES:
        return render(request, "licences/verify.html", {**context, "file_form": file_form}, status=422)
    check = verify_file(file_form.cleaned_data["file"].read(), by=request.actor)
    return render(request, "licences/verify.html", {**context, "check": check})


@require_GET
def verify_by_code(request: ActorRequest, code: str) -> HttpResponse:
    """Where the QR code leads."""
    if too_many(request):
        context = {"code_form": CodeForm(), "file_form": FileForm(), "too_many": True}
        return render(request, "licences/verify.html", context, status=429)
    check = verify_code(code, by=request.actor)
    context = {"code_form": CodeForm(), "file_form": FileForm(), "check": check}
    return render(request, "licences/verify.html", context)
