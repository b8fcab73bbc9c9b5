"""What is owed or shown after a step: delivery (送达), papers brought later (容缺), ex-post checks (告知承诺), 公示."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.vault.fields import EncryptedField

from ..case_queries import PublicationQuerySet
from .application import Application


class Delivery(Row):
    """The result reached the applicant: way, person, time (送达回证)."""

    class Way(models.TextChoices):
        WINDOW = "window", _("窗口领取")
        POST = "post", _("邮寄")
        ELECTRONIC = "electronic", _("电子送达")

    application = models.OneToOneField(Application, models.PROTECT, related_name="delivery")
    way = models.CharField(max_length=12, choices=Way)
    receiver = EncryptedField(mask_kind="name")
    receiver_masked = models.CharField(max_length=120, default="")
    delivered_at = models.DateTimeField()
    mandate = models.CharField(max_length=60, default="", help_text="Who handed it over; empty: signed for online")

    def __str__(self) -> str:
        return f"{self.way} {self.delivered_at}"


class Deferral(Referenced, Regional):
    """A material promised for later (容缺受理): until when, and what follows."""

    reference = ReferenceField(prefix="DF")
    application = models.ForeignKey(Application, models.PROTECT, related_name="deferrals", db_index=False)
    element = models.CharField(max_length=60)
    due_on = models.DateField()
    consequence = models.CharField(max_length=20)
    promised_at = models.DateTimeField()
    delivered_at = models.DateTimeField(null=True)
    lapsed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "element"], name="deferral_once")]


class PromiseCheck(Referenced, Regional):
    """The ex-post check of a declaration (告知承诺): pushed to the supervising organ, signed for, found true or not."""

    class Finding(models.TextChoices):
        TRUE = "true", _("属实")
        FALSE = "false", _("不实")

    reference = ReferenceField(prefix="PC")
    application = models.OneToOneField(Application, models.PROTECT, related_name="promise_check")
    due_on = models.DateField()
    pushed_at = models.DateTimeField()
    signed_at = models.DateTimeField(null=True)
    finding = models.CharField(max_length=8, choices=Finding, default="", blank=True)
    note = models.CharField(max_length=1000, default="", blank=True)
    found_at = models.DateTimeField(null=True)


class Publication(Referenced, Regional):
    """What everybody may read of a decision or list, by the rule of its kind: fields, masking, basis, from–to."""

    reference = ReferenceField(prefix="PB")
    key = models.CharField(max_length=160, unique=True)
    kind = models.CharField(max_length=40)
    application = models.ForeignKey(Application, models.PROTECT, related_name="publications")
    lines = models.JSONField(help_text="[label by language, text as it may be shown]; natural persons masked")
    basis = models.CharField(max_length=300)
    shown_from = models.DateField()
    shown_to = models.DateField()
    taken_down_at = models.DateTimeField(null=True)

    objects = PublicationQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["shown_to", "-id"], name="publication_shown")]
