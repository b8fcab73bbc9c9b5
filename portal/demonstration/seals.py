"""Seals of the organs and the standing authorisations under which workers seal (practice 15)."""

from datetime import date

from identity.actions.seals import authorise_sealing, make_seal
from identity.actors import actor_of_mandates
from identity.models import Mandate, Seal
from records.ledger.actor import Actor
from records.registers.models import Department

from .county import OFFICES
from .documents import HALL_PAPERS, ORGAN_PAPERS

FROM, TO = date(2026, 1, 1), date(2028, 12, 31)
SEALS = {
    "market_regulation": ("an", ORGAN_PAPERS),
    "fire_rescue": ("bo", ORGAN_PAPERS),
    "civil_affairs": ("qiu", ORGAN_PAPERS),
    "public_security": ("du", ORGAN_PAPERS),
    "human_resources": ("su", ORGAN_PAPERS),
    "health": ("jia", ORGAN_PAPERS),
    "medical_insurance": ("pan", ORGAN_PAPERS),
    **{office.role: (office.username, ORGAN_PAPERS) for office in OFFICES},
    "service_hall": ("ren", HALL_PAPERS),
}


def load_seals(by: Actor) -> None:
    """One seal per organ, kept by Ke, authorised by the organ's head for each kind of document."""
    keeper = Mandate.objects.get(person__user__username="ke", role="seal_keeper")
    for role, (head, kinds) in SEALS.items():
        department = Department.objects.get(role=role, division__code="990102000000")
        seal = Seal.objects.filter(department=department).first()
        seal = seal or make_seal(department, kind="business", keeper=keeper, by=by)
        known = set(seal.authorisations.values_list("document_kind", flat=True))
        for kind in set(kinds) - known:
            authorise_sealing(seal, document_kind=kind, valid_from=FROM, valid_to=TO, by=head_of(head))


def head_of(username: str) -> Actor:
    """The signing head as an actor."""
    rows = Mandate.objects.filter(person__user__username=username, role="signing_head")
    return actor_of_mandates(list(rows.select_related("department", "person")), channel="demo")
