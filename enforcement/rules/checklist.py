"""A checklist as a form of the house (blueprints/forms): one question with three answers for each content. Pure."""

from collections.abc import Mapping
from typing import Any

from blueprints.forms.schema import Choice, Field, Form, Group

ANSWERS = (
    Choice(id="ok", label={"zh-Hans": "合格", "en": "Meets it"}),
    Choice(id="bad", label={"zh-Hans": "不合格", "en": "Does not"}),
    Choice(id="none", label={"zh-Hans": "不适用", "en": "Not applicable"}),
)


def field_id(code: str) -> str:
    """The id of a content's question."""
    return "c_" + "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in code.lower())


def checklist(contents: Mapping[str, Any]) -> Form:
    """The form over check contents by code; the standard stands beneath each question."""
    fields = tuple(
        Field(id=field_id(code), kind="choice", label=content.name, hint=content.standard, choices=ANSWERS)
        for code, content in contents.items()
    )
    return Form(groups=(Group(id="checklist", title={"zh-Hans": "检查项", "en": "Checklist"}, fields=fields),))
