"""Doors of the login."""

import hashlib
from datetime import timedelta

from django.contrib.auth import views as auth_views
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from ..forms import LoginForm

ATTEMPTS, WINDOW = 8, timedelta(minutes=15)


class LoginView(auth_views.LoginView):
    """The login page: paste allowed, no puzzle; too many failures answer 429 with a sentence."""

    template_name = "identity/login.html"
    authentication_form = LoginForm
    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        key = failures_key(request)
        if cache.get(key, 0) >= ATTEMPTS:
            form = self.get_form_class()(request)
            response = render(request, self.template_name, {"form": form, "too_many": True}, status=429)
            response["Retry-After"] = str(int(WINDOW.total_seconds()))
            return response
        response = super().post(request, *args, **kwargs)
        if response.status_code != 302:
            count_failure(key)
        return response


def failures_key(request: HttpRequest) -> str:
    """Where the failures of this address at this account name are counted; no name is kept in the cache."""
    name = request.POST.get("username", "").strip().casefold()
    digest = hashlib.sha256(name.encode()).hexdigest()[:32]
    return f"login:{request.META.get('REMOTE_ADDR')}:{digest}"


def count_failure(key: str) -> None:
    """One failure more; the window begins with the first."""
    cache.add(key, 0, int(WINDOW.total_seconds()))
    cache.incr(key)
