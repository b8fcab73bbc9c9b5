"""The Celery app, its routes and the beat table (architecture §3)."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("yiwang")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.task_routes = {
    "workflows.approvals.advance": {"queue": "approvals"},
    "documents.carry": {"queue": "documents"},
    "exchange.carry": {"queue": "exchange"},
    "timers.tick": {"queue": "timers"},
    "errands.sweep": {"queue": "timers"},
}
app.conf.beat_schedule = {
    "tick": {"task": "timers.tick", "schedule": 30.0},
    "sweep": {"task": "errands.sweep", "schedule": 5.0},
}
