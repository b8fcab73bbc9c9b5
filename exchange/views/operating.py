"""For those who run notices: their words and trials, what did not get through."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions import rerun_dispatch, try_words
from ..forms import TrialForm
from ..models import Dispatch
from ..rules.words import message, sample
from ..wording import words_of_all

PAGE = 50
LANGUAGES = (("zh-hans", "简体"), ("zh-hant", "繁體"), ("en", "English"))
SAMPLE = {"zh-Hans": "食品经营许可", "en": "Food-business licence"}


def refuse_others(request: ActorRequest, *roles: str) -> HttpResponse | None:
    """Only for some roles."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    return None if request.actor.has_role(*roles) else render(request, "403.html", status=403)


@require_GET
def words(request: ActorRequest) -> HttpResponse:
    """Every kind of notice."""
    refused = refuse_others(request, "item_authority", "department_admin")
    return refused or render(request, "exchange/words.html", {"kinds": words_of_all()})


@require_GET
def word(request: ActorRequest, code: str) -> HttpResponse:
    """One kind in three languages, with sample data."""
    refused = refuse_others(request, "item_authority", "department_admin")
    return refused or word_page(request, code, TrialForm(initial={"channel": "email"}))


def word_page(request: ActorRequest, code: str, form: TrialForm, status: int = 200) -> HttpResponse:
    """The page of one kind."""
    kind = words_of_all().get(code)
    if kind is None:
        raise Http404(code)
    said = [(name, tag, message(kind, sample(kind, SAMPLE), tag)) for tag, name in LANGUAGES]
    return render(
        request, "exchange/word.html", {"code": code, "kind": kind, "said": said, "form": form}, status=status
    )


@require_POST
def trial(request: ActorRequest, code: str) -> HttpResponse:
    """Send it to myself."""
    refused = refuse_others(request, "item_authority", "department_admin")
    if refused is not None:
        return refused
    form = TrialForm(request.POST)
    if not form.is_valid() or code not in words_of_all():
        return word_page(request, code, form, 422)
    try_words(code, form.cleaned_data["channel"], by=request.actor)
    messages.success(request, _("已发给您自己，一分钟内到。没收到就看“未送达”。"))
    return redirect("exchange:word", code)


@require_GET
def failures(request: ActorRequest) -> HttpResponse:
    """What did not get through."""
    refused = refuse_others(request, "operator")
    if refused is not None:
        return refused
    rows = list(Dispatch.objects.visible_to(request.actor).failed().select_related("notice")[:PAGE])
    return render(request, "exchange/failures.html", {"rows": rows})


@require_POST
def rerun(request: ActorRequest, ref: str) -> HttpResponse:
    """Try one once more."""
    refused = refuse_others(request, "operator")
    if refused is not None:
        return refused
    rerun_dispatch(get_visible(Dispatch, request.actor, ref), by=request.actor)
    return redirect("exchange:failures")
