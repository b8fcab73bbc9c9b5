"""What an administrator chooses from: departments within reach, posts to give, halls."""

from collections.abc import Iterable

from django.db import models

from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.registers.models import Department, DictionaryEntry, Hall

from .rules.posts import APPOINTERS

MOST = 300  # departments in one chart


def departments_of(actor: Actor) -> list[Department]:
    """The departments whose posts an actor looks after: an administrator's own and its units, else the region's."""
    rows = Department.objects.select_related("division", "parent").order_by("division__code", "short_code")
    if actor.has_role("security_admin", "supervisor", "auditor"):
        rows = rows.filter(division__code__startswith=actor.region) if actor.region else rows.none()
    else:
        rows = rows.filter(models.Q(pk=actor.department_id) | models.Q(parent=actor.department_id))
    return list(rows[:MOST])


def roles_for(actor: Actor) -> list[DictionaryEntry]:
    """The posts an actor may give, in the order of the dictionary."""
    kinds = [kind for kind, role in APPOINTERS.items() if actor.has_role(role)]
    return [row for row in role_rows() if row.data.get("appointed_by") in kinds]


def role_rows() -> Iterable[DictionaryEntry]:
    """All posts of today."""
    day = local_date(now())
    rows = DictionaryEntry.objects.filter(set="mandate_role", valid_from__lte=day)
    return rows.filter(models.Q(valid_to=None) | models.Q(valid_to__gt=day)).order_by("order")


def halls_of(department: Department) -> list[Hall]:
    """The halls that a department runs."""
    return list(department.halls.filter(valid_to=None)[:2])
