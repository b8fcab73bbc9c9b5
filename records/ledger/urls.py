"""Doors of the trail."""

from django.urls import path

from . import views

app_name = "ledger"
urlpatterns = [
    path("audit/", views.audit, name="audit"),
    path("audit/readings/", views.readings, name="readings"),
    path("security/keys/", views.keys, name="keys"),
    path("security/keys/rotation/", views.rotation, name="rotation"),
    path("workers/", views.workers, name="workers"),
    path("workers/reruns/", views.rerun, name="rerun"),
    path("api/v1/workers/reruns/", views.RerunDoor.as_view(), name="api_rerun"),
]
