"""Whether a document can be published: its shape, its expressions, its kind's own rules, its element ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from pydantic import ValidationError

from records.ledger.errors import Invalid, Problem

from .loading import whole_content
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
    """A validation error as a problem with a JSON pointer (RFC 6901)."""
    steps = (str(part).replace("~", "~0").replace("/", "~1") for part in error["loc"])
    return Problem("".join(f"/{step}" for step in steps), str(error["msg"]).removeprefix("Value error, "))
