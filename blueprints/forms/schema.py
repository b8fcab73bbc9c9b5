"""What a form consists of: groups of fields with texts, sources and conditions (ADR 0052).

Field and group ids are stable and never reused: answers, marks and translations hang on them.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import Field as Limit
from pydantic import ModelWrapValidatorHandler, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

from ..expressions.conditions import Condition, Expression
from ..expressions.errors import ExpressionError
from ..registry import Frozen
from ..texts import Text

FieldKind = Literal[
    "text", "long_text", "number", "money", "date", "resident_id", "identity_document", "uscc", "phone", "address",
    "choice", "choices", "yes_no", "table", "file", "declaration",
]  # fmt: skip
Place = tuple[str | int, ...]
FieldId = Annotated[str, Limit(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
TYPES: dict[str, str] = {
    "number": "number", "money": "number", "date": "date", "choices": "list:text", "yes_no": "bool",
    "declaration": "bool", "table": "list:row", "file": "list:file",
}  # fmt: skip


class Choice(Frozen):
    """One answer to choose."""

    id: str
    label: Text
    hint: Text | None = None


class Check(Frozen):
    """What must not be untrue: `that` is a condition, `sentence` says what to do, `field` is where it is said."""

    id: str
    that: Expression
    sentence: Text
    field: str = ""


class Field(Frozen):
    """One question. `element` is the data element by which merged forms ask once; `basis` why it may be asked.

    Shown when `show_when` holds (it reads earlier fields only); needed when `required_when` holds, or, without it,
    when `required`; `resident_id` takes an ID card's number only, `identity_document` that of any document a person may
    have (passport, permits, permanent residence); `computed` answers it from earlier fields, whatever was typed.
    `maximum` counts characters, in a table rows, in a file field files; `lowest` and `highest` bound
    numbers.
    """

    id: FieldId
    kind: FieldKind
    label: Text
    hint: Text | None = None
    unit: Text | None = None
    element: str = ""
    required: bool = True
    sensitive: bool = False
    choices: tuple[Choice, ...] = Limit(default=(), max_length=200)
    columns: tuple["Field", ...] = ()
    maximum: int = Limit(default=200, ge=1, le=20000)
    lowest: Decimal = Decimal(0)
    highest: Decimal | None = None
    show_when: Condition = None
    required_when: Condition = None
    computed: Condition = None
    prefill: str = ""
    basis: str = ""

    @property
    def type(self) -> str:
        """What an expression sees of it: bool, number, text, date or list:…"""
        return TYPES.get(self.kind, "text")

    @property
    def sealed(self) -> bool:
        """Whether its answer is encrypted where it is stored; an identity number always is."""
        return self.sensitive or self.kind in {"resident_id", "identity_document"}

    @model_validator(mode="after")
    def complete(self) -> "Field":
        """A choice needs choices, a table plain columns."""
        if self.kind in {"choice", "choices"} and not self.choices:
            raise ValueError("请写出可以选的答案。")
        if self.kind == "table" and not self.columns:
            raise ValueError("请写出表格的列。")
        if any(c.kind in {"table", "file", "declaration"} or c.conditions() for c in self.columns):
            raise ValueError("表格的列只能是普通的项，不带条件。")
        if any(column.sealed for column in self.columns):
            raise ValueError("表格里还不能放敏感项和身份证号，请单独列出。")
        if self.sensitive and self.type not in {"text", "number", "date"}:
            raise ValueError("敏感项只能是文字、数字或日期。")
        return self

    def conditions(self) -> dict[str, Expression]:
        """Its expressions by name."""
        named = {"show_when": self.show_when, "required_when": self.required_when, "computed": self.computed}
        return {name: expression for name, expression in named.items() if expression is not None}


class Group(Frozen):
    """Fields that belong together; hidden together when `show_when` (over fields of earlier groups) does not hold."""

    id: str
    title: Text
    hint: Text | None = None
    show_when: Condition = None
    fields: tuple[Field, ...]


class Form(Frozen):
    """A whole form. What comes out of validation has every expression lowered and checked."""

    groups: tuple[Group, ...]
    checks: tuple[Check, ...] = ()

    def fields(self) -> list[Field]:
        """All fields in order."""
        return [field for group in self.groups for field in group.fields]

    def field(self, name: str) -> Field:
        """The field `name`; LookupError when there is none."""
        for field in self.fields():
            if field.id == name:
                return field
        raise LookupError(name)

    def types(self) -> dict[str, str]:
        """The types of all fields, for expressions."""
        return {field.id: field.type for field in self.fields()}

    def expressions(self) -> Iterator[Expression]:
        """Every expression in it."""
        for group in self.groups:
            yield from [group.show_when] if group.show_when else []
            for field in group.fields:
                yield from field.conditions().values()
        yield from (check.that for check in self.checks)

    @model_validator(mode="wrap")
    @classmethod
    def lower_expressions(cls, data: Any, handler: ModelWrapValidatorHandler["Form"]) -> "Form":
        """Ids once each; expressions become nodes, their types checked against the fields."""
        form = handler(data)
        refuse_twins(form)
        return form if all(expression.nodes for expression in form.expressions()) else lowered(form)


def refuse_twins(form: Form) -> None:
    """An id stands for one field."""
    seen: set[str] = set()
    for field in form.fields():
        if field.id in seen:
            raise ValueError(f"“{field.id}”用了两次，请改名。")
        seen.add(field.id)


def lowered(form: Form) -> Form:
    """The form with nodes in all its expressions; ValidationError, with its place, for one that does not fit."""
    known: dict[str, str] = {}
    everything, groups = form.types(), []
    for place, group in enumerate(form.groups):
        at: Place = ("groups", place)
        shown = group.show_when and lower(group.show_when, known, "bool", (*at, "show_when"))
        fields = []
        for number, field in enumerate(group.fields):
            fields.append(lowered_field(field, known, everything, (*at, "fields", number)))
            known = {**known, field.id: field.type}
        changed = {"fields": tuple(fields), **({"show_when": shown} if shown else {})}
        groups.append(group.model_copy(update=changed))
    checks = tuple(
        check.model_copy(update={"that": lower(check.that, everything, "bool", ("checks", number, "that"))})
        for number, check in enumerate(form.checks)
    )
    return form.model_copy(update={"groups": tuple(groups), **({"checks": checks} if checks else {})})


def lowered_field(field: Field, earlier: dict[str, str], everything: dict[str, str], at: Place) -> Field:
    """A field with nodes in its expressions."""
    changed: dict[str, Expression] = {}
    for name, expression in field.conditions().items():
        known = everything if name == "required_when" else earlier
        changed[name] = lower(expression, known, field.type if name == "computed" else "bool", (*at, name))
    return field.model_copy(update=changed) if changed else field


def lower(expression: Expression, known: dict[str, str], expected: str, at: Place) -> Expression:
    """One expression with nodes; ValidationError at its place when it does not fit."""
    try:
        return expression.lowered(known, expected)
    except ExpressionError as error:
        wrong = PydanticCustomError("expression", "{sentence}", {"sentence": str(error), "at": error.at})
        details = InitErrorDetails(type=wrong, loc=at, input=expression.source)
        raise ValidationError.from_exception_data("Form", [details]) from None
