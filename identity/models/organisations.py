"""Organisations, and the natural persons who may act for them."""

from datetime import date
from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional

from ..queries import HandlerQuerySet, OrganisationQuerySet
from .persons import Person


class Organisation(Referenced, Regional):
    """A legal person, individual business or other organisation, by its unified social credit code."""

    reference = ReferenceField(prefix="O")
    uscc = models.CharField(max_length=18, unique=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=40, help_text="Dictionary set organisation_kind")
    representative = models.ForeignKey(Person, models.PROTECT, related_name="represents")
    address = models.CharField(max_length=300, default="")

    objects = OrganisationQuerySet.as_manager()


class Handler(Referenced):
    """A person whom an organisation lets act for it (经办人), for a scope and a time, from their acceptance on."""

    reference = ReferenceField(prefix="HD")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="handlers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="handles")
    scope = models.JSONField(default=list, help_text="Item codes; empty: all")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    limited_at = models.DateTimeField(null=True, help_text="Since when it waits for a new representative to confirm")
    kept_to = models.DateField(null=True, help_text="End first given, for that time")
    appointed_by = models.CharField(max_length=60, default="")
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=200, default="")

    objects = HandlerQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=models.Q(revoked_at=None), name="handler_once"
            )
        ]

    def state_on(self, day: date) -> str:
        """waiting, revoked, over, coming or running, on `day`."""
        if self.revoked_at is not None:
            return "revoked"
        if self.valid_to is not None and day > self.valid_to:
            return "over"
        if self.accepted_at is None:
            return "waiting"
        return "running" if day >= self.valid_from else "coming"
