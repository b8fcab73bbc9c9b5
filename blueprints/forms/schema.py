"""What a form consists of: groups of fields with texts, sources and conditions."""

from typing import Literal

from ..registry import Frozen
from ..texts import Text

FieldKind = Literal[
    "text", "long_text", "number", "money", "date", "resident_id", "uscc", "phone", "address", "choice", "yes_no",
    "declaration",
]  # fmt: skip


class Choice(Frozen):
    """One answer to choose."""

    id: str
    label: Text


class Field(Frozen):
    """One question. `element` is the data element by which merged forms ask once; `basis` why it may be asked."""

    id: str
    kind: FieldKind
    label: Text
    hint: Text | None = None
    element: str = ""
    required: bool = True
    sensitive: bool = False
    choices: tuple[Choice, ...] = ()
    maximum: int = 200
    show_when: str = ""
    prefill: str = ""
    basis: str = ""


class Group(Frozen):
    """Fields that belong together."""

    id: str
    title: Text
    fields: tuple[Field, ...]


class Form(Frozen):
    """A whole form."""

    groups: tuple[Group, ...]

    def fields(self) -> list[Field]:
        """All fields in order."""
        return [field for group in self.groups for field in group.fields]
