"""Doors of notices."""

from django.urls import path

from .views import notices, reading

app_name = "exchange"
urlpatterns = [path("notices/", notices, name="notices"), path("notices/reading/", reading, name="reading")]
