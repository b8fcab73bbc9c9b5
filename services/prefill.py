"""What the portal already knows of an applicant, offered in the form with its source; the applicant may change it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blueprints.forms.schema import Form
from records.privacy.models import Consent

from .models import Draft

CONSENT = "prefill"

PROFILE, FIRM = _("已从您的账户填入"), _("已从单位登记信息填入")
SOURCES: dict[str, tuple[Callable[[Draft], str], Promise | str]] = {
    "person.name": (lambda draft: draft.person.name.plain(), PROFILE),
    "person.phone": (lambda draft: draft.person.phone.plain(), PROFILE),
    "person.id_number": (lambda draft: draft.person.id_number.plain(), PROFILE),
    "organisation.name": (lambda draft: draft.organisation.name if draft.organisation else "", FIRM),
    "organisation.uscc": (lambda draft: draft.organisation.uscc if draft.organisation else "", FIRM),
    "organisation.address": (lambda draft: draft.organisation.address if draft.organisation else "", FIRM),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A value and where it comes from."""

    value: str
    source: Any


def offers_for(draft: Draft, form: Form) -> dict[str, Offer]:
    """Offers by field id, for a draft that nobody has saved yet: what was typed is never overwritten.

    From the account only with the applicant's consent (practice 28): without it they type.
    """
    if draft.revision:
        return {}
    agreed = Consent.objects.running(draft.person.reference, CONSENT).exists()
    known = {name: source for name, source in SOURCES.items() if agreed or source[1] is not PROFILE}
    found = {field.id: known[field.prefill] for field in form.fields() if field.prefill in known}
    offers = {name: Offer(read(draft), source) for name, (read, source) in found.items()}
    return {name: offer for name, offer in offers.items() if offer.value}
