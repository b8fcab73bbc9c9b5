"""A form whose token is not the visitor's any more: the page is old, or they logged in anew in another tab."""

import re
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from services.typed import keep_typed

FORM = re.compile(r"/drafts/([0-9A-Z-]+)/form/")
OLD_PAGE = "这一页放得太久，或者您在别的页面重新登录过。请重新打开这一页再操作。"


def stale(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Nothing is done; what was typed into the form of an application is kept and shown again.

    Only what came from our own pages is kept: another site could put words into the form otherwise.
    """
    ours = urlsplit(request.headers.get("Origin", "")).netloc == request.get_host()
    draft = FORM.fullmatch(request.path)
    if draft and ours:
        keep_typed(request.session, draft[1], request.POST)
        return redirect(request.path)
    if "application/json" in request.headers.get("Accept", ""):
        return JsonResponse({"sentence": _(OLD_PAGE)}, status=403)
    return render(request, "stale.html", status=403)
