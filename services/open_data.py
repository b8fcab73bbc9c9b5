"""Data for everybody: what is published, in which columns, as rows; streamed, never all at once."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from blueprints.sheets import guarded
from records.registers.models import DictionaryEntry, Division, Hall, Regulation

from .models import BundleItem, Power, ServiceItem

PIECE = 2000
Rows = Iterator[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Dataset:
    """A set of data: what it is called, its columns with what they mean, its rows."""

    title: Any
    columns: dict[str, Any]
    rows: Callable[[], Rows]


def chinese(text: Any) -> str:
    """The Chinese of a text."""
    return str((text or {}).get("zh-Hans", ""))


def items() -> Rows:
    """Items in force."""
    for row in ServiceItem.objects.defer("search").order_by("code").iterator(PIECE):
        yield {
            "code": row.code, "catalog_code": row.catalog_code, "name": chinese(row.name), "type": row.type,
            "audience": ",".join(row.audience), "department": chinese(row.department_name), "region": row.region,
            "complete": row.complete,
        }  # fmt: skip


def bundles() -> Rows:
    """Bundles with their members."""
    for row in BundleItem.objects.order_by("code").iterator(PIECE):
        lead = chinese(row.department_name)
        yield {"code": row.code, "name": chinese(row.name), "lead": lead, "members": ",".join(row.members)}


def powers() -> Rows:
    """The list of powers."""
    for row in Power.objects.order_by("code").iterator(PIECE):
        yield {"code": row.code, "type": row.type, "name": chinese(row.name), "department": row.department}


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


CODE, NAME, DEPARTMENT = _("编码"), _("名称"), _("实施主体")
FROM, TO = _("生效日期"), _("失效日期（不含当天）")
DATASETS: dict[str, Dataset] = {
    "items": Dataset(_("政务服务事项"), {
        "code": CODE, "catalog_code": _("基本编码"), "name": NAME, "type": _("事项类型代码"),
        "audience": _("服务对象：natural 个人，legal 法人"), "department": DEPARTMENT,
        "region": _("行政区划代码的有效位，空为不分地区"), "complete": _("指南是否完整"),
    }, items),
    "bundles": Dataset(
        _("一件事"), {"code": CODE, "name": NAME, "lead": _("牵头部门"), "members": _("成员事项编码")}, bundles
    ),
    "powers": Dataset(
        _("权责清单"), {"code": CODE, "type": _("事项类型代码"), "name": NAME, "department": DEPARTMENT}, powers
    ),
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
        if out.tell() > 32_768:
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
