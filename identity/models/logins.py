"""One-time codes and failed logins."""

from typing import ClassVar

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Row
from records.vault.fields import EncryptedField

from .users import User


class OneTimeCode(Referenced):
    """A code to a telephone or an e-mail address: encrypted until it has left, then only its digest is kept."""

    reference = ReferenceField(prefix="OC")
    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="+")
    purpose = models.CharField(max_length=20, help_text="login, register, reset")
    channel = models.CharField(max_length=10, help_text="sms, email")
    address = EncryptedField()
    code = EncryptedField()
    language = models.CharField(max_length=10, default="zh-hans")
    digest = models.BinaryField(max_length=32)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)


class LoginFailure(Row):
    """A login that failed; a name that is no account's is not kept."""

    user = models.ForeignKey(User, models.CASCADE, null=True, related_name="login_failures")
    method = models.CharField(max_length=20)
    network = models.GenericIPAddressField()
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["-at"], name="login_failures_latest")]

    def __str__(self) -> str:
        return str(self.id)
