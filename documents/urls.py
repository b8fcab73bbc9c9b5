"""Doors of papers."""

from django.urls import path

from .views import paper_file

app_name = "documents"
urlpatterns = [path("papers/<str:ref>/file/", paper_file, name="file")]
