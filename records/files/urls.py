"""Doors of stored files."""

from django.urls import path

from .views import download, upload, uploads

app_name = "files"
urlpatterns = [
    path("files/<str:ref>/", download, name="file"),
    path("uploads/", uploads, name="uploads"),
    path("uploads/<str:ref>/", upload, name="upload"),
]
