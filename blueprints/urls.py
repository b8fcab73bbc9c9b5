"""Doors of configuration."""

from django.urls import path

from . import views

app_name = "blueprints"
urlpatterns = [
    path("imports/", views.imports, name="imports"),
    path("imports/<str:ref>/", views.import_run, name="import"),
    path("imports/<str:ref>/state/", views.import_state, name="import_state"),
    path("imports/<str:ref>/report/", views.import_report, name="import_report"),
    path("exports/<str:kind>.<str:form>", views.export, name="export"),
]
