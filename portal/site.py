"""Doors of the roof: home, preferences, styleguide, health, API root."""

from django.urls import URLPattern, path

from . import health

app_name = "portal"
urlpatterns: list[URLPattern] = [
    path("healthz/live", health.live, name="live"),
    path("healthz/ready", health.ready, name="ready"),
]
