"""Doors of papers."""

from django.urls import path

from .views.checking import check
from .views.papers import paper_file

app_name = "documents"
urlpatterns = [
    path("papers/check/", check, name="check"),
    path("papers/<str:ref>/file/", paper_file, name="file"),
]
