"""Doors of certificates and the public check."""

from django.urls import path

from . import views

app_name = "licences"
urlpatterns = [
    path("licences/", views.wallet, name="wallet"),
    path("licences/<str:ref>/", views.licence, name="licence"),
    path("licences/<str:ref>/file/", views.licence_file, name="file"),
    path("licences/<str:ref>/sharing/", views.sharing, name="sharing"),
    path("licences/<str:ref>/sharing/<int:number>/ending/", views.sharing_ending, name="sharing_ending"),
    path("verify/", views.verify, name="verify"),
    path("verify/<str:code>/", views.verify_by_code, name="verify_code"),
]
