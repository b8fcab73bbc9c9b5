"""Entering who is inspected, where, and who inspects; each once, safe to repeat."""

from collections.abc import Sequence
from datetime import date, datetime

from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record

from ..models import EnforcementCertificate, Firm, Premises
from ..permissions import POLICY


@deed
def enter_firm(
    uscc: str | None, name: str, *, region: str, by: Actor, at: datetime | None = None, credit: str = "B",
    organisation: str = "", person_name: str = "",
) -> Firm:  # fmt: skip
    """A firm, or with a `person_name` a natural person, whose `name` is the masked one."""
    POLICY.require(by, "register.enter")
    known: Firm | None = Firm.objects.filter(uscc=uscc).first() if uscc else None
    if known is not None:
        return known
    firm = Firm(uscc=uscc, name=name, region=region, credit=credit, organisation=organisation)
    firm.is_person, firm.person_name = bool(person_name), person_name
    firm.save()
    note("firm.enter", firm.reference, by, at, region)
    return firm


@deed
def enter_premises(
    firm: Firm, name: str, *, address: str, organs: Sequence[str], by: Actor, at: datetime | None = None,
    region: str = "", risk: str = "medium", phone: str = "",
) -> Premises:  # fmt: skip
    """A place of business of a firm."""
    POLICY.require(by, "register.enter")
    row, created = Premises.objects.get_or_create(
        firm=firm, name=name,
        defaults={
            "address": address, "organs": list(organs), "risk": risk, "phone": phone, "region": region or firm.region,
        },
    )  # fmt: skip
    if created:
        note("premises.enter", row.reference, by, at, row.region)
    return row


@deed
def enter_certificate(
    mandate: Mandate,
    number: str,
    *,
    fields: Sequence[str],
    valid_to: date,
    by: Actor,
    at: datetime | None = None,
) -> EnforcementCertificate:
    """The enforcement certificate of an officer's post."""
    POLICY.require(by, "register.enter")
    row, created = EnforcementCertificate.objects.get_or_create(
        mandate=mandate, defaults={"number": number, "fields": list(fields), "valid_to": valid_to}
    )
    if created:
        note("certificate.enter", row.reference, by, at, mandate.region)
    return row


def note(act: str, reference: str, by: Actor, at: datetime | None, region: str) -> None:
    """One entry in the register's trail."""
    record(act, stream=f"register:{reference}", subject=reference, by=by, at=at, region=region)
