"""A batch of rows becomes editions: each row whole or not at all, by the same checks as publishing by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from records.ledger.actor import Actor
from records.ledger.errors import Invalid, Problem

from ..checking import Checked, checked
from ..loading import load, whole_content
from ..models import Edition, Reference, WorkingCopy
from ..permissions import POLICY, relations
from ..registry import BlueprintKind, blueprint_kinds
from ..rules.canonical import digest
from ..rules.differences import make_difference
from ..tables import Row, Table
from .publishing import settle_todos, tell_children

NOT_YOURS = "这一行属于别的部门，您不能导入。"
NOT_THERE = "这个编码还没有发布。请先导入它所在的清单，再导入这一行。"
OTHER_OWNER = "这里写的部门和它所属事项的部门不一样。请改成一样，或者留空。"
BEING_EDITED = "这一项有人正在修改，还没有发布。请先发布那份修改，再导入这一行。"


@dataclass(slots=True)
class Batch:
    """What is known about the codes of a batch, and what comes of it."""

    entry: BlueprintKind
    by: Actor
    at: datetime
    last: dict[str, Edition] = field(default_factory=dict)
    bases: dict[str, Edition] = field(default_factory=dict)
    leaned: dict[str, str] = field(default_factory=dict)
    copies: dict[str, WorkingCopy] = field(default_factory=dict)
    fresh: list[Edition] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=lambda: {"created": 0, "changed": 0, "same": 0, "refused": 0})
    faults: list[tuple[int, Problem]] = field(default_factory=list)


def publish_rows(kind: str, rows: Sequence[tuple[int, Row]], by: Actor, at: datetime) -> Batch:
    """Publish numbered rows with distinct codes. To be called inside a deed, which records the batch."""
    batch = Batch(blueprint_kinds.get(kind), by, at)
    gather(batch, kind, [row for _, row in rows])
    for number, row in rows:
        try:
            batch.counts[take(batch, kind, row)] += 1
        except Invalid as refused:
            batch.counts["refused"] += 1
            batch.faults += [(number, problem) for problem in refused.problems]
    write(batch)
    return batch


def gather(batch: Batch, kind: str, rows: list[Row]) -> None:
    """Everything the batch needs, in few queries."""
    codes = [code for row in rows for code in (row.code, row.older) if code]
    newest = Edition.objects.filter(kind=kind, code__in=codes).order_by("code", "-number").distinct("code")
    batch.last = {edition.code: edition for edition in newest.select_related("base")}
    batch.copies = {copy.code: copy for copy in WorkingCopy.objects.filter(kind=kind, code__in=codes)}
    wanted, table = {row.base for row in rows if row.base}, batch.entry.table
    if table is not None and table.base_kind and wanted:
        found = Edition.objects.filter(kind=table.base_kind, code__in=wanted).order_by("code", "-number")
        batch.bases = {base.code: base for base in found.distinct("code")}
    if table is not None and table.leans_on is not None:
        leant, column = table.leans_on
        named = Edition.objects.filter(kind=leant, code__in={row.content.get(column) for row in rows})
        newest = named.order_by("code", "-number").distinct("code")
        batch.leaned = dict(newest.values_list("code", "owner"))


def take(batch: Batch, kind: str, row: Row) -> str:
    """One row: created, changed or same; Invalid says why it is refused, at the file's columns."""
    last = former_of(batch, row)
    code = last.code if last else row.code
    assert batch.entry.table is not None
    owner = leaned_owner(batch, batch.entry.table, row) or row.owner or (last.owner if last else "")
    require_owner(batch.by, {owner, last.owner if last else owner}, batch.entry.table.owner_column)
    refuse_open_copy(batch.copies.get(code), last)
    existing = whole_content(last) if last else None
    whole = batch.entry.table.merge(existing, row.content)
    base = batch.bases.get(row.base)
    if last and (whole, base and base.pk) == (existing, last.base_id):
        return "same"
    found = fitting(batch, kind, whole, base)
    if last and last.base_id == (base and base.pk) and found.value == load(last):
        return "same"
    add(batch, code, owner, found, base, last.number + 1 if last else 1)
    return "changed" if last else "created"


