"""The Celery app, its routes and the beat table (architecture §3)."""

import os

from celery import Celery
from celery.signals import task_postrun, task_prerun
from django.db import close_old_connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

app = Celery("yiwang")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.task_routes = {
    "workflows.approvals.advance": {"queue": "approvals"},
    "documents.carry": {"queue": "documents"},
    "exchange.carry": {"queue": "exchange"},
    "imports.carry": {"queue": "imports"},
    "notary.carry": {"queue": "notary"},
    "timers.carry": {"queue": "timers"},
    "timers.tick": {"queue": "timers"},
    "errands.sweep": {"queue": "timers"},
}
app.conf.beat_schedule = {
    "tick": {"task": "timers.tick", "schedule": 30.0},
    "sweep": {"task": "errands.sweep", "schedule": 5.0},
}


@task_prerun.connect
@task_postrun.connect
def renew_connections(**_: object) -> None:
    """Drop a connection that broke or grew old, as a request does: a worker outlives its database's restart."""
    close_old_connections()
