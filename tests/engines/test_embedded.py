"""Engines without an installed server: real, durable, private, and only ours."""

import contextlib
import os
import signal
import socket
from pathlib import Path

import psycopg2
import pytest
import redis

from portal import embedded, embedded_postgres
from portal.engine_account import EngineError
from portal.engines import noted
from portal.ports import wait_until

pytestmark = pytest.mark.processes


def kill_engines(var: Path) -> None:
    """kill -9 of both servers, and nothing kinder."""
    engines = noted(var)
    assert engines
    with redis.Redis.from_url(engines.urls["REDIS_URL"]) as link:
        redis_pid = link.info("server")["process_id"]
    postgres_pid = int((var / "postgres" / "postmaster.pid").read_text().splitlines()[0])
    for pid in (redis_pid, postgres_pid):
        os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not Path(f"/proc/{postgres_pid}").exists(), "PostgreSQL lives on", 10)


def write_rows(url: str, count: int) -> None:
    """Committed rows, each its own transaction."""
    with contextlib.closing(psycopg2.connect(url)) as link:
        link.autocommit = True
        with link.cursor() as cursor:
            cursor.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
            for number in range(count):
                cursor.execute("INSERT INTO kept VALUES (%s)", [number])


def count_rows(url: str) -> int:
    """How many survived."""
    with contextlib.closing(psycopg2.connect(url)) as link, link.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM kept")
        return int(cursor.fetchone()[0])


def test_they_keep_every_committed_row_and_queued_message_through_kill_9(var: Path) -> None:
    urls = embedded.start(var, durable=True)
    write_rows(urls["DATABASE_OWNER_URL"], 200)
    with redis.Redis.from_url(urls["REDIS_URL"]) as link:
        link.rpush("queue", *range(50))
        link.config_rewrite()
        assert link.config_get("appendonly")["appendonly"] == "yes"
        link.execute_command("BGREWRITEAOF")
        wait_until(lambda: not link.info("persistence")["aof_rewrite_in_progress"], "still rewriting", 10)
    kill_engines(var)
    again = embedded.start(var, durable=True)
    assert count_rows(again["DATABASE_OWNER_URL"]) == 200
    with redis.Redis.from_url(again["REDIS_URL"]) as link:
        assert link.llen("queue") == 50


def test_starting_again_keeps_the_same_servers_and_addresses(var: Path) -> None:
    first = embedded.start(var, durable=False)
    pid = (var / "postgres" / "postmaster.pid").read_text().splitlines()[0]
    assert embedded.start(var, durable=False) == first
    assert (var / "postgres" / "postmaster.pid").read_text().splitlines()[0] == pid


def test_stopping_ends_both_and_a_second_stop_is_harmless(var: Path) -> None:
    embedded.start(var, durable=False)
    embedded.stop(var)
    embedded.stop(var)
    assert embedded_postgres.running_port(var) is None


def test_the_demonstration_syncs_to_disk_and_listens_on_loopback_only(var: Path) -> None:
    url = embedded.start(var, durable=True)["DATABASE_URL"]
    with contextlib.closing(psycopg2.connect(url)) as link, link.cursor() as cursor:
        cursor.execute(
            "SELECT name, setting FROM pg_settings WHERE name IN "
            "('fsync', 'synchronous_commit', 'full_page_writes', 'listen_addresses', 'data_checksums')"
        )
        assert dict(cursor.fetchall()) == {
            "fsync": "on", "synchronous_commit": "on", "full_page_writes": "on",
            "listen_addresses": "127.0.0.1", "data_checksums": "on",
        }  # fmt: skip


def test_another_user_of_the_machine_does_not_get_in_without_the_password(var: Path) -> None:
    embedded.start(var, durable=False)
    engines = noted(var)
    assert engines
    assert (var / "engines.json").stat().st_mode & 0o077 == 0
    with pytest.raises(psycopg2.OperationalError, match="password"):
        psycopg2.connect(host="127.0.0.1", port=engines.postgres_port, user="postgres", dbname="postgres")
    with pytest.raises(redis.AuthenticationError):
        redis.Redis(port=engines.redis_port).ping()


def test_a_port_that_somebody_else_took_is_left_to_him(var: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        taken = other.getsockname()[1]
        engines = embedded.choose(var, (taken, taken))
    assert taken not in (engines.postgres_port, engines.redis_port)


def test_engines_named_by_the_environment_are_used_and_nothing_is_started(
    var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://portal@db.example.invalid/portal")
    monkeypatch.setenv("REDIS_URL", "redis://queue.example.invalid/0")
    urls = embedded.start(var)
    assert urls["DATABASE_URL"] == urls["DATABASE_OWNER_URL"] == "postgresql://portal@db.example.invalid/portal"
    assert urls["REDIS_URL"] == "redis://queue.example.invalid/0"
    assert not var.exists()


def test_a_missing_redis_server_is_told_with_what_to_do(var: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("portal.embedded_redis.shutil.which", lambda name: None)
    monkeypatch.setattr("portal.embedded_redis.find_spec", lambda name: None)
    with pytest.raises(EngineError, match="apt-get install redis-server"):
        embedded.start(var, durable=False)


def test_the_last_user_of_the_engines_stops_them(var: Path) -> None:
    with embedded.running(var):
        with embedded.running(var) as urls:
            write_rows(urls["DATABASE_OWNER_URL"], 1)
        assert count_rows(urls["DATABASE_OWNER_URL"]) == 1
    assert embedded_postgres.running_port(var) is None
