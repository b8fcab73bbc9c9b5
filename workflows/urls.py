"""Doors of tasks, visits and processes."""

from django.urls import path

from . import api
from .views import batches, competences, handing, interests, simulation, supervision, tasks, timing

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
    path("tasks/<str:ref>/interest/", interests.about, name="interest_about"),
    path("interests/", interests.interests, name="interests"),
    path("interests/ending/", interests.ending, name="interest_ending"),
    path("competences/", competences.competences, name="competences"),
    path("competences/ending/", competences.ending, name="competence_ending"),
    path("batches/", batches.batches, name="batches"),
    path("batches/objections/<str:ref>/answer/", batches.answer, name="objection_answer"),
    path("batches/<str:ref>/", batches.batch, name="batch_page"),
    path("batches/<str:ref>/replay/", batches.replay, name="replay"),
    path("batches/<str:ref>/entries/", batches.entry, name="entry"),
    path("batches/<str:ref>/scores/", batches.score, name="score"),
    path("batches/<str:ref>/ranking/", batches.ranking, name="ranking"),
    path("batches/<str:ref>/striking/", batches.striking, name="striking"),
    path("batches/<str:ref>/objection/", batches.objection, name="objection"),
    path("batches/<str:ref>/conclusion/", batches.conclusion, name="conclusion"),
    path("api/v1/tasks/<str:ref>/pause/", api.PauseDoor.as_view(), name="api_pause"),
    path("api/v1/tasks/<str:ref>/pause/end/", api.ResumptionDoor.as_view(), name="api_resumption"),
    path("api/v1/tasks/<str:ref>/extension/", api.ExtensionDoor.as_view(), name="api_extension"),
    path("api/v1/tasks/<str:ref>/interest/", api.InterestAbout.as_view(), name="api_interest_about"),
    path("api/v1/interests/", api.Interests.as_view(), name="api_interests"),
    path("api/v1/interests/ending/", api.InterestEnding.as_view(), name="api_interest_ending"),
    path("api/v1/competences/", api.Competences.as_view(), name="api_competences"),
    path("api/v1/competences/ending/", api.CompetenceEnding.as_view(), name="api_competence_ending"),
    path("api/v1/batches/", api.Batches.as_view(), name="api_batches"),
    path("api/v1/batches/objections/<str:ref>/answer/", api.ObjectionAnswer.as_view(), name="api_objection_answer"),
    path("api/v1/batches/<str:ref>/", api.OneBatch.as_view(), name="api_batch_page"),
    *[
        path(f"api/v1/batches/<str:ref>/{place}/", door.as_view(), name=f"api_{act}")
        for (act, place), door in api.BATCH_ACTS.items()
    ],
]
