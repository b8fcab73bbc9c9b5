"""Organisations, and the natural persons who may act for them."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional, Row

from ..queries import OrganisationQuerySet
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


class Handler(Row):
    """A person whom an organisation lets act for it (经办人), for a scope and a time."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="handlers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="handles")
    scope = models.JSONField(default=list, help_text="Item codes; empty: all")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True)
    accepted_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "person"], condition=models.Q(revoked_at=None), name="handler_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.id)
