"""Doors of stored files."""

from django.urls import path

from .views import download

app_name = "files"
urlpatterns = [path("files/<str:ref>/", download, name="file")]
