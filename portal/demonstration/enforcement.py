"""Enforcement: lists, places, officers with certificates, published plans. Stands without the app of services."""

from collections.abc import Iterable
from datetime import date

from blueprints.actions import begin_import, end_import, import_batch, publish_edition, save_working_copy
from blueprints.actions.imports import table_of
from blueprints.models import Edition
from enforcement.actions.plans import approve_plan, draft_plan, file_plan, publish_plan
from enforcement.actions.registers import enter_certificate, enter_firm, enter_premises
from enforcement.models import SupervisedItem, YearPlan
from identity.actions.mandates import appoint
from identity.actions.people import open_account, register_person
from identity.actions.seals import authorise_sealing, make_seal
from identity.actors import actor_of_mandates
from identity.models import Mandate, Organisation, Seal, User
from records.clock import local_date
from records.identifiers import uscc_check_character
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.registers.actions.entries import enter_rows
from records.registers.models import Department, Division

from .cast import FIRM, PASSWORD
from .enforcement_lists import content_rows, item_rows, organ_rows
from .enforcement_notices import INSPECTION_NOTICES
from .enforcement_papers import INSPECTION_PAPERS, KINDS, RECTIFICATION
from .regions import HOME, credit_code
from .seals import FROM, SEALS, TO, head_of
from .texts import t

SINCE, UNTIL = date(2026, 1, 1), date(2029, 12, 31)
OFFICERS = {  # username → (name, number, organ, title); Tao and Fei stand in the cast already
    "luyao": ("陆遥", "990102199106150380", "market_regulation", t("市场监管执法人员", "Officer, market regulation")),
    "xucheng": ("徐澄", "990102198711020395", "fire_rescue", t("消防监督员", "Officer, fire rescue")),
    "liqing": ("李晴", "990102199003080404", "health", t("卫生监督员", "Officer, health")),
    "zhouling": ("周岭", "990102198509190411", "health", t("卫生监督员", "Officer, health")),
}
CERTIFICATES = {
    "tao": ("99010200101", "市场监管"), "luyao": ("99010200102", "市场监管"), "fei": ("99010200201", "消防救援"),
    "xucheng": ("99010200202", "消防救援"), "liqing": ("99010200301", "卫生健康"), "zhouling": ("99010200302", "卫生健康"),
}  # fmt: skip
PLACES = [  # name, road, risk, credit
    ("锦里超市临溪店", "桑园路 8 号", "medium", "B"), ("桃溪烘焙坊", "桃溪路 30 号", "low", "A"), ("望江火锅", "望江路 12 号", "high", "C"),
    ("青禾便利店", "青禾街 5 号", "low", "B"), ("南浦小吃城", "南浦路 66 号", "high", "B"), ("松林茶舍", "松林巷 3 号", "low", "A"),
    ("双塔饭店", "双塔路 101 号", "medium", "C"), ("荷塘食府", "荷塘街 9 号", "medium", "B"), ("古渡鱼庄", "古渡路 2 号", "high", "D"),
    ("竹园快餐", "竹园路 15 号", "medium", "B"), ("清泉饮品店", "清泉路 21 号", "low", "B"), ("安平农贸市场", "安平街 1 号", "high", "B"),
]  # fmt: skip
JOINT = ("market_regulation", "fire_rescue", "health")
PLANNED = {"market_regulation": ("an", "tao", 1), "fire_rescue": ("bo", "fei", 2), "health": ("jia", "liqing", 3)}


def load_enforcement(by: Actor) -> None:
    """Everything that is not there yet."""
    load_organs(by)
    load_papers(by)
    organs = {row.role: row.code for row in Department.objects.filter(division__code=HOME)}
    if not SupervisedItem.objects.exists():
        bring("supervised_item", item_rows(organs), by)
        bring("check_content", content_rows(organs), by)
    load_officers(by)
    load_places(organs, by)
    load_plans()


def load_organs(by: Actor) -> None:
    """Departments of the other fields."""
    county = Division.objects.get(code=HOME)
    rows = [
        {
            "code": credit_code(HOME, serial), "short_code": f"{serial:04d}", "role": role, "name": name, "division": county,
            "valid_from": date(2020, 1, 1),
        }
        for role, serial, name in organ_rows()
    ]  # fmt: skip
    enter_rows(Department, rows, keys=("code",), by=by)


