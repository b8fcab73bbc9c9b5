"""The goals of the catalogue (performance.md §8, 7 and 12) against bare work in the same run, round after round."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from statistics import median
from typing import NamedTuple
from urllib.parse import quote

from django.db import connection, transaction

from portal.ports import free_port, wait_until
from records.words import segment
from services.models import ServiceItem

from .reading import BARE, PAGES, QUERIES, answers_at, one_by_one, pace

HERE = Path(__file__).resolve().parent
ADDRESS = "/cached/"
PIECE = 5_000
COPY = "bench_words"
SEARCH = f"""SELECT code, ts_rank(words, query) AS rank FROM {COPY}, to_tsquery('simple', %s) AS query
WHERE words @@ query ORDER BY rank DESC LIMIT 20"""


class Goals(NamedTuple):
    """What one round measured: answers per second, milliseconds."""

    cached: float
    guide: float
    home: float
    bare_ms: list[float]
    search_ms: list[float]
    sql_ms: list[float]


@contextmanager
def bare_server() -> Iterator[str]:
    """The barest Django on the server that the portal runs on."""
    port = free_port(0)
    granian = [sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "2"]
    child = subprocess.Popen(
        [*granian, "--blocking-threads", "4", "--no-ws", "--no-log", "bare_wsgi:application"],
        cwd=HERE,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "bare_settings"},
    )
    site = f"http://127.0.0.1:{port}"
    wait_until(lambda: answers_at(site, ADDRESS), "the bare server does not answer", 30)
    try:
        yield site
    finally:
        child.terminate()
        child.wait()


def copy_words() -> int:
    """The names of all items cut into words, in a table with an index and nothing else; how many."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TEMPORARY TABLE IF NOT EXISTS {COPY} (code text, words tsvector) ON COMMIT PRESERVE ROWS"
        )
        cursor.execute(f"TRUNCATE {COPY}")
        rows = ServiceItem.objects.values_list("code", "name").iterator(PIECE)
        while piece := list(islice(rows, PIECE)):
            values = [(code, " ".join(segment(name["zh-Hans"]))) for code, name in piece]
            cursor.executemany(f"INSERT INTO {COPY} VALUES (%s, to_tsvector('simple', %s))", values)
        cursor.execute(f"CREATE INDEX IF NOT EXISTS {COPY}_index ON {COPY} USING gin (words)")
        cursor.execute(f"ANALYZE {COPY}")
    return ServiceItem.objects.count()


def sql_milliseconds(count: int) -> list[float]:
    """Milliseconds of the bare statement, query after query."""
    spent = []
    with connection.cursor() as cursor:
        for number in range(count):
            words = " | ".join(word for word in segment(QUERIES[number % len(QUERIES)]) if word.isalnum()) or "x"
            begun = time.perf_counter()
            cursor.execute(SEARCH, [words])
            cursor.fetchall()
            spent.append((time.perf_counter() - begun) * 1000)
    return spent


def measure_goals(site: str, clients: int, rounds: int = 3, count: int = 40) -> tuple[int, list[Goals]]:
    """How many items, and the rounds."""
    items = copy_words()
    searches = [f"/search/?q={quote(query)}" for query in QUERIES]
    found = []
    with bare_server() as bare:
        for address, paths in ((bare, [ADDRESS]), (site, [*PAGES["guide"], *PAGES["home"], *searches, BARE])):
            one_by_one(address, paths, len(paths))
        for _ in range(rounds):
            found.append(
                Goals(
                    pace(bare, [ADDRESS], clients, count * 4).together,
                    pace(site, PAGES["guide"], clients, count * 4).together,
                    pace(site, PAGES["home"], clients, count * 4).together,
                    one_by_one(site, [BARE], count),
                    one_by_one(site, searches, count * 2),
                    sql_milliseconds(count * 2),
                )
            )
    return items, found


def late(rounds: list[list[float]]) -> float:
    """The 95th of a hundred."""
    every = sorted(ms for one in rounds for ms in one)
    return every[int(len(every) * 0.95)]


def report_goals(items: int, found: list[Goals]) -> str:
    """Ratios beside the goals."""
    cached, guide, home = (median(getattr(one, name) for one in found) for name in ("cached", "guide", "home"))
    bare = median(ms for one in found for ms in one.bare_ms)
    sql, search = late([one.sql_ms for one in found]), late([one.search_ms for one in found])
    allowed = sql * 3 + bare
    return f"""
goals of the catalogue, {len(found)} interleaved rounds, {items:,} items
bare cached page of 4 KB, Redis        {cached:8.0f} /s
guide, kept for visitors               {guide:8.0f} /s   ratio {guide / cached:.3f}   goal 7: at least 0.8
home, kept for visitors                {home:8.0f} /s   ratio {home / cached:.3f}
search over HTTP                       p95 {search:6.1f} ms   goal 12: at most {allowed:.1f} and 25 ms
bare SQL, ranked, first 20             p95 {sql:6.1f} ms   one bare request {bare:.1f} ms"""
