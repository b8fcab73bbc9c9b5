"""The business licence that Lin's firm already holds (item 36)."""

from identity.models import Organisation
from licences.actions import issue_licence
from records.ledger.actor import Actor
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.registers.models import Department

from .cast import FIRM


def load_licences(by: Actor) -> None:
    """Issue it once, and make its paper."""
    firm = Organisation.objects.select_related("representative").get(uscc=FIRM[0])
    name = firm.representative.name.plain()
    issue_licence(
        issue_key="demo:business_licence", type_code="business_licence", holder=firm.reference, holder_name=firm.name,
        face={"holder_name": firm.name, "uscc": firm.uscc, "person_in_charge": name, "premises": firm.address},
        department=Department.objects.get(role="market_regulation", division__code="990102000000"), decided_at=now(), region="990102",
        recipients=[firm.representative.reference], by=by,
    )  # fmt: skip
    carry_everything()
