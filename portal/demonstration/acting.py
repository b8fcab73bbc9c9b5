"""People who act for others: a family, a power of attorney, a firm's handler asked, a foreign resident, a person with a
rare name, a village helper and the hall manager. All through actions."""

from dataclasses import dataclass
from datetime import date, timedelta

from identity.actions.families import claim_tie, consent_to_tie, prove_tie
from identity.actions.helping import set_helper_scope
from identity.actions.mandates import appoint
from identity.actions.people import add_handler, open_account, register_person
from identity.actions.proxies import accept_proxy, give_proxy
from identity.actors import actor_of_mandates, actor_of_person, local_day
from identity.finding import with_document
from identity.models import Handler, HelperScope, Mandate, Organisation, Person, Proxy, User
from identity.registry import all_matters
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.registers.models import Department

from .cast import PASSWORD, SINCE, person
from .complete import BUNDLE
from .texts import t

COUNTY = "990102000000"


@dataclass(frozen=True, slots=True)
class Resident:
    """Somebody of the town; without a username only in the register."""

    username: str
    name: str
    number: str
    phone: str = ""
    kind: str = "111"
    born: date | None = None
    level: int = 3


PEOPLE = [
    Resident("fang", "方敏", "990102198605140043", "19900004004"),
    Resident("", "方小禾", "99010220180412004X"),
    Resident("dehai", "方德海", "990102195003080051", "19900004005"),
    Resident("yao", "姚捷", "990102199109090061", "19900004006"),
    Resident("maria", "María Fernanda de la Cruz-Oyelaran Nguyen", "XK4821907", "19900004007", "414", date(1988, 2, 29)),
    Resident("gui", "𰻝𠀋·䶮𬭎", "990102199503030075", "19900004008"),
]  # fmt: skip
OFFICERS = {
    "cun": ("村小路", "990102198808080087", "19900004009", "village_agent", "990102001", t("村社区代办员", "Village agent")),
    "dong": ("董岚", "990102198003030090", "19900004010", "hall_manager", "990102", t("大厅管理员", "Hall manager")),
}  # fmt: skip


def load_acting(by: Actor) -> None:
    """Everything that is not there yet."""
    for resident in PEOPLE:
        enter(resident, by)
    for username in OFFICERS:
        if not User.objects.filter(username=username).exists():
            employ(username, by)
    load_family(by)
    load_proxy()
    load_handler()
    load_helper()


def enter(resident: Resident, by: Actor) -> None:
    """One person, with an account where there is a username."""
    if with_document(resident.kind, resident.number) is not None:
        return
    row = register_person(
        name=resident.name, id_number=resident.number, phone=resident.phone, region="990102001", by=by,
        certificate_kind=resident.kind, assurance=resident.level, assured_by="window", birth_date=resident.born,
    )  # fmt: skip
    if resident.username:
        open_account(row, username=resident.username, password=PASSWORD, by=by)


def employ(username: str, by: Actor) -> None:
    """An officer with account and post."""
    name, number, phone, role, region, title = OFFICERS[username]
    row = register_person(
        name=name, id_number=number, phone=phone, region="990102001", assurance=3, assured_by="window", by=by,
    )  # fmt: skip
    open_account(row, username=username, password=PASSWORD, by=by)
    hall = Department.objects.get(role="service_hall", division__code=COUNTY)
    appoint(row, department=hall, role=role, region=region, valid_from=SINCE, title=title, by=by)


def clerk() -> Actor:
    """The window clerk of the county."""
    return official("mo")


def official(username: str) -> Actor:
    """Somebody in their posts of today."""
    rows = Mandate.objects.held_on(local_day(now())).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("person", "department")))


def child() -> Person:
    """The child of the family."""
    found = with_document(PEOPLE[1].kind, PEOPLE[1].number)
    assert found is not None
    return found


def load_family(by: Actor) -> None:
    """Fang is the guardian of her child, and does things for her father, who agreed."""
    fang, father = person("fang"), person("dehai")
    for subject, kind, proof in (
        (child(), "guardian", "birth_certificate"),
        (father, "elder_help", "household_register"),
    ):
        tie = claim_tie(fang, subject, kind=kind, proof=proof, by=actor_of_person(fang))
        if tie.proved_at is None:
            tie = prove_tie(tie, by=clerk())
        if kind == "elder_help" and tie.consented_at is None:
            consent_to_tie(tie, by=actor_of_person(father))


def load_proxy() -> None:
    """Fang lets Yao apply for one thing in her name for half a year."""
    fang, yao, day = person("fang"), person("yao"), local_day(now())
    if not Proxy.objects.filter(person=fang, agent=yao).exists():
        codes = [matter.code for matter in all_matters() if matter.code != BUNDLE and not matter.in_person][:1]
        proxy = give_proxy(
            fang, yao, scope=codes, valid_from=day, valid_to=day + timedelta(days=180), by=actor_of_person(fang)
        )
        accept_proxy(proxy, by=actor_of_person(yao))


def load_handler() -> None:
    """Lin's firm has asked Yao to handle its bundle; Yao has not answered yet."""
    lin, yao = person("lin"), person("yao")
    firm = Organisation.objects.get(representative=lin)
    if not Handler.objects.filter(organisation=firm, person=yao).exists():
        add_handler(firm, yao, scope=[BUNDLE], valid_from=local_day(now()), by=actor_of_person(lin))


def load_helper() -> None:
    """The hall manager says what the helpers of the village and of the hall help with."""
    items = [matter.code for matter in all_matters() if not matter.in_person]
    for username, role in (("cun", "village_agent"), ("zhu", "helper")):
        post = Mandate.objects.get(person=person(username), role=role)
        if not HelperScope.objects.filter(mandate=post).exists():
            set_helper_scope(post, items, by=official("dong"))
