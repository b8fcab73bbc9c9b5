"""What a service edition consists of: the elements of an implementation list (domain.md §1.5)."""

import re
from typing import Literal

from pydantic import Field

from blueprints.forms.schema import Form
from blueprints.registry import Frozen
from blueprints.texts import Text
from records.ledger.errors import Problem

CATALOG_CODE = re.compile(r"^\d{12}$")
TASK_CODE = re.compile(r"^[0-9A-HJ-NPQRTUWXY]{18}[1-7]\d{12}$")


class Term(Frozen):
    """A time limit; 0 days: on the spot. `extension` days by the head of the organ, with its basis."""

    days: int = Field(ge=0)
    unit: Literal["WD", "D"] = "WD"
    extension: int = 0
    note: Text | None = None


class Basis(Frozen):
    """A legal basis: title, number, article. Without a checked source there is no text: 条文待核 (practice 5)."""

    id: str
    title: str
    number: str = ""
    article: str
    text: str = ""
    source: str = ""


class Line(Frozen):
    """A sentence with an id: a condition, a question's answer."""

    id: str
    text: Text


class Material(Frozen):
    """A material to hand in. `element` says which it is, so that a bundle asks once; `exempt` why it need not come."""

    id: str
    element: str
    name: Text
    form: Literal["paper", "electronic", "both"] = "electronic"
    source: Literal["applicant", "government", "other"] = "applicant"
    necessity: Literal["required", "optional", "later"] = "required"
    copies: int = 1
    requirement: Text
    exempt: Literal["", "licence", "shared", "form"] = ""
    licence_type: str = ""


class Step(Frozen):
    """A step of the way, for people."""

    id: str
    title: Text
    who: Text
    days: str


class Question(Frozen):
    """A frequent question."""

    id: str
    question: Text
    answer: Text


class Powers(Frozen):
    """Who may do what in whose name (practice 17): receive and accept at the window only as authorised."""

    organ_role: str
    basis: Literal["own", "bureau", "entrusted", "delegated"] = "own"
    receive: tuple[str, ...] = ("window_clerk",)
    accept: tuple[str, ...] = ("approver", "signing_head")
    window_may_accept: bool = False
    window_authorisation: str = ""
    decide: tuple[str, ...] = ("signing_head",)


class Result(Frozen):
    """What comes out."""

    name: Text
    kind: Literal["certificate", "approval", "other"]
    licence_type: str = ""


class Fee(Frozen):
    """What it costs; a charge needs a basis."""

    charged: bool = False
    basis: str = ""
    text: Text | None = None


class Item(Frozen):
    """One service item. `complete` False: listed by name, honestly marked 待完善."""

    number: int
    name: Text
    complete: bool = True
    catalog_code: str
    task_code: str = ""
    type: str
    audience: tuple[Literal["natural", "legal"], ...]
    aliases: tuple[str, ...] = ()
    summary: Text | None = None
    department_role: str = ""
    department_name: Text
    statutory: Term | None = None
    promised: Term | None = None
    project_type: Literal["on_the_spot", "promised", ""] = ""
    visits: int = 0
    visit_reason: Text | None = None
    depth: Literal["I", "II", "III", "IV", ""] = ""
    handled_by: tuple[Literal["window", "web", "mobile", "post"], ...] = ()
    fee: Fee = Fee()
    result: Result | None = None
    themes: tuple[str, ...] = ()
    conditions: tuple[Line, ...] = ()
    materials: tuple[Material, ...] = ()
    steps: tuple[Step, ...] = ()
    legal_basis: tuple[Basis, ...] = ()
    remedies: Text | None = None
    questions: tuple[Question, ...] = ()
    powers: Powers | None = None
    form: Form | None = None
    process: str = ""
    joint_visit: bool = False


def problems(item: Item) -> list[Problem]:
    """What a department may not publish, in sentences."""
    found = [problem for check in CHECKS for problem in check(item)]
    return found if item.complete else [p for p in found if p.pointer == "/catalog_code"]


def code_problems(item: Item) -> list[Problem]:
    """12 digits; 31 characters: the organ's code, the level, the 12 digits."""
    found = []
    if not CATALOG_CODE.match(item.catalog_code):
        found.append(Problem("/catalog_code", "基本编码是 12 位数字。"))
    if item.complete and not (TASK_CODE.match(item.task_code) and item.task_code.endswith(item.catalog_code)):
        found.append(Problem("/task_code", "实施编码是 31 位：实施主体 18 位、层级 1 位、基本编码 12 位。"))
    return found


def term_problems(item: Item) -> list[Problem]:
    """承诺 ≤ 法定."""
    if not item.statutory or not item.promised:
        return [Problem("/promised", "请填写法定时限和承诺时限。")]
    same = item.statutory.unit == item.promised.unit
    if same and item.promised.days > item.statutory.days:
        return [Problem("/promised", "承诺时限不能长于法定时限。")]
    return []


def visit_problems(item: Item) -> list[Problem]:
    """Ⅳ ⇔ no visit by the applicant; visits need a reason."""
    found = []
    if (item.depth == "IV") != (item.visits == 0):
        found.append(Problem("/depth", "全程网办（Ⅳ级）与到现场次数 0 次要一致。"))
    if item.visits and not item.visit_reason:
        found.append(Problem("/visit_reason", "要申请人到现场，请写明理由。"))
    return found


def fee_problems(item: Item) -> list[Problem]:
    """A charge needs its basis."""
    return [Problem("/fee/basis", "收费要有依据。")] if item.fee.charged and not item.fee.basis else []


def basis_problems(item: Item) -> list[Problem]:
    """An item stands on a basis; text of law needs its source."""
    found = [] if item.legal_basis else [Problem("/legal_basis", "请填写设定依据。")]
    unsourced = [basis for basis in item.legal_basis if basis.text and not basis.source]
    return found + [Problem(f"/legal_basis/{b.id}", "条文内容要有来源；没有来源请只留条款号。") for b in unsourced]


CHECKS = (code_problems, term_problems, visit_problems, fee_problems, basis_problems)


def references(item: Item) -> list[tuple[str, str, str]]:
    """What an item leans on: process, certificate type, articles."""
    found = [("/process", "process", item.process)] if item.process else []
    if item.result and item.result.licence_type:
        found.append(("/result/licence_type", "licence_type", item.result.licence_type))
    return found + [(f"/legal_basis/{b.id}", "article", f"{b.title}#{b.article}") for b in item.legal_basis]
