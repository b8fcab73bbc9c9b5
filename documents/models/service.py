"""送达: how a paper reaches its recipients, and whether they agreed to electronic service."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField
from records.vault.fields import EncryptedField

from ..queries import AddressQuerySet
from .paper import Paper


class AddressConfirmation(Referenced):
    """送达地址确认书: a person signed once how papers may be served; it may be taken back at any time."""

    reference = ReferenceField(prefix="AC")
    person = models.CharField(max_length=60, db_index=True, help_text="Person reference")
    ways = models.JSONField(help_text="portal, email, sms: where the person is told of a paper")
    statement = models.CharField(max_length=64, help_text="SHA-256 of what was signed")
    acr = models.PositiveSmallIntegerField(help_text="Assurance of the login under which it was signed")
    signed_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True)
    paper = models.OneToOneField(Paper, models.PROTECT, null=True, related_name="confirms")

    objects = AddressQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(revoked_at=None), name="address_confirmed_once"
            )
        ]


class Delivery(Referenced):
    """One paper to one recipient. Without a way it waits to be served at the window or by post."""

    class Way(models.TextChoices):
        ELECTRONIC = "electronic", _("电子送达")
        WINDOW = "window", _("窗口领取")
        POST = "post", _("邮寄送达")
        DIRECT = "direct", _("直接送达")
        LEFT = "left", _("留置送达")

    reference = ReferenceField(prefix="DL")
    paper = models.ForeignKey(Paper, models.PROTECT, related_name="deliveries", db_index=False)
    recipient = models.CharField(max_length=60, db_index=True)
    way = models.CharField(max_length=12, choices=Way, default="", blank=True)
    served_at = models.DateTimeField(null=True)
    receiver = EncryptedField(mask_kind="name")
    receiver_masked = models.CharField(max_length=60, default="")
    served_by = models.CharField(max_length=60, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["paper", "recipient"], name="delivery_once")]
