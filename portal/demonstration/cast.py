"""The people of the demonstration, their accounts, posts and firm."""

from dataclasses import dataclass
from datetime import date

from identity.actions.mandates import appoint
from identity.actions.people import open_account, register_organisation, register_person
from identity.models import Organisation, Person, User
from records.ledger.actor import Actor
from records.registers.models import Department, Hall

from .county import OFFICES, SURVEYOR
from .texts import t

PASSWORD = "yiwang-demo-2026"
SINCE = date(2026, 1, 1)


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody: name, number, department by role, posts."""

    username: str
    name: str
    id_number: str
    title: dict[str, str]
    department: str = ""
    roles: tuple[str, ...] = ()
    region: str = "990102"


CAST = [
    Role("lin", "林晓岚", "990102198804120029", t("申请人，林记面馆经营者", "Citizen, owner of Lin's Noodles")),
    Role("wen", "温可", "99010219910705004X", t("另一位市民", "Another citizen")),
    Role("mo", "莫言青", "990102199303180060", t("综合窗口", "Window clerk"), "service_hall", ("window_clerk",)),
    Role("ren", "任静", "990102198203300219", t("政务服务管理局负责人", "Head of the services bureau"), "service_hall", ("signing_head", "item_authority")),
    Role("sun", "孙立", "990102198511090081", t("市场监管局管理员", "Administrator, market regulation"), "market_regulation", ("department_admin",)),
    Role("rui", "芮安", "990102198706230101", t("消防救援大队管理员", "Administrator, fire rescue"), "fire_rescue", ("department_admin",)),
    Role("an", "安宁", "990102197902140125", t("市场监管局审查、签发", "Reviewer and signing head, market regulation"), "market_regulation", ("approver", "signing_head")),
    Role("bo", "薄云", "990102198109010135", t("消防救援大队审查、签发", "Reviewer and signing head, fire rescue"), "fire_rescue", ("approver", "signing_head")),
    Role("ke", "柯印", "990102199012250145", t("印章管理员", "Seal keeper"), "service_hall", ("seal_keeper",)),
    Role("tao", "陶然", "99010219890530015X", t("市场监管执法人员", "Officer, market regulation"), "market_regulation", ("approver", "officer")),
    Role("fei", "费明", "990102199208170163", t("消防监督员", "Officer, fire rescue"), "fire_rescue", ("approver", "officer")),
    Role("yu", "余正", "990102197601150178", t("监督人员", "Supervisor"), "service_hall", ("supervisor",)),
    Role("qi", "齐鉴", "990102198310280188", t("审计人员", "Auditor"), "service_hall", ("auditor",), "99"),
    Role("wei", "韦工", "990102198606070374", t("系统运维人员", "Operator of the workers"), "service_hall", ("operator",), "99"),
    Role("qiu", "邱宁", "990102198103120317", t("民政局审查、签发", "Reviewer and signing head, civil affairs"), "civil_affairs", ("approver", "signing_head")),
    Role("he", "何敏", "990102199005120326", t("民政调查人员", "Officer, civil affairs"), "civil_affairs", ("approver", "officer")),
    Role("du", "杜衡", "990102198006120331", t("公安分局审查、签发", "Reviewer and signing head, public security"), "public_security", ("approver", "signing_head")),
    Role("su", "苏禾", "990102198407120340", t("人社局审查、签发", "Reviewer and signing head, human resources"), "human_resources", ("approver", "signing_head")),
    Role("jia", "贾宁", "990102198308120353", t("卫健局审查、签发", "Reviewer and signing head, health"), "health", ("approver", "signing_head")),
    Role("pan", "潘越", "990102198209120366", t("医保局审查、签发", "Reviewer and signing head, medical insurance"), "medical_insurance", ("approver", "signing_head")),
    Role("xi", "奚恒", "990102198604170363", t("系统管理员", "System administrator"), "service_hall", ("system_admin",), "99"),
    Role("bao", "鲍安", "99010219870929037X", t("安全管理员", "Security administrator"), "service_hall", ("security_admin",), "99"),
    Role("shu", "舒畅", "990102198805114018", t("数据专员", "Data steward"), "service_hall", ("data_steward",)),
    Role("pei", "裴清", "990102199603034022", t("导办员", "Guide in the hall"), "service_hall", ("guide",)),
    Role("bian", "卞岩", "990102198409224039", t("市场监管首席代表", "Chief representative, market regulation"), "market_regulation", ("chief_representative",)),
    Role("tan", "谭卷", "99010219870107404X", t("档案员", "Archivist"), "service_hall", ("archivist",)),
    Role("hua", "华音", "990102199506184053", t("12345 话务员", "12345 agent"), "service_hall", ("hotline_agent",)),
    Role("lian", "连宁", "990102198911254065", t("12345 承办联络员", "12345 liaison, market regulation"), "market_regulation", ("hotline_liaison",)),
    Role("gao", "高正", "990102197803094071", t("执法监督员", "Supervisor of enforcement"), "service_hall", ("law_supervisor",)),
    Role("zhu", "祝援", "990102199308164086", t("帮代办员", "Helper in the hall"), "service_hall", ("helper",)),
]  # fmt: skip
CAST += [Role(o.username, o.head, o.id_number, o.title, o.role, ("approver", "signing_head")) for o in OFFICES]
CAST.append(Role(*SURVEYOR, t("住建现场核查人员", "Officer, housing"), "housing", ("approver", "officer")))
FIRM = ("92990102MA0000001A", "云浦区林记面馆", "云浦区临溪街道桃溪路 18 号")


def load_cast(by: Actor) -> None:
    """Enter everybody who is not there yet."""
    for role in CAST:
        if not User.objects.filter(username=role.username).exists():
            enter(role, by)
    if not Organisation.objects.filter(uscc=FIRM[0]).exists():
        uscc, name, address = FIRM
        register_organisation(
            uscc=uscc, name=name, kind="individual_business", representative=person("lin"), region="990102001",
            address=address, by=by,
        )  # fmt: skip


def enter(role: Role, by: Actor) -> None:
    """One person with account and posts."""
    row = register_person(
        name=role.name, id_number=role.id_number, phone=f"1990000{role.id_number[-5:-1]}",
        region="990102001", email=f"{role.username}@example.invalid", assurance=3, assured_by="window", by=by,
    )  # fmt: skip
    open_account(row, username=role.username, password=PASSWORD, by=by)
    for post in role.roles:
        appoint(
            row, department=Department.objects.get(role=role.department, division__code="990102000000"), role=post, region=role.region,
            valid_from=SINCE, title=role.title, hall=Hall.objects.get(division__code="990102000000") if post == "window_clerk" else None, by=by,
        )  # fmt: skip


def person(username: str) -> Person:
    """A person of the cast."""
    found: Person = Person.objects.get(user__username=username)
    return found
