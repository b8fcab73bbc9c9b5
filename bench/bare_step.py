"""The barest Django that does a step (performance.md §5): read, close, open, note, done, each by its model. `python
bare_step.py` carries an outbox in batches and says how many and in which seconds; as a Celery application the same one
by one, tuned: connections kept, no results. It knows nothing of the portal: its settings are `bare_settings`."""

import os
import time
from typing import ClassVar

import django
from celery import Celery
from django.db import models, transaction
from django.utils import timezone

django.setup()
BATCH = 20
app = Celery("bare", broker=os.environ["REDIS_URL"])
app.conf.update(task_ignore_result=True, db_reuse_max=1_000_000_000, worker_prefetch_multiplier=4)


class Task(models.Model):
    """A step."""

    application = models.BigIntegerField()
    step = models.SmallIntegerField()
    state = models.SmallIntegerField()
    due_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Task"]] = models.Manager()

    class Meta:
        app_label, db_table = "bare", "task"


class Audit(models.Model):
    """A note of what was done."""

    application = models.BigIntegerField()
    actor = models.IntegerField()
    act = models.TextField()
    hash = models.BinaryField()

    objects: ClassVar[models.Manager["Audit"]] = models.Manager()

    class Meta:
        app_label, db_table = "bare", "audit"


class Outbox(models.Model):
    """Work put off."""

    kind = models.TextField()
    ref = models.BigIntegerField()
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Outbox"]] = models.Manager()

    class Meta:
        app_label, db_table = "bare", "outbox"


def advance(ref: int) -> None:
    """One step."""
    task = Task.objects.select_for_update().get(application=ref, step=1)
    task.state = 2
    task.save(update_fields=["state"])
    Task.objects.create(application=ref, step=2, state=3)
    Audit.objects.create(application=ref, actor=0, act="advanced", hash=b"\x00")
    Outbox.objects.filter(ref=ref).update(done_at=timezone.now())


def carry() -> int:
    """One batch in one transaction; how many."""
    with transaction.atomic():
        due = Outbox.objects.filter(done_at=None).order_by("due_at").select_for_update(skip_locked=True)
        refs = list(due.values_list("ref", flat=True)[:BATCH])
        for ref in refs:
            advance(ref)
    return len(refs)


@app.task(name="step")
def step(ref: int) -> None:
    """One step in a transaction of its own."""
    with transaction.atomic():
        advance(ref)


if __name__ == "__main__":
    Outbox.objects.count()
    begun, done = time.time(), 0
    while some := carry():
        done += some
    print(done, begun, time.time())
