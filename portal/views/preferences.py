"""Language and display, kept in cookies, without login and without JavaScript."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import check_for_language
from django.views.decorators.http import require_POST

from records.registers.regions import COOKIE, padded, significant

from ..context import MODES

YEAR = 365 * 24 * 3600


@require_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """Set one preference: `language`, `region` (a division's code), or a display mode that is switched on or off."""
    target = request.POST.get("next", "/")
    safe = url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()})
    response = redirect(target if safe else "/")
    language = request.POST.get("language", "")
    if language and check_for_language(language):
        response.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=YEAR, samesite="Lax")
    region = significant(request.POST.get("region", ""))
    if region:
        response.set_cookie(COOKIE, padded(region), max_age=YEAR, samesite="Lax")
    for name, values in MODES.items():
        chosen = request.POST.get(name)
        if chosen is not None:
            switched_on = chosen in values and request.COOKIES.get(name) != chosen
            response.set_cookie(name, chosen if switched_on else "", max_age=YEAR if switched_on else 0, samesite="Lax")
    return response
