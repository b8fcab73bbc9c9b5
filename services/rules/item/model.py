"""What a service edition consists of: the elements of an implementation list (domain.md §1.5)."""

from datetime import date
from typing import Literal

from pydantic import Field

from blueprints.forms.schema import Form
from blueprints.registry import Frozen
from blueprints.texts import Text

from .handling import Convenience, HandlingItem, Online, Place
from .legal import Basis, Line, OwnTerm, Powers, SpecialProcedure, Term
from .materials import Material, Situation


class Step(Frozen):
    """A step of the way, for people. `after`: ids of the steps it waits for (none: it starts with the first).

    `basis`: id of the legal basis that asks for it.
    """

    id: str
    title: Text
    who: Text
    days: str
    stage: Literal["", "receipt", "acceptance", "review", "decision", "certificate", "delivery"] = ""
    channel: Literal["", "window", "web"] = ""
    standard: Text | None = None
    outcome: Text | None = None
    basis: str = ""
    after: tuple[str, ...] = ()


class Question(Frozen):
    """A frequent question."""

    id: str
    question: Text
    answer: Text


class Result(Frozen):
    """What comes out, how long it holds, what it looks like (`sample`: a stored file or page)."""

    name: Text
    kind: Literal["certificate", "approval", "other"]
    licence_type: str = ""
    sample: str = ""
    validity: Text | None = None
    electronic: bool = False


class FeeLine(Frozen):
    """One charge: its name, rate and basis; whether and why it may be reduced; non-tax or a business charge."""

    id: str
    name: Text
    rate: Text
    basis: str = ""
    kind: Literal["non_tax", "business"] = "non_tax"
    reducible: bool = False
    reduction_basis: str = ""
    project_code: str = ""


class Fee(Frozen):
    """What it costs; a charge needs a basis."""

    charged: bool = False
    basis: str = ""
    text: Text | None = None
    lines: tuple[FeeLine, ...] = ()


class Item(Frozen):
    """One service item. `complete` False: listed by name, honestly marked 待完善.

    `levels` are those of 行使层级 (1 nation … 5 town, 6 village, 7 by grade), `subjects` those of 服务对象 (1 natural
    persons … 6 others), `power_source` those of 权力来源, `organ_nature` those of 实施主体性质.
    `min_auth_level`: the level 1–3 that applying takes, of the person and of the login that signs (domain.md §4.1).
    `in_person`: 须本人办理, nobody may be sent instead (`in_person_basis`: id of the basis that says so).
    `review_first`: 复议前置, id of the basis that sends its decisions to review first; remedies are computed.
    `joint`: 共同申请, whether others may or must apply together and confirm.
    `no_statutory_term`: the law sets none. `duties` and `accountability` are 责任事项 and 追责情形 of the power list.
    """

    number: int = 0
    name: Text
    complete: bool = True
    catalog_code: str
    task_code: str = ""
    local_catalog_code: str = ""
    local_task_code: str = ""
    handling_items: tuple[HandlingItem, ...] = ()
    type: str
    state: Literal["in_use", "suspended", "cancelled"] = "in_use"
    planned_from: date | None = None
    planned_to: date | None = None
    levels: tuple[Literal["1", "2", "3", "4", "5", "6", "7"], ...] = ()
    audience: tuple[Literal["natural", "legal"], ...]
    subjects: tuple[Literal["1", "2", "3", "4", "5", "6"], ...] = ()
    aliases: tuple[str, ...] = ()
    summary: Text | None = None
    department_role: str = ""
    department_name: Text
    organ_code: str = ""
    organ_nature: Literal["", "1", "2", "3", "9"] = ""
    joint_organs: tuple[Text, ...] = ()
    handling_unit: Text | None = None
    power_source: Literal["", "1", "2", "3", "4", "5", "6"] = ""
    power_scope: Text | None = None
    power_content: Text | None = None
    statutory: Term | None = None
    no_statutory_term: bool = False
    promised: Term | None = None
    own_terms: tuple[OwnTerm, ...] = ()
    special_procedures: tuple[SpecialProcedure, ...] = ()
    project_type: Literal["on_the_spot", "promised", ""] = ""
    limit: Text | None = None
    intermediaries: tuple[Line, ...] = ()
    visits: int = Field(default=0, ge=0)
    visit_reason: Text | None = None
    depth: Literal["I", "II", "III", "IV", ""] = ""
    handled_by: tuple[Literal["window", "web", "mobile", "post", "other"], ...] = ()
    online: Online | None = None
    min_auth_level: int = Field(default=2, ge=1, le=3)
    convenience: Convenience | None = None
    places: tuple[Place, ...] = ()
    consultation: Text | None = None
    complaints: Text | None = None
    town_codes: tuple[str, ...] = ()
    village_codes: tuple[str, ...] = ()
    fee: Fee = Fee()
    result: Result | None = None
    themes: tuple[str, ...] = ()
    local_themes: tuple[str, ...] = ()
    conditions: tuple[Line, ...] = ()
    materials: tuple[Material, ...] = ()
    situations: tuple[Situation, ...] = ()
    steps: tuple[Step, ...] = ()
    legal_basis: tuple[Basis, ...] = ()
    remedies: Text | None = None
    review_first: str = ""
    joint: Literal["", "optional", "required"] = ""
    questions: tuple[Question, ...] = ()
    powers: Powers | None = None
    duties: tuple[Line, ...] = ()
    accountability: tuple[Line, ...] = ()
    form: Form | None = None
    process: str = ""
    joint_visit: bool = False
    in_person: bool = False
    in_person_basis: str = ""

    @property
    def asks_by_answer(self) -> bool:
        """Whether answers of the form rewrite the list of materials."""
        return any(situation.field for situation in self.situations)
