"""Data for everybody: what each set is called, what its columns mean, its rows; streamed, never all at once."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from records.sheets import guarded

from .models import DictionaryEntry, Division, Hall, Regulation
from .registry import Dataset, Rows

PIECE = 2000  # rows read at once
BLOCK = 32_768  # characters sent at once
MEDIA = {"csv": "text/csv; charset=utf-8", "json": "application/json"}
CODE, NAME = _("编码"), _("名称")
FROM, TO = _("生效日期"), _("失效日期（不含当天）")


def chinese(text: Any) -> str:
    """The Chinese of a text."""
    return str((text or {}).get("zh-Hans", ""))


def halls() -> Rows:
    """Halls in use."""
    for row in Hall.objects.filter(valid_to=None).select_related("division").order_by("id").iterator(PIECE):
        yield {
            "reference": row.reference, "name": chinese(row.name), "division": row.division.code,
            "address": chinese(row.address), "phone": row.phone, "hours": chinese(row.hours),
            "longitude": row.longitude, "latitude": row.latitude,
        }  # fmt: skip


def divisions() -> Rows:
    """Divisions of five levels, with their history."""
    for row in Division.objects.select_related("merged_into").order_by("code", "valid_from").iterator(PIECE):
        yield {
            "code": row.code, "name": chinese(row.name), "level": row.level, "valid_from": row.valid_from.isoformat(),
            "valid_to": row.valid_to.isoformat() if row.valid_to else "",
            "merged_into": row.merged_into.code if row.merged_into else "",
        }  # fmt: skip


def dictionaries() -> Rows:
    """Code sets."""
    for row in DictionaryEntry.objects.filter(valid_to=None).order_by("set", "order").iterator(PIECE):
        yield {"set": row.set, "code": row.code, "label": chinese(row.label), "standard": row.standard}


def regulations() -> Rows:
    """Versions of regulations, without their text."""
    for row in Regulation.objects.order_by("title", "valid_from").iterator(PIECE):
        yield {
            "reference": row.reference, "title": row.title, "number": row.number, "level": row.level,
            "valid_from": row.valid_from.isoformat(), "valid_to": row.valid_to.isoformat() if row.valid_to else "",
        }  # fmt: skip


OWN = {
    "halls": Dataset(_("办事大厅"), {
        "reference": CODE, "name": NAME, "division": _("行政区划代码"), "address": _("地址"), "phone": _("电话"),
        "hours": _("开放时间"), "longitude": _("经度（度）"), "latitude": _("纬度（度）"),
    }, halls),
    "divisions": Dataset(_("行政区划"), {
        "code": CODE, "name": NAME, "level": _("层级：1 省 … 5 村"), "valid_from": FROM, "valid_to": TO,
        "merged_into": _("并入的区划"),
    }, divisions),
    "dictionaries": Dataset(
        _("代码集"), {"set": _("代码集"), "code": CODE, "label": NAME, "standard": _("标准")}, dictionaries
    ),
    "regulations": Dataset(_("法规目录"), {
        "reference": CODE, "title": NAME, "number": _("文号"), "level": _("效力级别"), "valid_from": FROM,
        "valid_to": TO,
    }, regulations),
}  # fmt: skip


def as_csv(columns: Iterable[str], rows: Rows) -> Iterator[bytes]:
    """UTF-8 with the mark that spreadsheets want, RFC 4180."""
    out = io.StringIO()
    writer = csv.DictWriter(out, list(columns))
    writer.writeheader()
    yield b"\xef\xbb\xbf"
    for row in rows:
        writer.writerow({name: guarded(cell) if isinstance(cell, str) else cell for name, cell in row.items()})
        if out.tell() > BLOCK:
            yield emptied(out)
    yield emptied(out)


def emptied(out: io.StringIO) -> bytes:
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
