"""What a department may not publish, in sentences that say what to do."""

from collections.abc import Callable

from records.ledger.errors import Problem

from .codes import CATALOG_CODE, DIVISION_CODE, HANDLING_CODE, LOCAL_CODE, ORGAN_CODE, TASK_CODE
from .legal import Term
from .model import Item
from .structure import structure_problems

HOURS = {"H": 1, "D": 24, "M": 24 * 31, "Y": 24 * 366}


def problems(item: Item) -> list[Problem]:
    """Everything that stands against publication; of an item only listed by name, its codes and its structure."""
    if not item.complete:
        return catalog_problems(item) + structure_problems(item)
    return [problem for check in CHECKS for problem in check(item)]


def catalog_problems(item: Item) -> list[Problem]:
    """基本编码: 12 digits."""
    return [] if CATALOG_CODE.match(item.catalog_code) else [Problem("/catalog_code", "基本编码是 12 位数字。")]


def code_problems(item: Item) -> list[Problem]:
    """31 characters: the organ's code, the level, the 12 digits; 33 with the 办理项; local codes beside them."""
    found = catalog_problems(item)
    if not TASK_CODE.match(item.task_code) or not (found or item.task_code.endswith(item.catalog_code)):
        found.append(Problem("/task_code", "实施编码是 31 位：实施主体 18 位、层级 1 位、基本编码 12 位。"))
    for part in item.handling_items:
        if not (HANDLING_CODE.match(part.code) and part.code.startswith(item.task_code)):
            found.append(Problem(f"/handling_items/{part.id}/code", "业务办理项编码是实施编码加 2 位序号，共 33 位。"))
    for name in ("local_catalog_code", "local_task_code"):
        if getattr(item, name) and not LOCAL_CODE.match(getattr(item, name)):
            found.append(Problem(f"/{name}", "地方编码只用字母、数字和连字符，最多 50 位。"))
    return found


def body_problems(item: Item) -> list[Problem]:
    """The body and level in the 实施编码 are those of the item; divisions have 12 digits."""
    found = []
    if item.organ_code and not ORGAN_CODE.match(item.organ_code):
        found.append(Problem("/organ_code", "实施主体编码是 18 位统一社会信用代码。"))
    elif item.organ_code and not item.task_code.startswith(item.organ_code):
        found.append(Problem("/organ_code", "实施主体编码和实施编码的前 18 位不一致。"))
    if item.levels and item.task_code[18:19] not in {*item.levels, ""}:
        found.append(Problem("/levels", "行使层级和实施编码第 19 位不一致。"))
    divisions = [("town_codes", item.town_codes), ("village_codes", item.village_codes)]
    for name, codes in divisions:
        if not all(DIVISION_CODE.match(code) for code in codes):
            found.append(Problem(f"/{name}", "行政区划代码是 12 位数字。"))
    return found


def term_problems(item: Item) -> list[Problem]:
    """承诺 ≤ 法定; 即办件 is done at once."""
    if not item.promised or not (item.statutory or item.no_statutory_term):
        return [Problem("/promised", "请填写法定时限和承诺时限。")]
    found = []
    if item.statutory and longer(item.promised, item.statutory):
        found.append(Problem("/promised", "承诺时限不能长于法定时限。"))
    if item.project_type == "on_the_spot" and longer(item.promised, Term(days=1)):
        found.append(Problem("/project_type", "即办件的承诺时限最多 1 个工作日。"))
    return found


def longer(one: Term, other: Term) -> bool:
    """Whether a term is longer than another whatever the calendar says; False where it depends on the calendar."""
    if one.unit == other.unit:
        return one.days > other.days
    if one.unit == "WD":
        return one.days * 24 > other.days * HOURS[other.unit]
    shortest = {"H": 1, "D": 24, "M": 24 * 28, "Y": 24 * 365}
    if other.unit == "WD":
        return one.days * shortest[one.unit] > longest_of(other.days)
    return one.days * shortest[one.unit] > other.days * HOURS[other.unit]


def longest_of(working_days: int) -> int:
    """Hours that so many working days can take at most: two free days a week, and the longest holiday."""
    return (working_days + 2 * (working_days // 5 + 1) + 9) * 24


def visit_problems(item: Item) -> list[Problem]:
    """Ⅳ ⇔ no visit by the applicant; visits need a reason."""
    found = []
    if (item.depth == "IV") != (item.visits == 0):
        found.append(Problem("/depth", "全程网办（Ⅳ级）与到现场次数 0 次要一致。"))
    if item.visits and not item.visit_reason:
        found.append(Problem("/visit_reason", "要申请人到现场，请写明理由。"))
    if item.depth == "IV" and item.online and item.online.scope and "5" not in item.online.scope:
        found.append(Problem("/online/scope", "全程网办（Ⅳ级）要包含“互联网办理”。"))
    return found


def fee_problems(item: Item) -> list[Problem]:
    """A charge needs its basis, as a whole and line by line; no charge has no lines."""
    fee, found = item.fee, []
    if fee.charged and not (fee.basis or (fee.lines and all(line.basis for line in fee.lines))):
        found.append(Problem("/fee/basis", "收费要有依据。"))
    if fee.lines and not fee.charged:
        found.append(Problem("/fee/charged", "列了收费项目，请把“是否收费”填为是。"))
    for line in fee.lines:
        if line.reducible and not line.reduction_basis:
            found.append(Problem(f"/fee/lines/{line.id}/reduction_basis", "允许减免，请写明减免依据。"))
    return found


def basis_problems(item: Item) -> list[Problem]:
    """An item stands on a basis; text of law needs its source."""
    found = [] if item.legal_basis else [Problem("/legal_basis", "请填写设定依据。")]
    unsourced = [basis for basis in item.legal_basis if basis.text and not basis.source]
    return found + [Problem(f"/legal_basis/{b.id}", "条文内容要有来源；没有来源请只留条款号。") for b in unsourced]


def power_problems(item: Item) -> list[Problem]:
    """Who acts for somebody else says for whom, and on what document (practice 18)."""
    powers, found = item.powers, []
    if powers and powers.basis == "entrusted" and not powers.principal:
        found.append(Problem("/powers/principal", "受委托实施的，请写明以谁的名义。"))
    if powers and powers.basis != "own" and not powers.document:
        found.append(Problem("/powers/document", "集中许可、委托或赋权实施的，请写明依据的文件。"))
    return found


def exemption_problems(item: Item) -> list[Problem]:
    """免提交 says where the material comes from instead."""
    found = []
    for material in item.materials:
        place = f"/materials/{material.id}"
        if material.exempt == "licence" and not material.licence_type:
            found.append(Problem(f"{place}/licence_type", "以电子证照免提交，请写明是哪种证照。"))
        if material.exempt in {"shared", "promise", "later"} and not (material.exempt_reason or material.shared_source):
            found.append(Problem(f"{place}/exempt_reason", "免提交请写明理由：哪个共享接口、哪种承诺，或什么时候补。"))
    return found


def in_person_problems(item: Item) -> list[Problem]:
    """须本人办理 stands on a legal basis of the item (行政许可法 29)."""
    known = {basis.id for basis in item.legal_basis}
    if item.in_person and item.in_person_basis not in known:
        return [Problem("/in_person_basis", "须本人办理要有法律依据：请选设定依据里的一条。")]
    return []


CHECKS: tuple[Callable[[Item], list[Problem]], ...] = (
    code_problems, body_problems, term_problems, visit_problems, fee_problems, basis_problems, power_problems,
    exemption_problems, structure_problems, in_person_problems,
)  # fmt: skip
