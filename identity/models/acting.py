"""Rights to act for somebody: powers of attorney, family ties, helpers' entries."""

from datetime import date
from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional
from records.vault.fields import EncryptedField

from ..queries import HelpQuerySet, ProxyQuerySet, TieQuerySet
from .mandates import Mandate
from .organisations import Organisation
from .persons import Person


class Proxy(Referenced):
    """A power of attorney (授权委托书): per item or per case, for once or for a time, from principal to agent."""

    reference = ReferenceField(prefix="PX")
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="proxies_given")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, related_name="proxies_given")
    agent = models.ForeignKey(Person, models.PROTECT, related_name="proxies_held")
    scope = models.JSONField(default=list, help_text="Item codes; empty when it is for one case")
    case = models.CharField(max_length=60, default="", help_text="Case number; empty when it is for items")
    single_use = models.BooleanField(default=False)
    valid_from = models.DateField()
    valid_to = models.DateField()
    given_at = models.DateTimeField()
    given_by = models.CharField(max_length=60)
    accepted_at = models.DateTimeField(null=True)
    declined_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)
    revoked_why = models.CharField(max_length=200, default="")
    used_for = models.CharField(max_length=60, default="", help_text="Draft that a single use went into")

    objects = ProxyQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(person=None, organisation__isnull=False)
                | models.Q(person__isnull=False, organisation=None),
                name="proxy_one_principal",
            )
        ]

    @property
    def principal(self) -> Person | Organisation:
        """Who gives it."""
        found = self.person or self.organisation
        assert found is not None
        return found

    @property
    def principal_name(self) -> str:
        """A firm's name, a person's masked one."""
        return self.organisation.name if self.organisation else self.person.name_masked if self.person else ""

    @property
    def ended(self) -> bool:
        """Declined or revoked."""
        return self.declined_at is not None or self.revoked_at is not None

    def state_on(self, day: date) -> str:
        """waiting, declined, revoked, over, coming or running, on `day`."""
        if self.ended:
            return "declined" if self.declined_at else "revoked"
        if day > self.valid_to:
            return "over"
        if self.accepted_at is None:
            return "waiting"
        return "running" if day >= self.valid_from else "coming"


class FamilyTie(Referenced, Regional):
    """A proved relation by which `holder` may act for `subject`: a guardian for a child or ward, a child for an elder.

    It counts once proved at a window and, for an elder, consented to; a guardian's ends the day before the 18th
    birthday.
    """

    reference = ReferenceField(prefix="FT")
    holder = models.ForeignKey(Person, models.PROTECT, related_name="ties_held")
    subject = models.ForeignKey(Person, models.PROTECT, related_name="ties_on")
    kind = models.CharField(max_length=20, help_text="guardian or elder_help")
    proof = models.CharField(max_length=30, help_text="Kind of evidence (rules.acting.PROOFS)")
    scope = models.JSONField(default=list, help_text="Item codes; empty: all")
    asked_at = models.DateTimeField()
    proved_at = models.DateTimeField(null=True)
    proved_by = models.CharField(max_length=60, default="")
    consented_at = models.DateTimeField(null=True)
    consented_how = models.CharField(max_length=20, default="", help_text="account or window")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_why = models.CharField(max_length=200, default="")

    objects = TieQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["holder", "subject", "kind"], condition=models.Q(ended_at=None), name="tie_once"
            )
        ]

    @property
    def waits_for(self) -> str:
        """proof, consent, or empty when it counts."""
        if self.proved_at is None:
            return "proof"
        return "consent" if self.kind == "elder_help" and self.consented_at is None else ""


class HelpEntry(Referenced, Regional):
    """One help given (帮代办): who helped whom with what, where; it takes effect once the person has confirmed it."""

    reference = ReferenceField(prefix="HE")
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="help")
    person = models.ForeignKey(Person, models.PROTECT, related_name="helped")
    item = models.CharField(max_length=60, help_text="Item or bundle code")
    place = models.CharField(max_length=10, help_text="window, village or home")
    started_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    confirmed_how = models.CharField(max_length=20, default="", help_text="id_card, signature or witness")
    witness = EncryptedField(mask_kind="name")
    witness_masked = models.CharField(max_length=60, default="")
    paper = models.CharField(max_length=60, default="", help_text="Stored file of the signature")
    case = models.CharField(max_length=60, default="", help_text="Case it led to")
    ended_at = models.DateTimeField(null=True)

    objects = HelpQuerySet.as_manager()

    @property
    def running(self) -> bool:
        """Whether the helper may still work on it."""
        return self.ended_at is None


class HelperScope(Referenced):
    """Which items a helper's post covers, as the hall manager set it; none set: the helper helps with nothing."""

    reference = ReferenceField(prefix="HS")
    mandate = models.OneToOneField(Mandate, models.PROTECT, related_name="helper_scope")
    items = models.JSONField(default=list, help_text="Item and bundle codes")
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=60)
