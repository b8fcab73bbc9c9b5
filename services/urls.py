"""Doors of the catalogue, applications and the counter."""

from django.urls import URLPattern

app_name = "services"
urlpatterns: list[URLPattern] = []
