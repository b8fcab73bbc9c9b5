"""One migrated, seeded template database per state of the code; every test run works in a clone of it."""

import fcntl
import hashlib
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

import psycopg2
import psycopg2.errors
import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, connections
from django.utils import translation

from records.vault.datakeys import forget_keys

ROOT = Path(__file__).resolve().parent.parent
LOCKS = ROOT / "var"
OWNER_URL = settings.DATABASE_OWNER_URL or settings.DATABASE_URL
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "gw")
# caches of parallel workers never meet: clearing one empties the whole Redis database it is in
settings.CACHES["default"]["LOCATION"] = f"{settings.REDIS_URL.rsplit('/', 1)[0]}/{1 + int(WORKER[2:] or 0)}"

# the cast log in by password, as in the demonstration; tests of the second factor ask for it
settings.STAFF_SECOND_FACTOR = os.environ["STAFF_SECOND_FACTOR"] = "off"


def address(url: str, database: str) -> str:
    """`url` with another database."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}/{database}"


def run_sql(*statements: str) -> list[tuple[object, ...]]:
    """Run statements as the owner, each on its own, on the maintenance database; the rows of the last one."""
    link = psycopg2.connect(address(OWNER_URL, "postgres"))
    link.autocommit = True
    try:
        with link.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []
    finally:
        link.close()


def state_of_code() -> str:
    """A short hash of all that shapes the template; with REUSE_TEMPLATE=1 (narrow runs) only of tables and data."""
    shapes = ["**/migrations/*.py" if os.environ.get("REUSE_TEMPLATE") else "**/*.py"]
    digest = hashlib.sha256(shapes[0].encode())
    for shape in (*shapes, "templates/documents/*", "portal/demonstration/**/*.*"):
        for path in sorted(ROOT.glob(shape)):
            parts = path.relative_to(ROOT).parts
            if parts[0] not in {".venv", "var", "tests", "bench", "docs"} and "__pycache__" not in parts:
                digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


@contextmanager
def locked(name: str) -> Iterator[None]:
    """One process at a time."""
    LOCKS.mkdir(exist_ok=True)
    with (LOCKS / name).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def build_template(name: str) -> None:
    """Migrate and load the demonstration."""
    partial = f"{name}_partial"
    run_sql(f'DROP DATABASE IF EXISTS "{partial}" WITH (FORCE)', f'CREATE DATABASE "{partial}"')
    url = address(OWNER_URL, partial)
    env = {**os.environ, "DATABASE_URL": url, "DATABASE_OWNER_URL": url, "LAWS": ""}
    for command in ("prepare_database", "demonstration"):
        outcome = subprocess.run(
            [sys.executable, "manage.py", command], cwd=ROOT, env=env, capture_output=True, text=True
        )
        if outcome.returncode:
            raise RuntimeError(f"{command} failed:\n{outcome.stdout[-3000:]}\n{outcome.stderr[-3000:]}")
    run_sql(f'ALTER DATABASE "{partial}" RENAME TO "{name}"')


@pytest.fixture(scope="session")
def template_database() -> str:
    """The name of the template, built when this state of the code (and of what is left out) has none.

    `TEST_TEMPLATE` names one that is there already.
    """
    if given := os.environ.get("TEST_TEMPLATE", ""):
        return given
    name = "_".join(["yiwang_template", state_of_code(), *(app[:3] for app in settings.REMOVED_APPS)])
    with locked("template.lock"):
        if not run_sql(f"SELECT 1 FROM pg_database WHERE datname = '{name}'"):
            build_template(name)
    return name


def make_clone(template: str, name: str) -> None:
    """A database of its own, copied from the template."""
    with locked("clone.lock"):
        drop_clone(name)
        run_sql(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')


def drop_clone(name: str) -> None:
    """Remove a clone; while the engine's own vacuum is in it, which the owner may not end, wait for that (10 s)."""
    deadline = time.monotonic() + 10
    while True:
        try:
            run_sql(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        except psycopg2.errors.InsufficientPrivilege:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
        else:
            return


@pytest.fixture(scope="session")
def django_db_setup(template_database: str, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Point Django at this worker's clone."""
    name = f"{template_database}_{WORKER}_{os.getpid()}"
    make_clone(template_database, name)
    with django_db_blocker.unblock():
        point_at(name)
    yield
    with django_db_blocker.unblock():
        connections.close_all()
    drop_clone(name)


def point_at(name: str) -> None:
    """Make the default connection use database `name`."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


@contextmanager
def committing_clone(name: str, template: str) -> Iterator[None]:
    """Work in a clone called `name`, in which transactions really commit and other threads see it."""
    own = settings.DATABASES["default"]["NAME"]
    make_clone(template, name)
    point_at(name)
    yield
    connections.close_all()
    point_at(own)
    drop_clone(name)


@pytest.fixture(scope="module")
def as_owner(django_db_setup: None, django_db_blocker: pytest.FixtureRequest) -> Iterator[None]:
    """Tests of a module work as the owner, who alone may gather statistics (ANALYZE); the portal itself may not."""
    owner = urlsplit(OWNER_URL)
    login = {"USER": unquote(owner.username or ""), "PASSWORD": unquote(owner.password or "")}
    usual = {key: connection.settings_dict[key] for key in login}
    with django_db_blocker.unblock():
        connection.close()
        connection.settings_dict.update(login)
        yield
        connection.close()
    connection.settings_dict.update(usual)


@pytest.fixture
def owner_link(db: None) -> Iterator[psycopg2.extensions.connection]:
    """The owner's own connection to this worker's clone: it sees what the template holds; rolled back afterwards."""
    link = psycopg2.connect(address(OWNER_URL, str(connection.settings_dict["NAME"])))
    yield link
    link.rollback()
    link.close()


@pytest.fixture(autouse=True)
def cleared_limits(request: pytest.FixtureRequest) -> None:
    """Rate limits of one test never reach the next, nor keys that were rolled back with it."""
    if request.node.get_closest_marker("django_db") or "db" in request.fixturenames:
        cache.clear()
        forget_keys()


@pytest.fixture(autouse=True)
def chinese() -> Iterator[None]:
    """Every test begins in the portal's own language, whatever a page spoke before."""
    with translation.override(settings.LANGUAGE_CODE):
        yield