def load_papers(by: Actor) -> None:
    """Documents, notices and the process of rectification, and under which seals the organs issue them."""
    contents = {("document", code): content for code, content in INSPECTION_PAPERS.items()}
    contents |= {("notice", code): content for code, content in INSPECTION_NOTICES.items()}
    for (kind, code), content in {**contents, ("process", "rectification"): RECTIFICATION}.items():
        if not Edition.objects.filter(kind=kind, code=code).exists():
            save_working_copy(kind, code, content, by=by, owner=by.department)
            publish_edition(kind, code, by=by)
    keeper = Mandate.objects.get(person__user__username="ke", role="seal_keeper")
    for role in JOINT:
        department = Department.objects.get(role=role, division__code=HOME)
        seal = Seal.objects.filter(department=department).first()
        seal = seal or make_seal(department, kind="business", keeper=keeper, by=by)
        known = set(seal.authorisations.values_list("document_kind", flat=True))
        for kind in set(KINDS) - known:
            authorise_sealing(seal, document_kind=kind, valid_from=FROM, valid_to=TO, by=head_of(SEALS[role][0]))


def bring(kind: str, rows: Iterable[dict[str, str]], by: Actor) -> None:
    """A list by the importer, as from a file."""
    listed = list(enumerate(rows, 2))
    assert not [problem for _, cells in listed for problem in table_of(kind).shape_problems(cells)]
    run = begin_import(kind, name=f"{kind}.csv", form="csv", sha256=f"demo-{kind}", by=by)
    run = import_batch(run, listed, set(), after=run.cursor, by=by)
    end_import(run, by=by)


def load_officers(by: Actor) -> None:
    """Accounts, posts, enforcement certificates."""
    for username, (name, number, role, title) in OFFICERS.items():
        if User.objects.filter(username=username).exists():
            continue
        person = register_person(
            name=name, id_number=number, phone=f"1990000{number[-5:-1]}", region="990102001", assurance=3,
            assured_by="window", by=by,
        )  # fmt: skip
        open_account(person, username=username, password=PASSWORD, by=by)
        department = Department.objects.get(role=role, division__code=HOME)
        appoint(person, department=department, role="officer", region="990102", valid_from=SINCE, title=title, by=by)
    for username, (number, field) in CERTIFICATES.items():
        post = Mandate.objects.get(person__user__username=username, role="officer")
        enter_certificate(post, number, fields=[field], valid_to=UNTIL, by=by)


def load_places(organs: dict[str, str], by: Actor) -> None:
    """Twelve places of firms, and Lin's shop."""
    codes = [organs[role] for role in JOINT]
    lin = Organisation.objects.get(uscc=FIRM[0])
    shop = enter_firm(lin.uscc, lin.name, region="990102001", credit="B", organisation=lin.reference, by=by)
    enter_premises(shop, lin.name, address=lin.address, organs=codes, risk="medium", by=by)
    for serial, (name, road, risk, credit) in enumerate(PLACES, 2):
        body = f"91990102MA{serial:07d}"
        uscc = body + uscc_check_character(body)
        firm = enter_firm(uscc, f"云浦区{name}", region="990102001", credit=credit, by=by)
        enter_premises(firm, name, address=f"云浦区临溪街道{road}", organs=codes, risk=risk, by=by)


def load_plans() -> None:
    """This year's plans of the three organs: approved, filed, published."""
    year = local_date(now()).year
    for role, (head, officer, number) in PLANNED.items():
        organ = Department.objects.select_related("division").get(role=role, division__code=HOME)
        if YearPlan.objects.filter(department=organ, year=year).exists():
            continue
        items = [f"99JG{number:02d}{place:02d}" for place in range(1, 11)]
        plan = draft_plan(
            organ, year, items=items, ratios={"high": 100, "medium": 40, "low": 10},
            caps={"high": 4, "medium": 2, "low": 1}, basis="国办发〔2024〕54号", by=post(officer),
        )  # fmt: skip
        plan = approve_plan(plan, by=post(head))
        plan = file_plan(plan, by=post("yu"))
        publish_plan(plan, by=post(head))


def post(username: str) -> Actor:
    """Somebody in their posts of today."""
    rows = Mandate.objects.held_on(local_date(now())).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("department", "person")), channel="demo")
