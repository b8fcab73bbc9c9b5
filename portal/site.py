"""Doors of the roof: home, preferences, styleguide, health, API root."""

from django.urls import URLPattern

app_name = "portal"
urlpatterns: list[URLPattern] = []
