"""Doors of identity."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from .views import LoginView, account, choose_party

app_name = "identity"
urlpatterns = [
    path("account/login/", LoginView.as_view(), name="login"),
    path("account/logout/", LogoutView.as_view(), name="logout"),
    path("account/", account, name="account"),
    path("account/acting-for/", choose_party, name="acting_for"),
]
