"""Who applied in the last weeks: residents and small firms beside the cast, all fictitious, area code 99."""

from dataclasses import dataclass

from identity.actions.people import register_organisation, register_person
from identity.actors import actor_of_mandates, actor_of_person, local_day
from identity.finding import with_document
from identity.models import Mandate, Organisation, Person
from identity.parties import party_of
from licences.actions import issue_licence
from records.identifiers import id_check_character, uscc_check_character
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.registers.models import Department

from ..cast import FIRM, person

STREET, COUNTY = "990102001", "990102"
RESIDENTS = (
    ("程秀英", "19440317"), ("罗建国", "19430908"), ("康小玲", "19890122"), ("贺志强", "19780505"), ("苗春花", "19650711"),
    ("欧阳若溪", "19951203"), ("穆铁柱", "19820930"), ("尤佳", "19990416"), ("祁连山", "19700228"), ("葛兰", "19930619"),
    ("柏青松", "19851107"), ("谷雨晴", "20010220"), ("阮文清", "19420601"), ("裴晓东", "19881019"), ("冉冉", "19970325"),
    ("郁达", "19740812"), ("庄敏之", "19410915"), ("时来", "19920108"),
)  # fmt: skip
FIRMS = (
    ("康小玲", "云浦区康记小炒店", "云浦区临溪街道柳荫巷 7 号"), ("贺志强", "云浦区贺家烧烤店", "云浦区临溪街道东市街 21 号"),
    ("欧阳若溪", "云浦区若溪咖啡馆", "云浦区临溪街道书院路 3 号"), ("穆铁柱", "云浦区铁柱馄饨铺", "云浦区临溪街道桥头街 15 号"),
    ("柏青松", "云浦区青松火锅店", "云浦区临溪街道滨江路 66 号"), ("裴晓东", "云浦区晓东快餐店", "云浦区临溪街道站前路 2 号"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Applicant:
    """Somebody who applies: for themselves or for their firm, with what forms ask of everybody."""

    row: Person
    firm: Organisation | None = None

    @property
    def actor(self) -> Actor:
        """As they act today."""
        return actor_of_person(self.row, acting_for=party_of(self.firm) if self.firm else None)

    @property
    def known(self) -> dict[str, str]:
        """Name, number, telephone."""
        phone = self.row.phone.plain() or "199 0000 2002"
        return {
            "applicant_name": self.row.name.plain(),
            "applicant_id": self.row.id_number.plain(),
            "contact_phone": phone,
            "contact_name": self.row.name.plain(),
        }


def number_of(serial: int, born: str) -> str:
    """A made-up identity number that passes its check."""
    body = f"{COUNTY}{born}{600 + serial:03d}"
    return body + id_check_character(body)


def resident(name: str, by: Actor) -> Person:
    """A resident, entered at first use."""
    serial = next(place for place, (who, _) in enumerate(RESIDENTS) if who == name)
    number = number_of(serial, RESIDENTS[serial][1])
    known = with_document("111", number)
    return known or register_person(
        name=name, id_number=number, phone=f"1990000{6000 + serial}", region=STREET, assurance=3, assured_by="window", by=by,
    )  # fmt: skip


def firm(serial: int, by: Actor) -> Organisation:
    """A firm with its business licence, entered at first use."""
    owner, name, address = FIRMS[serial]
    body = f"92{COUNTY}MA000010{serial}"
    uscc = body + uscc_check_character(body)
    known: Organisation | None = Organisation.objects.filter(uscc=uscc).first()
    if known is not None:
        return known
    row = register_organisation(
        uscc=uscc, name=name, kind="individual_business", representative=resident(owner, by), region=STREET,
        address=address, by=by,
    )  # fmt: skip
    issue_licence(
        issue_key=f"demo:business_licence:{uscc}", type_code="business_licence", holder=row.reference, holder_name=name,
        face={"holder_name": name, "uscc": uscc, "person_in_charge": owner, "premises": address},
        department=Department.objects.get(role="market_regulation", division__code=f"{COUNTY}000000"), decided_at=now(),
        region=COUNTY, recipients=[row.representative.reference], by=by,
    )  # fmt: skip
    return row


def of_cast(username: str) -> Applicant:
    """Lin, Wen, Fang and the others who can log in."""
    return Applicant(person(username))


def lins_shop() -> Applicant:
    """Lin for her noodles."""
    return Applicant(person("lin"), Organisation.objects.get(uscc=FIRM[0]))


def official(username: str) -> Actor:
    """Somebody of the cast in their posts, channel and all, as of the ledger's day."""
    rows = Mandate.objects.held_on(local_day(now())).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("person", "department")), channel="demo")
