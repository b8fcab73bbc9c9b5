"""A batch of market regulation with a public list, and Lin's objection to it."""

from datetime import timedelta

from identity.actors import actor_of_person
from records.ledger.actor import system_actor
from records.ledger.clock import now
from records.registers.models import Department
from workflows.actions import enter_batch, list_batch, lodge_objection, open_batch
from workflows.models import Batch
from workflows.rules.batch import Window

from .acting_things import official, person

DOORS = {"batch_page", "replay", "entry", "score", "ranking", "striking", "objection", "conclusion"}


def batch_things():
    """Their references."""
    an, moment = official("an"), now()
    window = Window(moment - timedelta(days=2), moment + timedelta(hours=1), moment + timedelta(days=9))
    market = Department.objects.get(pk=an.department_id)
    batch = open_batch("school", method="draw", places=1, window=window, department=market, region="990102", by=an)
    entry = enter_batch(batch, "C-1", by=system_actor("test"))
    Batch.objects.filter(pk=batch.pk).update(closes_at=moment - timedelta(minutes=1))
    list_batch(batch, by=an)
    objection = lodge_objection(entry, "重复申报", by=actor_of_person(person("lin")))
    return {"batch": batch.reference, "objection": objection.reference}
