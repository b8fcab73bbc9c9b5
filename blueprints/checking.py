"""Whether a document can be published: its shape, its expressions, its kind's own rules, its element ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from records.ledger.errors import Invalid, Problem

from .loading import load, whole_content
from .models import Edition
from .registry import Frozen, blueprint_kinds
from .rules.differences import apply_difference, make_difference, without_nulls
from .rules.elements import reused, twins
from .texts import derive_traditional


@dataclass(frozen=True, slots=True)
class Checked:
    """A document that can be published: its value, and the JSON to store (for a difference only what differs)."""

    value: Frozen
    stored: dict[str, Any]


def checked(kind: str, content: dict[str, Any], base: Edition | None, former: Sequence[Edition]) -> Checked:
    """`content` as it would be published after the `former` editions (oldest first) of its code.

    `content` is the whole document, or with a `base` its difference from it. zh-Hant is derived, expressions are
    lowered. Raises Invalid with every problem found, by JSON pointer into the whole.
    """
    whole = content if base is None else apply_difference(whole_content(base), content)
    value = shaped(kind, derive_traditional(whole))
    written = value.model_dump(mode="json", by_alias=True, exclude_unset=True)
    problems = blueprint_kinds.get(kind).problems(value) + twins(written)
    problems += blueprint_kinds.get(kind).against(value, load(base)) if base is not None else []
    earlier = [whole_content(edition) for edition in former]
    problems += reused(written, earlier, earlier[-1]) if earlier else []
    if problems:
        raise Invalid("edition.problems", _("有几处还不能发布。"), problems)
    if base is None:
        return Checked(value, written)
    return Checked(value, make_difference(without_nulls(whole_content(base)), without_nulls(written)))


def shaped(kind: str, content: dict[str, Any]) -> Frozen:
    """The frozen value of `content`; Invalid lists what does not fit."""
    try:
        return blueprint_kinds.get(kind).model.model_validate(content)
    except ValidationError as error:
        problems = [problem_of(dict(part)) for part in error.errors(include_url=False)]
        raise Invalid("edition.shape", _("有几处还不能发布。"), problems) from None


def problem_of(error: dict[str, Any]) -> Problem:
    """A validation error as a problem with a JSON pointer (RFC 6901) and a sentence that says what to do."""
    steps = (str(part).replace("~", "~0").replace("/", "~1") for part in error["loc"])
    return Problem("".join(f"/{step}" for step in steps), sentence_of(error))


def sentence_of(error: dict[str, Any]) -> str:
    """What to do about a validation error; those of our own validators are sentences already."""
    kind, context = error["type"], error.get("ctx", {})
    if kind in {"value_error", "expression"}:
        return str(error["msg"]).removeprefix("Value error, ")
    if kind == "literal_error":
        return _("这里只能填 %(choices)s。") % {"choices": context.get("expected", "")}
    sentence = str(SENTENCES.get(kind) or _("这里的内容不合格式（%(kind)s），请重新填写。"))
    return sentence % {"kind": kind, **context}


SENTENCES = {
    "missing": gettext_lazy("请填写这一项。"),
    "extra_forbidden": gettext_lazy("没有这一项，请删去。"),
    "string_type": gettext_lazy("这里要填文字。"),
    "bool_type": gettext_lazy("这里要填是或否。"),
    "int_type": gettext_lazy("这里要填整数。"),
    "int_parsing": gettext_lazy("这里要填整数。"),
    "string_pattern_mismatch": gettext_lazy("编号用小写字母开头，只含小写字母、数字和下划线。"),
    "greater_than_equal": gettext_lazy("这里要填不小于 %(ge)s 的数。"),
    "less_than_equal": gettext_lazy("这里要填不大于 %(le)s 的数。"),
    "too_long": gettext_lazy("这里最多 %(max_length)s 项。"),
}
