"""Natural persons."""

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional
from records.vault.fields import EncryptedField

from ..queries import PersonQuerySet


class Person(Referenced, Regional):
    """A natural person. `assurance` is the level 0–3 reached, `assured_by` how: a cache of its `Evidence` rows."""

    reference = ReferenceField(prefix="P")
    name = EncryptedField(mask_kind="name")
    name_masked = models.CharField(max_length=60, default="")
    certificate_kind = models.CharField(max_length=10, default="111", help_text="Dictionary set certificate_kind")
    id_number = EncryptedField(mask_kind="number", blind=True)
    id_number_masked = models.CharField(max_length=40, default="")
    id_number_blind = models.BinaryField(max_length=16, null=True, unique=True)
    phone = EncryptedField(mask_kind="phone", blind=True, data_class="contact")
    phone_masked = models.CharField(max_length=20, default="")
    phone_blind = models.BinaryField(max_length=16, null=True, db_index=True)
    phone_owner = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="phone_sharers", help_text="Whose telephone it is, if another's"
    )
    phone_shared_at = models.DateTimeField(null=True, help_text="When its owner agreed")
    email = EncryptedField(data_class="contact")
    birth_date = models.DateField(null=True)
    assurance = models.PositiveSmallIntegerField(default=0)
    assured_by = models.CharField(max_length=40, default="")
    assured_to = models.DateField(null=True, help_text="Last day of this level; empty: for good")
    language = models.CharField(max_length=10, default="zh-Hans")

    objects = PersonQuerySet.as_manager()
