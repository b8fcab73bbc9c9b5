"""Data for everybody: lists, contents, published results, caps; streamed, never all at once."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from blueprints.loading import load
from blueprints.sheets import guarded
from records.clock import local_date
from records.ledger.clock import now

from .frequency import lines_of
from .models import Assignment, CheckContent, Publication, SupervisedItem, YearPlan
from .rules.frequency import AT_CAP

PIECE = 1000
MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
Rows = Iterator[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set: what it is called, its columns, its rows."""

    title: Any
    columns: tuple[str, ...]
    rows: Callable[[], Rows]


def items() -> Rows:
    """Supervised items in force."""
    for row in SupervisedItem.objects.select_related("edition").order_by("code").iterator(PIECE):
        value = load(row.edition)
        yield {
            "code": row.code, "name": value.name["zh-Hans"], "field": row.field, "department": row.department,
            "object": value.object["zh-Hans"], "way": value.way, "basis": value.basis["zh-Hans"],
        }  # fmt: skip


def contents() -> Rows:
    """Check contents in force."""
    for row in CheckContent.objects.select_related("edition").order_by("code").iterator(PIECE):
        value = load(row.edition)
        yield {
            "code": row.code, "item": row.item, "name": value.name["zh-Hans"], "method": value.method,
            "standard": value.standard["zh-Hans"], "basis": value.basis["zh-Hans"],
        }  # fmt: skip


def results() -> Rows:
    """Published results, without anything of a person."""
    day = local_date(now())
    rows = Publication.objects.filter(shown_from__lte=day, shown_to__gte=day, taken_down_at=None).order_by("id")
    for row in rows.iterator(PIECE):
        said = dict(row.lines)
        yield {
            "object": said["检查对象"], "organ": said["检查机关"], "kind": said["检查类型"], "items": said["检查事项"],
            "day": said["检查日期"], "result": said["检查结果"],
        }  # fmt: skip


def caps() -> Rows:
    """Caps per firm of published plans."""
    for plan in YearPlan.objects.filter(state="published").select_related("department").order_by("year", "id"):
        for risk, most in sorted(plan.caps.items()):
            yield {
                "year": plan.year, "department": plan.department.code, "risk": risk, "most": most, "basis": plan.basis,
            }  # fmt: skip


def frequency() -> Rows:
    """How often firms were checked this year, by organ; no firm is named."""
    year = local_date(now()).year
    organs: dict[str, dict[str, Any]] = {}
    for line in lines_of(Assignment.objects.all(), year):
        empty = {"year": year, "department": line.organ.code, **dict.fromkeys(FREQUENCY, 0)}
        row, tally = organs.setdefault(line.organ.code, empty), line.tally
        counts = (1, tally.planned, tally.outside, tally.rechecks, AT_CAP in tally.reasons, tally.too_often)
        for name, count in zip(FREQUENCY, counts, strict=True):
            row[name] += int(count)
    yield from (organs[code] for code in sorted(organs))


FREQUENCY = ("firms", "planned", "cases", "rechecks", "firms_at_cap", "firms_too_often")
DATASETS = {
    "supervised-items": Dataset(
        _("监管事项"), ("code", "name", "field", "department", "object", "way", "basis"), items
    ),
    "check-contents": Dataset(_("检查内容"), ("code", "item", "name", "method", "standard", "basis"), contents),
    "results": Dataset(_("检查结果"), ("object", "organ", "kind", "items", "day", "result"), results),
    "frequency": Dataset(_("检查频次"), ("year", "department", *FREQUENCY), frequency),
    "caps": Dataset(_("年度检查上限"), ("year", "department", "risk", "most", "basis"), caps),
}


def as_csv(columns: Iterable[str], rows: Rows) -> Iterator[bytes]:
    """UTF-8 with the mark that spreadsheets want (RFC 4180)."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns))
    writer.writeheader()
    yield b"\xef\xbb\xbf" + taken(out)
    for row in rows:
        writer.writerow({name: guarded(cell) if isinstance(cell, str) else cell for name, cell in row.items()})
        yield taken(out)


def taken(out: io.StringIO) -> bytes:
    """What was written so far; the buffer begins again."""
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text.encode()


def as_json(rows: Rows) -> Iterator[bytes]:
    """A list of objects, one on a line."""
    between = b"[\n"
    for row in rows:
        yield between + json.dumps(row, ensure_ascii=False).encode()
        between = b",\n"
    yield b"[]\n" if between == b"[\n" else b"\n]\n"
