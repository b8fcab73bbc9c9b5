"""What of the registers an actor may see; most of it is public."""

from typing import Any

from django.db import models

from records.ledger.actor import Actor


class ToDoQuerySet(models.QuerySet[Any]):
    """To-dos of departments."""

    def visible_to(self, actor: Actor) -> "ToDoQuerySet":
        """Those of the actor's own department."""
        return self.filter(department_id=actor.department_id) if actor.department_id else self.none()
