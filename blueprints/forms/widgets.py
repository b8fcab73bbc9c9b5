"""How each kind of field is asked on a page: native inputs, nothing that needs JavaScript."""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..texts import say
from .schema import Field

FEW = 7  # choices that are shown all at once
SPARE_ROWS = 2


def words(text: Mapping[str, str] | None) -> str:
    """A text in the reader's language; nothing for none."""
    return say(dict(text), get_language() or "zh-hans") if text else ""


class YesNo(forms.RadioSelect):
    """Yes, no, or not answered yet."""

    def __init__(self) -> None:
        super().__init__(choices=[("yes", _("是")), ("no", _("否"))])

    def format_value(self, value: Any) -> list[str]:
        """Stored answers are true and false."""
        spoken = {"True": "yes", "False": "no", "None": ""}
        return super().format_value(spoken.get(str(value), value))


class Rows(forms.Widget):
    """A table: one input per cell, named `field-row-column`, with a few spare rows."""

    template_name = "blueprints/widgets/rows.html"

    def __init__(self, columns: tuple[Field, ...], label: str) -> None:
        super().__init__()
        self.label = label
        self.columns = [(column.id, words(column.label), widget_of(column)) for column in columns]

    def value_from_datadict(self, data: Any, files: Any, name: str) -> list[dict[str, Any]]:
        """Rows as typed, up to the last one that the page had."""
        numbers = [key.split("-")[1] for key in data if key.startswith(f"{name}-") and key.count("-") == 2]
        count = max((int(number) for number in numbers if number.isdecimal() and len(number) < 4), default=-1) + 1
        return [
            {id: widget.value_from_datadict(data, files, f"{name}-{row}-{id}") for id, _, widget in self.columns}
            for row in range(count)
        ]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        """Whether the page had no such table."""
        return not any(key.startswith(f"{name}-") for key in data)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Cells, each drawn by the widget of its column."""
        rows = [*(value if isinstance(value, list) else []), *({} for _ in range(SPARE_ROWS))]
        cells = [[self.cell(name, number, row, column) for column in self.columns] for number, row in enumerate(rows)]
        heads = [label for _, label, _ in self.columns]
        return {**super().get_context(name, value, attrs), "label": self.label, "heads": heads, "rows": cells}

    def cell(self, name: str, number: int, row: Any, column: tuple[str, str, forms.Widget]) -> Any:
        """One input, named aloud by its column and row."""
        id, label, widget = column
        spoken = {"aria-label": _("%(label)s，第 %(row)d 行") % {"label": label, "row": number + 1}}
        value = row.get(id, "") if isinstance(row, dict) else ""
        return widget.render(f"{name}-{number}-{id}", value, {"id": f"id_{name}-{number}-{id}", **spoken})


def widget_of(field: Field) -> forms.Widget:
    """The widget of a field."""
    if field.computed is not None:
        return forms.TextInput(attrs={"readonly": True})
    return WIDGETS.get(field.kind, text_input)(field)


def text_input(field: Field) -> forms.Widget:
    """One line; the browser's helps for numbers, telephones and identifiers, never its own refusals."""
    return forms.TextInput(attrs=ATTRIBUTES.get(field.kind, {}))


def choice(field: Field) -> forms.Widget:
    """A few choices at once, many in a list."""
    options = [(option.id, words(option.label)) for option in field.choices]
    if len(options) <= FEW:
        return forms.RadioSelect(choices=options)
    return forms.Select(choices=[("", _("请选择")), *options])


def choices(field: Field) -> forms.Widget:
    """Several of them."""
    return forms.CheckboxSelectMultiple(choices=[(option.id, words(option.label)) for option in field.choices])


ATTRIBUTES: dict[str, dict[str, str]] = {
    "number": {"inputmode": "decimal", "autocomplete": "off"},
    "money": {"inputmode": "decimal", "autocomplete": "off"},
    "date": {"inputmode": "numeric", "autocomplete": "off"},
    "phone": {"type": "tel", "inputmode": "tel", "autocomplete": "tel"},
    "resident_id": {"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"},
    "identity_document": {"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"},
    "uscc": {"autocapitalize": "characters", "spellcheck": "false", "autocomplete": "off"},
}
WIDGETS: dict[str, Callable[[Field], forms.Widget]] = {
    "long_text": lambda field: forms.Textarea(attrs={"rows": 5}),
    "address": lambda field: forms.Textarea(attrs={"rows": 2, "autocomplete": "street-address"}),
    "choice": choice,
    "choices": choices,
    "yes_no": lambda field: YesNo(),
    "declaration": lambda field: forms.CheckboxInput(),
    "file": lambda field: forms.MultipleHiddenInput(),
    "table": lambda field: Rows(field.columns, words(field.label)),
}
