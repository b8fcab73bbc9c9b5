"""The remedies against a department's act, from the registers: which kind of organ it is, what stands above it."""

from records.registers.models import Department, DictionaryEntry, Division

from .rules.remedies import Act, Organ, OrganKind, Remedies, remedies

KINDS, COURTS = "organ_kind", "court"  # dictionary sets: by a department's role; by a division's code
TOWN = 4  # level of a division


def remedies_against(department: Department, act: Act = "decision", *, first_by_law: str = "") -> Remedies:
    """Where an act of `department` is contested (documents.rules.remedies)."""
    return remedies(organ_of(department), act, first_by_law=first_by_law)


def organ_of(department: Department) -> Organ:
    """The department as the rule sees it. Its kind is its role's row in the dictionary `organ_kind`, else a
    department of its government; courts stand in the dictionary `court` by division, else they are named by it."""
    division = department.division
    entry = DictionaryEntry.objects.filter(set=KINDS, code=department.role, valid_to=None).first()
    kind: OrganKind = entry.label["kind"] if entry else "department"
    name = department.name["zh-Hans"]
    return Organ(
        kind=kind, name=name, government=government_of(division), above=above(department, kind),
        court=court_of(seat(division)), higher_court=court_of(division_above(seat(division))),
    )  # fmt: skip


def government_of(division: Division) -> str:
    """The people's government of a division."""
    return f"{division.name['zh-Hans']}人民政府"


def above(department: Department, kind: OrganKind) -> str:
    """The organ above: of a government the government above, of a department the same organ one level up."""
    upper = division_above(department.division)
    if kind in {"government", "dispatched"}:
        return government_of(upper)
    if department.parent is not None:
        return str(department.parent.name["zh-Hans"])
    same = Department.objects.filter(division=upper, role=department.role, valid_to=None).first()
    return str(same.name["zh-Hans"]) if same else f"{upper.name['zh-Hans']}{plain_name(department)}"


def plain_name(department: Department) -> str:
    """Its name without that of its division."""
    return str(department.name["zh-Hans"]).removeprefix(department.division.name["zh-Hans"])


def division_above(division: Division) -> Division:
    """The division above; a province stays itself."""
    return division.parent or division


def seat(division: Division) -> Division:
    """The county where a town's organ sits: towns have no courts."""
    return division_above(division) if division.level >= TOWN else division


def court_of(division: Division) -> str:
    """The people's court of a division."""
    entry = DictionaryEntry.objects.filter(set=COURTS, code=division.code, valid_to=None).first()
    if entry is not None:
        return str(entry.label["zh-Hans"])
    level = {1: "高级人民法院", 2: "中级人民法院"}.get(division.level, "人民法院")
    return f"{division.name['zh-Hans']}{level}"
