"""Doors of the roof: home, preferences, styleguide, health, API root."""

from django.urls import URLPattern, path
from drf_spectacular.views import SpectacularAPIView
from rest_framework.permissions import AllowAny

from . import health
from .views.home import home
from .views.preferences import preferences
from .views.styleguide import styleguide
from .views.system import system

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("", home, name="home"),
    path("preferences/", preferences, name="preferences"),
    path("styleguide/", styleguide, name="styleguide"),
    path("system/", system, name="system"),
    path("api/v1/schema/", SpectacularAPIView.as_view(permission_classes=[AllowAny]), name="schema"),
    path("healthz/live", health.live, name="live"),
    path("healthz/ready", health.ready, name="ready"),
]
