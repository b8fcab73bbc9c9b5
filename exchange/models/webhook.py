"""The address of a party's own system."""

from django.db import models

from records.ledger.models import Referenced, ReferenceField
from records.vault.fields import EncryptedField

from ..queries import WebhookQuerySet


class Webhook(Referenced):
    """Notices of `owner` are posted here, signed with the secret that was shown once."""

    reference = ReferenceField(prefix="WH")
    owner = models.CharField(max_length=60, db_index=True, help_text="Person or organisation reference")
    url = models.URLField(max_length=300)
    secret = EncryptedField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = WebhookQuerySet.as_manager()
