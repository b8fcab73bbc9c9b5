"""Natural persons."""

from django.db import models

from records.ledger.models import Referenced, ReferenceField, Regional
from records.vault.fields import EncryptedField

from ..queries import PersonQuerySet


class Person(Referenced, Regional):
    """A natural person. `assurance` is the level 0–3 reached, `assured_by` how (domain.md §4.1)."""

    reference = ReferenceField(prefix="P")
    name = EncryptedField(mask_kind="name")
    name_masked = models.CharField(max_length=60, default="")
    certificate_kind = models.CharField(max_length=10, default="111", help_text="Dictionary set certificate_kind")
    id_number = EncryptedField(mask_kind="number", blind=True)
    id_number_masked = models.CharField(max_length=40, default="")
    id_number_blind = models.BinaryField(max_length=16, null=True, unique=True)
    phone = EncryptedField(mask_kind="phone", data_class="contact")
    phone_masked = models.CharField(max_length=20, default="")
    email = EncryptedField(data_class="contact")
    birth_date = models.DateField(null=True)
    assurance = models.PositiveSmallIntegerField(default=0)
    assured_by = models.CharField(max_length=40, default="")
    language = models.CharField(max_length=10, default="zh-Hans")

    objects = PersonQuerySet.as_manager()
