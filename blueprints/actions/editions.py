"""Saving a working copy, publishing an edition."""

import hashlib
from datetime import datetime
from typing import Any

import rfc8785
from pydantic import ValidationError

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, NotFound, Problem

from ..loading import load
from ..models import Edition, Reference, WorkingCopy
from ..permissions import POLICY
from ..registry import Frozen, blueprint_kinds
from ..texts import derive_traditional


@deed
def save_working_copy(
    kind: str,
    code: str,
    content: dict[str, Any],
    *,
    by: Actor,
    at: datetime | None = None,
    if_match: int | None = None,
    owner: str = "",
    base: Edition | None = None,
) -> WorkingCopy:
    """Save what is being edited. `if_match` is the revision that was read (None: a new one); Conflict when it moved."""
    POLICY.require(by, "working_copy.save", {"department"} if owner in {"", by.department} else set())
    copy = WorkingCopy.objects.select_for_update().filter(kind=kind, code=code).first()
    if copy is not None and if_match is not None and copy.revision != if_match:
        raise Conflict("working_copy.moved", "别人刚改过这一份。请先看看改了什么，再保存您的修改。")
    if copy is None:
        copy = WorkingCopy(kind=kind, code=code, revision=0)
    copy.content, copy.revision, copy.base, copy.owner = content, copy.revision + 1, base, owner or copy.owner
    copy.saved_at, copy.saved_by = at, by.reference  # type: ignore[assignment]
    copy.save()
    record("working_copy.save", stream=f"edition:{kind}:{code}", by=by, at=at, detail={"revision": copy.revision})
    return copy


@deed
def publish_edition(
    kind: str, code: str, *, by: Actor, at: datetime | None = None, valid_from: datetime | None = None
) -> Edition:
    """Publish the working copy as the next edition and rebuild its projection.

    Raises Invalid with every problem found. The same content again gives the edition that exists.
    """
    copy = WorkingCopy.objects.select_for_update().filter(kind=kind, code=code).first()
    if copy is None:
        raise NotFound("edition.no_copy", "没有可发布的草稿。")
    POLICY.require(by, "edition.publish", {"department"} if copy.owner in {"", by.department} else set())
    entry, content = blueprint_kinds.get(kind), derive_traditional(copy.content)
    value = validated(kind, content)
    last = Edition.objects.filter(kind=kind, code=code).order_by("-number").first()
    digest = hashlib.sha256(rfc8785.dumps(content)).hexdigest()
    if last is not None and last.sha256 == digest:
        return last
    edition = Edition.objects.create(
        kind=kind, code=code, number=(last.number if last else 0) + 1, content=content, sha256=digest, owner=copy.owner,
        schema_version=entry.schema_version, base=copy.base, valid_from=valid_from or at, published_at=at,
        published_by=by.reference,
    )  # fmt: skip
    rows = [Reference(edition=edition, pointer=p, kind=k, code=c) for p, k, c in entry.references(value)]
    Reference.objects.bulk_create(rows)
    load(edition)
    entry.project(edition)
    detail = {"number": edition.number, "sha256": digest, "edition": edition.reference}
    record("edition.publish", stream=f"edition:{kind}:{code}", subject=edition.reference, by=by, at=at, detail=detail)
    return edition


def validated(kind: str, content: dict[str, Any]) -> Frozen:
    """The frozen value of `content`; Invalid lists what is wrong, by pointer."""
    entry = blueprint_kinds.get(kind)
    try:
        value = entry.model.model_validate(content)
    except ValidationError as error:
        raise Invalid("edition.shape", "有几处还不能发布。", [problem_of(dict(e)) for e in error.errors()]) from None
    problems = entry.problems(value)
    if problems:
        raise Invalid("edition.problems", "有几处还不能发布。", problems)
    return value


def problem_of(error: dict[str, Any]) -> Problem:
    """A validation error as a problem with a JSON pointer."""
    return Problem("/" + "/".join(str(part) for part in error["loc"]), str(error["msg"]))
