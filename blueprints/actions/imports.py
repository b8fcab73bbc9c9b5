"""Importing a table: begin (or go on), batch after batch, end."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from records.ledger.actor import Actor
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, NotFound, Problem

from ..models import ImportFault, ImportRun
from ..permissions import POLICY, relations
from ..registry import blueprint_kinds
from ..sheets import Numbered
from ..tables import Row, Table
from .batches import publish_rows

TWICE = "这个编码在文件里出现过了，这一行没有导入。"
UNKNOWN = "这一列不认识，没有导入。请用下载的模板里的列名。"


def table_of(kind: str) -> Table:
    """The table of a kind; NotFound when it has none."""
    entry = dict(blueprint_kinds.items()).get(kind)
    if entry is None or entry.table is None:
        raise NotFound("import.kind", _("没有这种清单。"))
    return entry.table


@deed
def begin_import(
    kind: str, *, name: str, form: str, sha256: str, by: Actor, at: datetime | None = None, path: str = ""
) -> ImportRun:
    """Begin an import of a file of format `form`, or go on with the one of the same file that has not ended.

    With a `path` (in the storage of files) it runs by errands; without, whoever began it brings the rows.
    """
    POLICY.require(by, "import.begin", relations(by, {by.department}))
    table_of(kind)
    open_runs = ImportRun.objects.filter(kind=kind, sha256=sha256, department=by.department, ended_at=None)
    assert at is not None
    known: ImportRun | None = open_runs.select_for_update().first()
    if known is not None:
        return known
    run: ImportRun = ImportRun.objects.create(
        kind=kind, name=name[:200], format=form, sha256=sha256, path=path, department=by.department, region=by.region,
        mandate=by.mandate, started_by=by.reference, started_at=at,
    )  # fmt: skip
    detail = {"kind": kind, "sha256": sha256}
    record("import.begin", stream=f"import:{run.reference}", subject=run.reference, by=by, at=at, detail=detail)
    if path:
        put("import.rows", f"{run.reference}:0", run.reference, region=run.region)
    return run


@deed
def import_batch(
    run: ImportRun, rows: Sequence[Numbered], twice: set[int], *, after: int, by: Actor, at: datetime | None = None
) -> ImportRun:
    """Take the rows (cells by column) that follow row `after`; `twice`: numbers of rows whose code was seen before.

    The cursor moves in the same transaction: Conflict when another worker has moved it.
    """
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    POLICY.require(by, "import.begin", relations(by, {run.department}))
    if run.cursor != after or run.ended_at is not None:
        raise Conflict("import.moved", _("这次导入正由另一个进程继续。"))
    assert at is not None
    table = table_of(run.kind)
    fitting, faults = cleaned(table, rows, twice)
    batch = publish_rows(run.kind, fitting, by, at)
    refused = len({number for number, _problem in faults if number > 1})
    faults += batch.faults
    for name, count in batch.counts.items():
        setattr(run, name, getattr(run, name) + count)
    run.refused, run.cursor = run.refused + refused, rows[-1][0]
    run.save(update_fields=["created", "changed", "same", "refused", "cursor"])
    write_faults(run, faults)
    detail = {**batch.counts, "refused": batch.counts["refused"] + refused, "rows": len(rows), "upto": run.cursor}
    record("import.batch", stream=f"import:{run.reference}", subject=run.reference, by=by, at=at, detail=detail)
    if run.path:
        put("import.rows", f"{run.reference}:{run.cursor}", run.reference, region=run.region)
    return run


@deed
def prepare_import(
    run: ImportRun, *, total: int, by: Actor, at: datetime | None = None, unfolded: str = ""
) -> ImportRun:
    """The file's rows are counted; from now on they come from the CSV at `unfolded`, which holds the same lines."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    run.total = total
    if unfolded:
        run.path, run.format = unfolded, "csv"
    run.save(update_fields=["path", "format", "total"])
    detail = {"total": total}
    record("import.prepare", stream=f"import:{run.reference}", subject=run.reference, by=by, at=at, detail=detail)
    return run


def cleaned(
    table: Table, rows: Sequence[Numbered], twice: set[int]
) -> tuple[list[tuple[int, Row]], list[tuple[int, Problem]]]:
    """The rows that fit, and what is wrong with the others."""
    fitting: list[tuple[int, Row]] = []
    faults: list[tuple[int, Problem]] = []
    for number, cells in rows:
        if number in twice:
            faults.append((number, Problem(table.columns[0].name, TWICE)))
            continue
        found = table.shape_problems(cells) or table.clean_row(cells)
        if isinstance(found, Row):
            fitting.append((number, found))
        else:
            faults += [(number, problem) for problem in found]
    return fitting, faults


def write_faults(run: ImportRun, faults: list[tuple[int, Problem]]) -> None:
    """The report's lines; the first sentence at each cell."""
    lines = [ImportFault(run=run, row=n, column=p.pointer[:60], sentence=p.sentence[:400]) for n, p in faults]
    ImportFault.objects.bulk_create(lines, ignore_conflicts=True)


@deed
def end_import(
    run: ImportRun, *, by: Actor, at: datetime | None = None, unknown: Sequence[str] = (), fault: str = ""
) -> ImportRun:
    """The file is read to its end (or `fault` says why it cannot be); `unknown` headings are told."""
    run = ImportRun.objects.select_for_update().get(pk=run.pk)
    if run.ended_at is not None:
        return run
    run.ended_at, run.total, run.fault = at, run.done, fault[:200]
    run.save(update_fields=["ended_at", "total", "fault"])
    write_faults(run, [(1, Problem(heading, UNKNOWN)) for heading in unknown])
    detail = {"created": run.created, "changed": run.changed, "same": run.same, "refused": run.refused}
    record("import.end", stream=f"import:{run.reference}", subject=run.reference, by=by, at=at, detail=detail)
    return run
