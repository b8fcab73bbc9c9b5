"""The barest Django there can be, for ratios: a page of 4 KB kept in Redis, and a form of a session with its token,
answered by the same server.

The server loads this file by itself, not as part of the package: the package speaks for the portal's own settings.
"""

import django
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import URLPattern, path
from django.utils.decorators import decorator_from_middleware
from django.views.decorators.cache import cache_page
from django.views.decorators.csrf import csrf_protect

SIZE, FIELDS = 4096, 20
FORM = """<!DOCTYPE html><title>bare</title><form method="post">{% csrf_token %}{% for name, value in fields %}
<label for="{{ name }}">{{ name }}</label><input id="{{ name }}" name="{{ name }}" value="{{ value }}">{% endfor %}
<button>save</button></form>"""

django.setup()


def page(request: HttpRequest) -> HttpResponse:
    """Four kilobytes of a page."""
    return HttpResponse("<!DOCTYPE html><title>bare</title><p>".ljust(SIZE, "x"))


def form(request: HttpRequest) -> HttpResponse:
    """A form with what the session remembers."""
    if "name" not in request.session:
        request.session["name"] = "林"
    fields = [(f"field{n}", request.session["name"]) for n in range(FIELDS)]
    return HttpResponse(engines["django"].from_string(FORM).render({"fields": fields}, request))


with_session = decorator_from_middleware(SessionMiddleware)
urlpatterns: list[URLPattern] = [
    path("cached/", cache_page(600)(page)),
    path("session/", with_session(csrf_protect(form))),
]
application = WSGIHandler()
