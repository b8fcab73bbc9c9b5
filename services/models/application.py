"""Applications: a bundle's parent and one child per organ; each child has its own process and clock."""

from datetime import datetime
from typing import Any, ClassVar

import pgtrigger
from django.db import models
from django.db.models.functions import Left
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from blueprints.models import Edition, EditionKey
from identity.models import Organisation, Person
from records.files.models import StoredFile
from records.ledger.kept import Kept
from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department
from records.vault.fields import SealedJSONField

from ..reach_queries import ApplicationQuerySet

# the root is locked first: of two members that move at once the second sees what the first did
KEEP_AT_DESK = """root := COALESCE(NEW.parent_id, NEW.id);
PERFORM 1 FROM services_application WHERE id = root FOR UPDATE;
UPDATE services_application AS r SET at_desk = r.state = 'submitted' OR EXISTS (
  SELECT 1 FROM services_application AS c WHERE c.parent_id = r.id AND c.state IN ('submitted', 'received'))
  OR (r.state = 'received' AND NOT EXISTS (SELECT 1 FROM services_application AS c WHERE c.parent_id = r.id))
WHERE r.id = root;
RETURN NEW;"""


class Application(Referenced, Regional):
    """A case (办件). The reference is its case number; with the query code anybody entitled can look it up."""

    class State(models.TextChoices):
        SUBMITTED = "submitted", _("已提交")
        WAITING = "waiting", _("等前一事项")
        RECEIVED = "received", _("已收件")
        CORRECTION = "correction", _("等补正")
        NOT_ACCEPTED = "not_accepted", _("不予受理")
        ACCEPTED = "accepted", _("已受理")
        GRANTED = "granted", _("准予办结")
        REFUSED = "refused", _("不予许可")
        WITHDRAWN = "withdrawn", _("已撤回")
        TERMINATED = "terminated", _("已终止")
        CLOSED = "closed", _("已办结")

    TRANSITIONS: ClassVar = {
        "submitted": {"waiting", "received", "accepted", "not_accepted", "withdrawn", "terminated"},
        "waiting": {"received", "withdrawn", "terminated"},
        "received": {"accepted", "correction", "not_accepted", "withdrawn", "terminated", "closed"},
        "correction": {"received", "withdrawn", "terminated", "closed"},
        "accepted": {"granted", "refused", "withdrawn", "terminated"}, "not_accepted": set(), "granted": set(),
        "refused": set(), "withdrawn": set(), "terminated": set(), "closed": set(),
    }  # fmt: skip
    ENDED: ClassVar = frozenset({"not_accepted", "granted", "refused", "withdrawn", "terminated", "closed"})

    reference = ReferenceField(prefix="")
    query_code = models.CharField(max_length=8)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    draft_ref = models.CharField(max_length=40, unique=True, null=True, help_text="The draft it came from: once")
    agent = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        related_name="applications_as_agent",
        help_text="Who acts for the applicant",
    )
    basis = models.CharField(max_length=14, default="", help_text="handler, proxy, guardian, family or helper")
    right = models.CharField(max_length=40, default="", db_index=True, help_text="Reference of that right")
    edition = EditionKey(Edition, models.PROTECT, related_name="+")
    item_code = models.CharField(max_length=60)
    name = models.JSONField(help_text="Text by language")
    person = models.ForeignKey(
        Person, models.PROTECT, related_name="applications", help_text="Who applied", db_index=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, null=True, related_name="applications", db_index=False
    )
    department = models.ForeignKey(Department, models.PROTECT, related_name="applications")
    channel = models.CharField(max_length=20)
    state = models.CharField(max_length=12, choices=State, default=State.SUBMITTED)
    answers = SealedJSONField(
        context="case:{row.reference}",
        default=dict,
        help_text="On the parent or the single case; sensitive ones sealed",
    )
    submitted_at = models.DateTimeField()
    received_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    promised_due = models.DateField(null=True, help_text="Cache of the clock")
    statutory_due = models.DateField(null=True, help_text="Cache of the clock")
    materials_at = models.DateTimeField(
        null=True, help_text="When the organ's five days began: submission, resubmission"
    )
    acceptance_due = models.DateField(null=True, help_text="Cache of the clock")
    delivery_due = models.DateField(null=True, help_text="Cache of the clock")
    calendar_at = models.DateTimeField(null=True, help_text="The calendar the cached days were computed by")
    deemed = models.BooleanField(default=False, help_text="Accepted by the organ's silence")
    decided_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    result_kind = models.CharField(max_length=20, default="", blank=True, help_text="办结结果 (dictionary case_result)")
    reason_code = models.CharField(max_length=40, default="", blank=True)
    reason = models.TextField(default="", blank=True, help_text="Why not accepted or terminated")
    favours = models.JSONField(default=dict, blank=True, help_text="Later changes that help the applicant")
    handling = models.CharField(max_length=40, default="", blank=True, help_text="办理项: change, renewal, …")
    licence_ref = models.CharField(max_length=60, default="", blank=True, help_text="Certificate it is about")
    cross_mode = models.CharField(max_length=12, default="", blank=True, help_text="通办: online, collected, joint")
    taken_in_by = models.ForeignKey(
        Department, models.PROTECT, null=True, related_name="+", help_text="Window elsewhere"
    )
    at_desk = models.BooleanField(default=True, help_text="On a root: a counter has something to do. Kept by trigger")

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["person", "-id"], name="application_mine"),
            models.Index(fields=["organisation", "-id"], name="application_firm"),
            models.Index(fields=["acceptance_due"], name="application_silent", condition=models.Q(accepted_at=None)),
            models.Index(
                Left("region", 6), "submitted_at", "id", name="application_counter",
                condition=models.Q(parent=None, at_desk=True),
            ),
            models.Index(
                fields=["submitted_at", "id"], name="application_counter_all",
                condition=models.Q(parent=None, at_desk=True),
            ),
        ]  # fmt: skip
        triggers: ClassVar = [
            pgtrigger.Trigger(
                name="keep_at_desk", when=pgtrigger.After,
                operation=pgtrigger.UpdateOf("state"),  # type: ignore[no-untyped-call]
                condition=pgtrigger.Q(old__state__df=pgtrigger.F("new__state")), declare=[("root", "uuid")],
                func=KEEP_AT_DESK,
            )
        ]  # fmt: skip

    @property
    def root(self) -> "Application":
        """The bundle's parent, or the case itself."""
        return self.parent or self

    @cached_property
    def parts(self) -> "list[Application]":
        """The members of a bundle, each with its organ, as they were when a page first asked; deeds read them anew."""
        rows: list[Application] = PARTS(self.pk) if self.parent_id is None else []
        for row in rows:
            row.parent = self
        return rows

    def partners_with(self, person_id: Any) -> bool:
        """Whether somebody applied together with the applicant."""
        return bool(self.partners.filter(person=person_id).exists())

    @property
    def ended(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in self.ENDED

    @property
    def clock_start(self) -> datetime:
        """When the organ's days for acceptance began."""
        return self.materials_at or self.submitted_at

    def move_to(self, state: str) -> None:
        """Change the state along TRANSITIONS; ValueError for a move that is not one."""
        if state not in self.TRANSITIONS[self.state]:
            raise ValueError(f"application: {self.state} → {state}")
        self.state = state


PARTS = Kept(
    lambda root: (
        Application.objects.filter(parent=root)
        .telling_reviews()
        .select_related("department")
        .defer("answers")
        .order_by("id")
    )
)


class ApplicationMaterial(Row):
    """A material as it was handed in with the application."""

    application = models.ForeignKey(Application, models.PROTECT, related_name="materials", db_index=False)
    element = models.CharField(max_length=60)
    stored_file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="application_materials")
    licence_ref = models.CharField(max_length=60, default="", help_text="Licence it was taken from, if any")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["application", "element"], name="application_material_once")
        ]

    def __str__(self) -> str:
        return self.element
