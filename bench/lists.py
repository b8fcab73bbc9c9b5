"""The lists of enforcement at the size in use, through the importer: `python -m bench lists [items]`.

6,000 supervised items and 36,000 check contents as CSV files, every thousandth row wrong; then the same files again.
"""

import csv
import resource
import tempfile
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from blueprints.actions import begin_import
from blueprints.importing import carry_rows
from blueprints.models import ImportRun
from enforcement.models import CheckContent, SupervisedItem
from records.ledger.actor import system_actor
from records.registers.models import Department

CONTENTS, WRONG = 6, 1000
BY = system_actor("bench")


def items(count: int) -> Iterator[dict[str, str]]:
    """Rows of items over all departments; every thousandth names none that there is."""
    organs = list(Department.objects.filter(valid_to=None).order_by("code").values_list("code", flat=True))
    for n in range(1, count + 1):
        yield {
            "code": f"98JG{n:06d}", "name": f"对第{n}类经营活动的检查", "field": f"领域{n % 38 + 1}",
            "department": "0" if n % WRONG == 0 else organs[n % len(organs)], "object": f"从事第{n}类经营活动的单位",
            "way": "双随机抽查", "basis": "《示例条例》（条文待核）", "frequency": "按年度计划",
        }  # fmt: skip


def contents(count: int) -> Iterator[dict[str, str]]:
    """Six rows for each item; those of a refused item are refused."""
    for n in range(1, count + 1):
        for place in range(1, CONTENTS + 1):
            yield {
                "code": f"98JG{n:06d}{place:02d}", "item": f"98JG{n:06d}", "name": f"第{place}项要求",
                "standard": f"第{place}项要求的设施完好、记录连续，三个月内没有空白。" * 3, "method": "现场查看",
                "basis": "《示例条例》（条文待核）", "penalty": "《示例条例》罚则（条文待核）",
            }  # fmt: skip


def write(path: Path, rows: Iterable[dict[str, str]]) -> Path:
    """A file as departments bring it."""
    lines = iter(rows)
    first = next(lines)
    with path.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.DictWriter(out, list(first))
        writer.writeheader()
        writer.writerow(first)
        writer.writerows(lines)
    return path


def carry(kind: str, path: Path, mark: str) -> tuple[ImportRun, float]:
    """Import a file to its end; seconds."""
    run = begin_import(kind, name=path.name, form="csv", sha256=f"bench-{mark}-{time.time_ns()}", by=BY)
    begun = time.monotonic()
    with path.open("rb") as stream:
        for moved in carry_rows(run, stream, by=BY):
            run = moved
    return run, time.monotonic() - begun


def told(name: str, run: ImportRun, spent: float) -> str:
    """One line of the report."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = f"created {run.created}, changed {run.changed}, same {run.same}, refused {run.refused}"
    return f"{name:22} {run.done:7,} rows {spent:7.1f} s {run.done / spent:7.0f} /s   peak {peak:5.0f} MB   {counts}"


def measure_lists(count: int = 6000) -> str:
    """Both files, twice."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    lines = [f"memory before: {before:.0f} MB"]
    with tempfile.TemporaryDirectory() as folder:
        files = [
            ("supervised_item", write(Path(folder) / "items.csv", items(count))),
            ("check_content", write(Path(folder) / "contents.csv", contents(count))),
        ]
        for again in ("", " again"):
            for kind, path in files:
                lines.append(told(kind + again, *carry(kind, path, kind)))
                print(lines[-1], flush=True)
    lines.append(f"in force: {SupervisedItem.objects.count():,} items, {CheckContent.objects.count():,} contents")
    return "\n".join(lines)
