"""The denominator: the least work behind an act, by pgbench on the same server."""

import contextlib
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from portal.embedded_postgres import bin_folder

HERE = Path(__file__).resolve().parent


def make_database(owner_url: str) -> str:
    """A database of its own beside the portal's; its address."""
    parts = urlsplit(owner_url)
    address = f"{parts.scheme}://{parts.netloc}/bench_limit"
    with contextlib.closing(psycopg2.connect(f"{parts.scheme}://{parts.netloc}/postgres")) as link:
        link.autocommit = True
        with link.cursor() as cursor:
            cursor.execute("DROP DATABASE IF EXISTS bench_limit WITH (FORCE)")
            cursor.execute("CREATE DATABASE bench_limit")
    with contextlib.closing(psycopg2.connect(address)) as link, link.cursor() as cursor:
        cursor.execute((HERE / "schema.sql").read_text())
        link.commit()
    return address


def fill_limit(address: str, count: int = 100_000) -> None:
    """Open tasks to claim, none claimed yet."""
    with contextlib.closing(psycopg2.connect(address)) as link, link.cursor() as cursor:
        cursor.execute("TRUNCATE task, audit")
        cursor.execute(
            "INSERT INTO task (application, step, state, due_at) "
            "SELECT n, 1, 0, now() + n * interval '1 second' FROM generate_series(1, %s) AS n",
            [count],
        )
        cursor.execute("ANALYZE task")
        link.commit()


def rate(address: str, script: str, seconds: int, clients: int) -> float:
    """Transactions per second of one script with so many clients at once."""
    command = [str(bin_folder() / "pgbench"), "-n", "-M", "prepared", "-c", str(clients)]
    told = subprocess.run(
        [*command, "-j", "1", "-T", str(seconds), "-f", str(HERE / script), address],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    found = re.search(r"tps = ([\d.]+)", told.stdout)
    return float(found.group(1)) if found else 0.0
