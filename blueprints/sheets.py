"""Rows of a file, one after another and never all at once: Excel, CSV (UTF-8 or GB 18030), JSON."""

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from itertools import chain
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from records.ledger.errors import Invalid
from records.sheets import guarded

Numbered = tuple[int, dict[str, str]]  # the row's number as people see it, its cells by heading
FORMATS = ("xlsx", "csv", "json")
UNPACKED_MOST = 2 * 1024**3
CHUNK = 64 * 1024


def format_of(name: str) -> str:
    """xlsx, csv or json, by the end of a file's name; Invalid for anything else."""
    ending = name.rsplit(".", 1)[-1].lower()
    if ending not in FORMATS:
        raise Invalid("table.format", _("只能导入 Excel（xlsx）、CSV 或 JSON 文件。"))
    return ending


def rows_of(stream: IO[bytes], kind: str) -> Iterator[Numbered]:
    """The rows of a file of format `kind`; empty cells are left out. Invalid when it cannot be read."""
    readers = {"xlsx": sheet_rows, "csv": csv_rows, "json": json_rows}
    try:
        yield from readers[kind](stream)
    except (UnicodeDecodeError, csv.Error, json.JSONDecodeError, ParseError, InvalidFileException) as error:
        raise unreadable() from error
    except (zipfile.BadZipFile, KeyError, AttributeError) as error:
        raise unreadable() from error


def unreadable() -> Invalid:
    """The refusal of a broken file."""
    return Invalid("table.unreadable", _("文件读不出来，可能已损坏。请重新导出后再试。"))


def sheet_rows(stream: IO[bytes]) -> Iterator[Numbered]:
    """The first sheet; its first row has the headings."""
    lines = sheet_lines(stream)
    headings = next(lines, [])
    for number, values in enumerate(lines, start=2):
        yield number, with_headings(headings, values)


def sheet_lines(stream: IO[bytes]) -> Iterator[list[str]]:
    """The lines of the first sheet."""
    with zipfile.ZipFile(stream) as packed:
        if sum(part.file_size for part in packed.infolist()) > UNPACKED_MOST:
            raise unreadable()
    stream.seek(0)
    book = load_workbook(stream, read_only=True, data_only=True)
    for values in book.worksheets[0].iter_rows(values_only=True):
        yield [as_text(value) for value in values]
    book.close()


def unfold_sheet(stream: IO[bytes], out: IO[bytes]) -> None:
    """An Excel file as CSV, line for line: there one reads on quickly from any row. Invalid when it is broken."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    try:
        writer.writerows(sheet_lines(stream))
    except (zipfile.BadZipFile, KeyError, ParseError, InvalidFileException) as error:
        raise unreadable() from error
    text.detach()


def csv_rows(stream: IO[bytes]) -> Iterator[Numbered]:
    """The first line has the headings."""
    start = stream.read(CHUNK)
    stream.seek(0)
    with reading(stream, "utf-8-sig" if is_utf8(start) else "gb18030") as text:
        lines = csv.reader(text, strict=True)
        headings = next(lines, [])
        for number, values in enumerate(lines, start=2):
            yield number, with_headings(headings, values)


@contextmanager
def reading(stream: IO[bytes], encoding: str) -> Iterator[io.TextIOWrapper]:
    """A file as text; it stays its owner's to close."""
    text = io.TextIOWrapper(stream, encoding=encoding, newline="")
    try:
        yield text
    finally:
        if not stream.closed:
            text.detach()


def is_utf8(start: bytes) -> bool:
    """Whether the beginning of a file is UTF-8; a character cut at its end does not count."""
    try:
        start.decode("utf-8")
    except UnicodeDecodeError as error:
        return error.start > len(start) - 4
    return True


def json_rows(stream: IO[bytes]) -> Iterator[Numbered]:
    """A list of objects, or one object after another."""
    decoder, text, number = json.JSONDecoder(), "", 0
    for more in chain(iter_text(stream), [""]):
        text += more
        while rest := text.lstrip(" \t\r\n,[]\ufeff"):
            try:
                found, end = decoder.raw_decode(rest)
            except json.JSONDecodeError:
                if not more:
                    raise
                break
            number += 1
            yield number, {key: as_text(value) for key, value in found.items() if as_text(value)}
            text = rest[end:]


def iter_text(stream: IO[bytes]) -> Iterator[str]:
    """The file as text, in pieces."""
    with reading(stream, "utf-8-sig") as text:
        while piece := text.read(CHUNK):
            yield piece


def with_headings(headings: list[str], values: Iterable[str]) -> dict[str, str]:
    """Cells by heading, without the empty ones."""
    return {name: cell.strip() for name, cell in zip(headings, values, strict=False) if name and cell.strip()}


def as_text(value: Any) -> str:
    """A cell as text: whole numbers without a point, days as YYYY-MM-DD, yes as 1, lists as JSON."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict) else str(value)


def write_rows(names: list[str], rows: Iterable[dict[str, str]], out: IO[bytes], kind: str) -> None:
    """Write rows in the order of `names`, one after another."""
    writers = {"xlsx": write_sheet, "csv": write_csv, "json": write_json}
    writers[kind](names, rows, out)


def write_csv(names: list[str], rows: Iterable[dict[str, str]], out: IO[bytes]) -> None:
    """UTF-8 with the mark that Excel wants."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(names)
    for row in rows:
        writer.writerow([guarded(row.get(name, "")) for name in names])
    text.detach()


def write_json(names: list[str], rows: Iterable[dict[str, str]], out: IO[bytes]) -> None:
    """A list of objects, one on a line."""
    between = b"[\n"
    for row in rows:
        out.write(between + json.dumps(row, ensure_ascii=False).encode())
        between = b",\n"
    out.write(b"\n]\n" if between == b",\n" else b"[]\n")


def write_sheet(names: list[str], rows: Iterable[dict[str, str]], out: IO[bytes]) -> None:
    """One sheet; every cell is text, so that codes keep their zeros and nothing is a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("items")
    sheet.append(names)
    for row in rows:
        sheet.append([guarded(row.get(name, "")) for name in names])
    book.save(out)
