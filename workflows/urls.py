"""Doors of tasks and visits."""

from django.urls import path

from . import views

app_name = "workflows"
urlpatterns = [
    path("tasks/", views.tasks, name="tasks"),
    path("tasks/<str:ref>/", views.task, name="task"),
    path("tasks/<str:ref>/decision/", views.decision, name="decision"),
    path("tasks/<str:ref>/visit/", views.appointment, name="visit"),
    path("tasks/<str:ref>/finding/", views.finding, name="finding"),
]
