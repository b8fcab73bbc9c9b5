"""Tables of configuration: rows of a file (Excel, CSV, JSON) become contents of editions, and back (ADR 0072).

A kind of configuration that comes in tables gives its `Table`. Reading, the line-by-line report, batches, progress
and resuming are the same for all.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from records.ledger.errors import Problem

Cells = Mapping[str, str]  # what stands in a row, by column name; empty cells are missing
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its exchange name, its Chinese title, and the places in the content that its problems point at."""

    name: str
    title: str
    needed: bool = False
    longest: int = 2000
    pointers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row that fits: the code it stands for, the department it belongs to, what it says.

    `older`: a code under which the same thing may have been published before; `base`: the code of its base.
    """

    code: str
    owner: str
    content: Content
    base: str = ""
    older: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """How a kind of configuration is read from rows and written as rows.

    `code_of` reads the code of a row; `clean_row` gives a Row or problems whose pointers are column names; `merge`
    lays what a row says over what is there (None: nothing yet); `write_row` gives the cells of a loaded value.
    `base_kind`: where `Row.base` is found. `leans_on`: a kind and the column that names one of its codes; a row whose
    code is not in force is refused, its department is that of what it leans on. `owner_column`: where a row's
    department stands.
    """

    kind: str
    columns: tuple[Column, ...]
    code_of: Callable[[Cells], str]
    clean_row: Callable[[Cells], Row | list[Problem]]
    merge: Callable[[Content | None, Content], Content]
    write_row: Callable[[Any], dict[str, str]]
    base_kind: str = ""
    leans_on: tuple[str, str] | None = None
    owner_column: str = "dept_code"

    def name_of(self, heading: str) -> str:
        """The column that a heading of a file stands for, by exchange name or Chinese title; empty: none of ours."""
        wanted = heading.strip().removesuffix("*").strip().lower()
        return next((c.name for c in self.columns if wanted in {c.name.lower(), c.title.lower()}), "")

    def column_of(self, pointer: str) -> str:
        """The column that a problem of the content is said at: the longest pointer that begins it; empty: the row."""
        found = [(len(place), column.name) for column in self.columns for place in column.pointers
                 if pointer == place or pointer.startswith(f"{place}/")]  # fmt: skip
        return max(found)[1] if found else ""

    def shape_problems(self, cells: Cells) -> list[Problem]:
        """What is missing or too long, before anything is understood."""
        missing = [Problem(c.name, "这一列必须填写。") for c in self.columns if c.needed and not cells.get(c.name)]
        long = [Problem(c.name, "这一格太长，请缩短。") for c in self.columns if len(cells.get(c.name, "")) > c.longest]
        return missing + long
