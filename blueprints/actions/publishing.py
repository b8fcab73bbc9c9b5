"""Publishing an edition: checked, numbered, hashed, projected and told to those who build on it."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import NotFound
from records.registers.actions.entries import close_todos, open_todos
from records.registers.models import Department

from ..checking import Checked, checked
from ..loading import load
from ..models import Edition, Reference, WorkingCopy
from ..permissions import POLICY, relations
from ..registry import blueprint_kinds
from ..rules.canonical import digest

NEW_BASE = {
    "zh-Hans": "所依据的目录清单有了新版，请核对本清单是否要改。",
    "en": "The directory list this one builds on has a new edition: check whether this one must change.",
}


@deed
def publish_edition(
    kind: str, code: str, *, by: Actor, at: datetime | None = None, valid_from: datetime | None = None
) -> Edition:
    """Publish the working copy as the next edition, in force from `valid_from` (default: at once), and project it.

    Raises NotFound without a working copy, NotAllowed, and Invalid with every problem found. The same content again
    gives the edition that exists.
    """
    copy = WorkingCopy.objects.select_for_update().select_related(None).filter(kind=kind, code=code).first()
    if copy is None:
        raise NotFound("edition.no_copy", _("没有可发布的修改。请先保存。"))
    POLICY.require(by, "edition.publish", relations(by, {copy.owner}))
    former: list[Edition] = list(Edition.objects.filter(kind=kind, code=code).order_by("number"))
    found = checked(kind, copy.content, copy.base, former)
    seal = digest(found.stored, copy.base.sha256 if copy.base else "")
    version = blueprint_kinds.get(kind).schema_version
    if former and (former[-1].sha256, former[-1].schema_version) == (seal, version):
        return former[-1]
    moment = at or copy.saved_at
    edition = Edition.objects.create(
        kind=kind, code=code, number=former[-1].number + 1 if former else 1, content=found.stored, sha256=seal,
        owner=copy.owner, schema_version=version, base=copy.base, valid_from=valid_from or moment, published_at=moment,
        published_by=by.reference,
    )  # fmt: skip
    project(edition, found)
    tell_children(edition, by, at)
    settle_todos(edition, by, at)
    detail = {"number": edition.number, "sha256": seal, "edition": edition.reference}
    record("edition.publish", stream=f"edition:{kind}:{code}", subject=edition.reference, by=by, at=at, detail=detail)
    return edition


def project(edition: Edition, found: Checked) -> None:
    """Write what it leans on and its relational rows. What is stored must load."""
    entry = blueprint_kinds.get(edition.kind)
    rows = [Reference(edition=edition, pointer=p, kind=k, code=c) for p, k, c in entry.references(found.value)]
    Reference.objects.bulk_create(rows)
    load(edition)
    entry.project(edition)


def tell_children(edition: Edition, by: Actor, at: datetime | None) -> None:
    """A new base changes no implementation list; it makes a to-do for the owner of each, once."""
    children = Edition.objects.latest_of_each().filter(base__kind=edition.kind, base__code=edition.code)
    found = list(children.only("kind", "code", "owner", "reference"))
    if not found:
        return
    owners = Department.objects.select_related("division").filter(code__in={child.owner for child in found})
    departments = {department.code: department for department in owners}
    rows = [todo_of(child, edition, departments.get(child.owner)) for child in found]
    open_todos("edition.new_base", rows, stream=f"edition:{edition.kind}:{edition.code}", by=by, at=at)


def todo_of(child: Edition, base: Edition, department: Department | None) -> dict[str, Any]:
    """What the owner of an implementation list is asked to look at."""
    return {
        "key": f"{child.kind}:{child.code}:{base.reference}", "department": department, "subject_kind": "edition",
        "subject": child.reference, "sentence": NEW_BASE, "region": department.division.prefix if department else "",
    }  # fmt: skip


def settle_todos(edition: Edition, by: Actor, at: datetime | None) -> None:
    """An implementation list published on the newest edition of its directory has been looked at."""
    base = edition.base
    if base and not Edition.objects.filter(kind=base.kind, code=base.code, number__gt=base.number).exists():
        stream = f"edition:{edition.kind}:{edition.code}"
        close_todos("edition.new_base", f"{edition.kind}:{edition.code}:", stream=stream, by=by, at=at)
