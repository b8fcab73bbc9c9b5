"""The lists (监管事项目录清单、检查实施清单): supervised items and their check contents as editions (domain.md §8.1).

Nothing off the list is checked: a task names codes of contents in force, and nothing else.
"""

from typing import Any, Literal

from blueprints.registry import Frozen
from blueprints.tables import Cells, Column, Content, Row, Table
from blueprints.texts import Text
from records.ledger.errors import Problem

WAYS = {
    "双随机抽查": "random", "重点监管": "key", "信用监管": "credit", "专项检查": "special", "非现场监管": "remote",
    "投诉举报核查": "report",
}  # fmt: skip
METHODS = {"现场查看": "look", "查阅资料": "read", "抽样检测": "sample", "询问": "ask", "数据核查": "data"}
RESULTS = ("ok", "bad", "none")
NO_ORGAN = "没有这个代码的部门。请填在用的统一社会信用代码。"
NO_BASIS = "请写明依据的法律名称和条号，只写名称和条号。"
WAY_UNKNOWN = "监管方式请填：双随机抽查、重点监管、信用监管、专项检查、非现场监管或投诉举报核查。"
METHOD_UNKNOWN = "检查方法请填：现场查看、查阅资料、抽样检测、询问或数据核查。"


class SupervisedItem(Frozen):
    """One supervised item: its field, who supervises whom, in which way, how often, on what basis."""

    name: Text
    field: str
    department: str
    object: Text
    way: Literal["random", "key", "credit", "special", "remote", "report"] = "random"
    level: str = "4"
    licence: str = ""
    basis: Text
    frequency: Text | None = None


class CheckContent(Frozen):
    """One thing to check within an item: against which standard, by which method, on what basis.

    `penalty` names the article under which a breach is punished; the answers are always 合格、不合格、不适用.
    """

    item: str
    name: Text
    standard: Text
    method: Literal["look", "read", "sample", "ask", "data"] = "look"
    basis: Text
    penalty: Text | None = None


def needs_basis(value: Any) -> list[Problem]:
    """Both lists cite what they rest on."""
    return [] if value.basis["zh-Hans"].strip() else [Problem("/basis", NO_BASIS)]


def item_references(content: CheckContent) -> list[tuple[str, str, str]]:
    """A content leans on its item."""
    return [("/item", "supervised_item", content.item)]


def code_of(cells: Cells) -> str:
    """The code of a row."""
    return cells.get("code", "")


def texts_of(cells: Cells, *names: str) -> dict[str, dict[str, str]]:
    """The named cells that are filled, as texts."""
    return {name: {"zh-Hans": cells[name]} for name in names if name in cells}


def clean_item(cells: Cells) -> Row | list[Problem]:
    """A row as a supervised item."""
    if cells.get("way", "双随机抽查") not in WAYS:
        return [Problem("way", WAY_UNKNOWN)]
    content = {
        "field": cells["field"], "department": cells["department"], "way": WAYS[cells.get("way", "双随机抽查")],
        "level": cells.get("level", "4"), "licence": cells.get("licence", ""),
        **texts_of(cells, "name", "object", "basis", "frequency"),
    }  # fmt: skip
    return Row(code=cells["code"], owner=cells["department"], content=content)


def clean_content(cells: Cells) -> Row | list[Problem]:
    """A row as a check content."""
    if cells.get("method", "现场查看") not in METHODS:
        return [Problem("method", METHOD_UNKNOWN)]
    content = {
        "item": cells["item"], "method": METHODS[cells.get("method", "现场查看")],
        **texts_of(cells, "name", "standard", "basis", "penalty"),
    }  # fmt: skip
    return Row(code=cells["code"], owner=cells.get("department", ""), content=content)


def merge(existing: Content | None, said: Content) -> Content:
    """What a row says over what is there, other languages kept while the Chinese stays."""
    whole = {**(existing or {}), **said}
    for name, text in said.items():
        held = (existing or {}).get(name)
        if isinstance(text, dict) and isinstance(held, dict) and held.get("zh-Hans") == text["zh-Hans"]:
            whole[name] = held
    return whole


def words(value: Any, *names: str) -> dict[str, str]:
    """The Chinese of texts."""
    return {name: text["zh-Hans"] for name in names if (text := getattr(value, name))}


def write_item(value: Any) -> dict[str, str]:
    """The cells of an item."""
    ways = {code: name for name, code in WAYS.items()}
    plain = {name: getattr(value, name) for name in ("field", "department", "level", "licence")}
    return {**plain, "way": ways[value.way], **words(value, "name", "object", "basis", "frequency")}


def write_content(value: Any) -> dict[str, str]:
    """The cells of a content."""
    methods = {code: name for name, code in METHODS.items()}
    return {
        "item": value.item,
        "method": methods[value.method],
        **words(value, "name", "standard", "basis", "penalty"),
    }


CODE = Column("code", "编码", needed=True, longest=60)
BASIS = Column("basis", "设定依据", needed=True, pointers=("/basis",))
ITEM_TABLE = Table(
    "supervised_item",
    (
        CODE,
        Column("name", "监管事项名称", needed=True, longest=300, pointers=("/name",)),
        Column("field", "领域", needed=True, longest=40, pointers=("/field",)),
        Column("department", "监管部门代码", needed=True, longest=18, pointers=("/department",)),
        Column("object", "监管对象", needed=True, longest=300, pointers=("/object",)),
        Column("way", "监管方式", longest=20, pointers=("/way",)),
        Column("level", "监管层级", longest=10, pointers=("/level",)),
        Column("licence", "对应许可事项", longest=60, pointers=("/licence",)),
        BASIS,
        Column("frequency", "频次", pointers=("/frequency",)),
    ),
    code_of, clean_item, merge, write_item, owner_column="department",
)  # fmt: skip
CONTENT_TABLE = Table(
    "check_content",
    (
        CODE,
        Column("item", "监管事项编码", needed=True, longest=60, pointers=("/item",)),
        Column("name", "检查内容", needed=True, longest=300, pointers=("/name",)),
        Column("standard", "检查标准", needed=True, pointers=("/standard",)),
        Column("method", "检查方法", longest=20, pointers=("/method",)),
        BASIS,
        Column("penalty", "违法后处罚依据", pointers=("/penalty",)),
        Column("department", "监管部门代码", longest=18),
    ),
    code_of, clean_content, merge, write_content, leans_on=("supervised_item", "item"), owner_column="department",
)  # fmt: skip
