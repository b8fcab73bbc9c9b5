"""Doors of tasks, visits and processes."""

from django.urls import path

from . import api
from .views import handing, simulation, supervision, tasks, timing

app_name = "workflows"
urlpatterns = [
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/next/", handing.next_task, name="next"),
    path("tasks/approvals/", handing.batch, name="batch"),
    path("tasks/<str:ref>/", tasks.task, name="task"),
    path("tasks/<str:ref>/ticket/", tasks.ticket, name="ticket"),
    path("tasks/<str:ref>/decision/", tasks.decision, name="decision"),
    path("tasks/<str:ref>/visit/", tasks.appointment, name="visit"),
    path("tasks/<str:ref>/finding/", tasks.finding, name="finding"),
    path("tasks/<str:ref>/claim/", handing.claim, name="claim"),
    path("tasks/<str:ref>/reassignment/", handing.reassignment, name="reassignment"),
    path("tasks/<str:ref>/question/", handing.question, name="question"),
    path("tasks/<str:ref>/answer/", handing.answer, name="answer"),
    path("tasks/<str:ref>/vote/", handing.vote, name="vote"),
    path("tasks/<str:ref>/discussion/", handing.discussion, name="discussion"),
    path("tasks/<str:ref>/route/", supervision.route, name="route"),
    path("processes/simulation/", simulation.simulation, name="simulation"),
    path("processes/", supervision.processes, name="processes"),
    path("tasks/<str:ref>/pause/", timing.pause, name="pause"),
    path("tasks/<str:ref>/pause/end/", timing.resumption, name="resumption"),
    path("tasks/<str:ref>/extension/", timing.extension, name="extension"),
    path("api/v1/tasks/", api.Tasks.as_view(), name="api_tasks"),
    path("api/v1/tasks/next/", api.NextTask.as_view(), name="api_next"),
    path("api/v1/tasks/approvals/", api.Approvals.as_view(), name="api_approvals"),
    path("api/v1/tasks/<str:ref>/", api.OneTask.as_view(), name="api_task"),
    *[path(f"api/v1/tasks/<str:ref>/{act}/", door.as_view(), name=f"api_{act}") for act, door in api.TASK_ACTS.items()],
    path("api/v1/tasks/<str:ref>/pause/", api.PauseDoor.as_view(), name="api_pause"),
    path("api/v1/tasks/<str:ref>/pause/end/", api.ResumptionDoor.as_view(), name="api_resumption"),
    path("api/v1/tasks/<str:ref>/extension/", api.ExtensionDoor.as_view(), name="api_extension"),
]