def former_of(batch: Batch, row: Row) -> Edition | None:
    """The newest edition of what the row stands for, perhaps under its older code."""
    older, table = batch.last.get(row.older), batch.entry.table
    if row.code in batch.last or older is None or table is None:
        return batch.last.get(row.code)
    return older if table.code_of(table.write_row(load(older))) == row.code else None


def leaned_owner(batch: Batch, table: Table, row: Row) -> str:
    """The department of what a row leans on; Invalid when that is not published, or the row names another."""
    if table.leans_on is None:
        return ""
    column = table.leans_on[1]
    owner = batch.leaned.get(row.content.get(column, ""))
    if owner is None:
        raise Invalid("import.leans", NOT_THERE, [Problem(column, NOT_THERE)])
    if row.owner and row.owner != owner:
        raise Invalid("import.other_owner", OTHER_OWNER, [Problem(table.owner_column, OTHER_OWNER)])
    return owner


def require_owner(by: Actor, owners: set[str], column: str) -> None:
    """Rows of one's own department, unless one may publish any."""
    if not POLICY.allows(by, "edition.publish", relations(by, owners)):
        raise Invalid("import.owner", NOT_YOURS, [Problem(column, NOT_YOURS)])


def refuse_open_copy(copy: WorkingCopy | None, last: Edition | None) -> None:
    """Somebody's unpublished work is never passed over."""
    if copy is not None and (last is None or copy.saved_at > last.published_at):
        raise Invalid("import.copy", BEING_EDITED, [Problem("", BEING_EDITED)])


def fitting(batch: Batch, kind: str, whole: dict[str, Any], base: Edition | None) -> Checked:
    """What would be published; Invalid with problems at columns.

    Ids of elements come from their words here, so that one that comes back is the same one: no earlier ids are refused.
    """
    table = batch.entry.table
    assert table is not None
    try:
        return checked(kind, whole if base is None else make_difference(whole_content(base), whole), base, ())
    except Invalid as refused:
        at_columns = [Problem(table.column_of(p.pointer), p.sentence) for p in refused.problems]
        raise Invalid(refused.code, refused.sentence, at_columns) from None


def add(batch: Batch, code: str, owner: str, found: Checked, base: Edition | None, number: int) -> None:
    """The next edition of a code, to be written with the batch."""
    edition = Edition(
        kind=batch.entry.name, code=code, number=number, content=found.stored, base=base, owner=owner,
        sha256=digest(found.stored, base.sha256 if base else ""), schema_version=batch.entry.schema_version,
        valid_from=batch.at, published_at=batch.at, published_by=batch.by.reference,
    )  # fmt: skip
    batch.fresh.append(edition)
    pointers = batch.entry.references(found.value)
    batch.references += [Reference(edition=edition, pointer=p, kind=k, code=c) for p, k, c in pointers]


def write(batch: Batch) -> None:
    """Rows, references, projections; to-dos of child lists; working copies follow what is now published."""
    Edition.objects.bulk_create(batch.fresh)
    Reference.objects.bulk_create(batch.references)
    project(batch.entry, batch.fresh)
    for edition in batch.fresh:
        if edition.number > 1:
            tell_children(edition, batch.by, batch.at)
            settle_todos(edition, batch.by, batch.at)
        copy = batch.copies.get(edition.code)
        if copy is not None:
            copy.content, copy.base, copy.revision = edition.content, edition.base, copy.revision + 1
            copy.save(update_fields=["content", "base", "revision"])


def project(entry: BlueprintKind, editions: Iterable[Edition]) -> None:
    """Relational rows of many editions. What is stored must load."""
    editions = list(editions)
    for edition in editions:
        load(edition)
    if entry.project_many is not None:
        entry.project_many(editions)
        return
    for edition in editions:
        entry.project(edition)
