"""The applicant's draft, kept on the server and pinned to its editions."""

from typing import ClassVar

from django.db import models
from django.utils.functional import cached_property

from blueprints.models import Edition, EditionKey, kept_rows
from identity.models import Organisation, Person
from records.files.models import StoredFile
from records.ledger.kept import Kept
from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department
from records.vault.fields import SealedJSONField

from ..reach_queries import DraftQuerySet


class Draft(Referenced, Regional):
    """What an applicant has filled in so far. `revision` tells two tabs apart."""

    reference = ReferenceField(prefix="DR")
    person = models.ForeignKey(Person, models.PROTECT, related_name="drafts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="drafts")
    agent = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="drafts_as_agent", help_text="Who acts for the applicant"
    )
    basis = models.CharField(max_length=14, default="", help_text="handler, proxy, guardian, family or helper")
    right = models.CharField(max_length=40, default="", db_index=True, help_text="Reference of that right")
    edition = EditionKey(Edition, models.PROTECT, related_name="+", help_text="Bundle or item")
    members = models.ManyToManyField(Edition, related_name="+")
    answers = SealedJSONField(
        context="draft:{row.reference}", default=dict, help_text="By field id; sensitive ones sealed"
    )
    revision = models.PositiveIntegerField(default=0)
    told_at = models.DateTimeField(null=True, help_text="When the notice of what is asked was acknowledged")
    holds = models.BooleanField(default=False, help_text="Whether registers or certificates filled anything in")
    unanswered = models.JSONField(default=list, blank=True, help_text="Registers that did not answer when asked")
    joint = models.BooleanField(default=False, help_text="Whether others apply together with the applicant")
    handling = models.CharField(max_length=40, default="", blank=True, help_text="办理项: change, renewal, …")
    licence_ref = models.CharField(max_length=60, default="", blank=True, help_text="Certificate it is about")
    cross_mode = models.CharField(max_length=12, default="", blank=True, help_text="通办: online, collected, joint")
    taken_in_by = models.ForeignKey(
        Department, models.PROTECT, null=True, related_name="+", help_text="Window elsewhere"
    )
    favours = models.JSONField(default=dict, blank=True, help_text="Later changes that help the applicant")
    started_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    submitted_as = models.CharField(max_length=40, default="", help_text="Case number, once submitted")

    objects = DraftQuerySet.as_manager()

    @cached_property
    def chosen(self) -> list[Edition]:
        """The editions of its items, as they were chosen when first asked."""
        return list(kept_rows(Edition, CHOSEN(self.pk)).values())


CHOSEN = Kept(lambda draft: Draft.members.through.objects.filter(draft=draft).values_list("edition", flat=True))


class DraftMaterial(Row):
    """A file handed in for one material of a draft."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="materials", db_index=False)
    element = models.CharField(max_length=60)
    stored_file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["draft", "element"], name="draft_material_once")]

    def __str__(self) -> str:
        return self.element
