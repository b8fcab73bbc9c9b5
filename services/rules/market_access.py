"""The market-access negative list (市场准入负面清单): what is forbidden, what needs a licence; the rest is open."""

from typing import Any, Literal

from blueprints.registry import Frozen
from blueprints.tables import Cells, Column, Content, Row, Table
from blueprints.texts import Text
from records.ledger.errors import Problem

KINDS = {"禁止准入": "prohibited", "许可准入": "licensed"}


class Entry(Frozen):
    """One entry: `kind` prohibited or licensed, sector, matter, measure, organ, and the items that carry it out."""

    number: int
    kind: Literal["prohibited", "licensed"]
    sector: Text
    matter: Text
    measure: Text | None = None
    department_name: Text | None = None
    items: tuple[str, ...] = ()


def problems(entry: Entry) -> list[Problem]:
    """A licence names the organ that gives it."""
    if entry.kind == "licensed" and not entry.department_name:
        return [Problem("/department_name", "许可准入的条目要写明由哪个部门管理。")]
    return []


def references(entry: Entry) -> list[tuple[str, str, str]]:
    """The items that carry it out."""
    return [("/items", "service", code) for code in entry.items]


def code_of(cells: Cells) -> str:
    """The number of an entry."""
    return cells.get("number", "")


def clean_row(cells: Cells) -> Row | list[Problem]:
    """A row as an entry."""
    found = []
    if not cells["number"].isdigit():
        found.append(Problem("number", "编号请填整数。"))
    if cells["kind"] not in KINDS:
        found.append(Problem("kind", "类别请填“禁止准入”或“许可准入”。"))
    if found:
        return found
    texts = {
        name: {"zh-Hans": cells[name]} for name in ("sector", "matter", "measure", "department_name") if name in cells
    }
    items = [code for code in cells.get("items", "").replace("，", ",").split(",") if code]
    content = {"number": int(cells["number"]), "kind": KINDS[cells["kind"]], "items": items, **texts}
    return Row(code=cells["number"], owner="", content=content)


def merge(existing: Content | None, said: Content) -> Content:
    """What a row says over what is there, other languages kept."""
    whole = {**(existing or {}), **said}
    for name, text in said.items():
        if isinstance(text, dict) and existing and isinstance(existing.get(name), dict):
            same = existing[name].get("zh-Hans") == text["zh-Hans"]
            whole[name] = existing[name] if same else text
    return whole


def write_row(entry: Any) -> dict[str, str]:
    """The cells of an entry."""
    named = {name: kind for kind, name in KINDS.items()}
    texts = {name: getattr(entry, name) for name in ("sector", "matter", "measure", "department_name")}
    cells = {name: text["zh-Hans"] for name, text in texts.items() if text}
    return {"number": str(entry.number), "kind": named[entry.kind], "items": ",".join(entry.items), **cells}


COLUMNS = (
    Column("number", "编号", needed=True, longest=9, pointers=("/number",)),
    Column("kind", "类别", needed=True, longest=10, pointers=("/kind",)),
    Column("sector", "行业", needed=True, longest=200, pointers=("/sector",)),
    Column("matter", "禁止或许可事项", needed=True, pointers=("/matter",)),
    Column("measure", "主要措施描述", pointers=("/measure",)),
    Column("department_name", "主管部门", longest=200, pointers=("/department_name",)),
    Column("items", "对应事项编码", pointers=("/items",)),
)
TABLE = Table("market_access", COLUMNS, code_of, clean_row, merge, write_row)
