"""The public check of a paper by its number and code."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from records.ledger.http import ActorRequest

from ..forms import CheckForm
from ..models import Paper

CHECKS_PER_MINUTE = 30


def too_many(request: HttpRequest) -> bool:
    """Whether this address has asked too often within a minute."""
    key = f"paper-check:{request.META.get('REMOTE_ADDR')}"
    cache.add(key, 0, 60)
    try:
        return bool(cache.incr(key) > CHECKS_PER_MINUTE)
    except ValueError:  # the minute ended between the two calls
        return False


@require_GET
def check(request: ActorRequest) -> HttpResponse:
    """Is this paper genuine and does it still hold? Nothing is said of the person it was for."""
    if not request.GET:
        return render(request, "documents/check.html", {"form": CheckForm()})
    if too_many(request):
        return render(request, "documents/check.html", {"form": CheckForm(), "too_many": True}, status=429)
    form = CheckForm(request.GET)
    if not form.is_valid():
        return render(request, "documents/check.html", {"form": form}, status=422)
    paper = Paper.objects.checked_by(**form.cleaned_data).select_related("department", "edition").first()
    return render(request, "documents/check.html", {"form": form, "checked": True, "paper": paper})
