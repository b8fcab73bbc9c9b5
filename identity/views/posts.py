"""In which of one's posts one acts."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from records.ledger.http import ActorRequest

from ..actors import ONESELF, posts_of_request
from .account import safe_next


@require_POST
def choose_post(request: ActorRequest) -> HttpResponse:
    """Act in another of my posts from now on, or as myself; one that I do not hold today is not found."""
    wanted = request.POST.get("post", "")
    if wanted != ONESELF and wanted not in {post.reference for post in posts_of_request(request)}:
        raise Http404(wanted)
    request.session["post"] = wanted
    request.session.pop("acting_for", None)
    return redirect(safe_next(request))
