"""The live process: an event reaches whoever may hear it within a second, nobody else, and again after a kill."""

import http.client
import json
import os
import re
import signal
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import settings
from django.core import signing

from portal.demo_programs import live_command
from portal.ports import free_port, wait_until
from records.ledger.actor import Actor
from records.ledger.announcing import call_out
from records.ledger.tickets import ticket_for

ROOT = Path(__file__).resolve().parents[2]
LIN = Actor(reference="P-LIN", kind="person")
SESSION, TOPIC = "session-of-lin", "case:C-1"


@pytest.fixture(scope="module")
def live(tmp_path_factory):
    """The port of a running live process."""
    port = free_port(8390)
    env, silent = {**os.environ, "REDIS_URL": settings.REDIS_URL}, subprocess.DEVNULL
    running = subprocess.Popen(live_command("127.0.0.1", port), cwd=ROOT, env=env, stdout=silent, stderr=silent)
    wait_until(lambda: well(port), "the live process did not start", 20)
    yield running, port
    running.terminate()
    running.wait(10)


def well(port):
    try:
        link = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
        link.request("GET", "/live/healthz")
        return link.getresponse().status == 200
    except OSError:
        return False


@contextmanager
def listening(port, ticket, session=SESSION, **headers):
    """An open stream as a browser holds it."""
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    cookie = {"Cookie": f"{settings.SESSION_COOKIE_NAME}={session}"} if session else {}
    link.request("GET", f"/live/?ticket={ticket}", headers={**cookie, **headers})
    try:
        yield link.getresponse()
    finally:
        link.close()


def next_event(answer):
    """The data of the next event."""
    while True:
        line = answer.fp.readline().decode()
        assert line, "the stream ended"
        if line.startswith("data: "):
            return json.loads(line[6:])


def test_an_event_reaches_its_listener_within_a_second(live):
    with listening(live[1], ticket_for(LIN, [TOPIC], SESSION)) as answer:
        assert answer.status == 200 and answer.headers["Content-Type"] == "text/event-stream"
        begun = time.monotonic()
        call_out({"case:SOMEBODY-ELSES": 9, TOPIC: 4})
        assert next_event(answer) == {"topic": TOPIC, "version": 4}
        assert time.monotonic() - begun < 1


def test_it_says_nothing_but_topic_and_version(live):
    with listening(live[1], ticket_for(LIN, [TOPIC], SESSION)) as answer:
        call_out({TOPIC: 5})
        assert set(next_event(answer)) == {"topic", "version"}


@pytest.mark.parametrize("session", ["session-of-wen", ""])
def test_a_stranger_with_lins_ticket_is_refused(live, session):
    with listening(live[1], ticket_for(LIN, [TOPIC], SESSION), session) as answer:
        assert answer.status == 403


def test_what_is_no_ticket_is_refused(live):
    for ticket in ("", "forged", signing.dumps({"topics": [TOPIC]}, salt="other")):
        with listening(live[1], ticket) as answer:
            assert answer.status == 403


def test_a_ticket_lives_for_a_minute(live):
    with patch("django.core.signing.time.time", return_value=time.time() - 61):
        old = ticket_for(LIN, [TOPIC], SESSION)
    with listening(live[1], old) as answer:
        assert answer.status == 403


def test_another_site_may_not_read_the_stream(live):
    ticket = ticket_for(LIN, [TOPIC], SESSION)
    with listening(live[1], ticket, Origin="http://127.0.0.1:8000") as ours:
        assert ours.headers["Access-Control-Allow-Origin"] == "http://127.0.0.1:8000"
    with listening(live[1], ticket, Origin="https://elsewhere.example") as theirs:
        assert theirs.headers["Access-Control-Allow-Origin"] is None


def test_one_session_cannot_take_every_place(live):
    ticket, open_pages = ticket_for(LIN, ["case:C-2"], "greedy"), []
    try:
        for _ in range(13):
            page = listening(live[1], ticket, "greedy")
            open_pages.append(page)
            last = page.__enter__().status
    finally:
        for page in open_pages:
            page.__exit__(None, None, None)
    assert last == 503


def test_after_its_worker_was_killed_the_next_listener_hears_again(live):
    running, port = live
    children = Path(f"/proc/{running.pid}/task/{running.pid}/children").read_text().split()
    assert children
    with listening(port, ticket_for(LIN, [TOPIC], SESSION)) as answer:
        for child in children:
            os.kill(int(child), signal.SIGKILL)
        assert answer.fp.read() is not None
    wait_until(lambda: well(port), "it did not come back", 20)
    with listening(port, ticket_for(LIN, [TOPIC], SESSION)) as answer:
        call_out({TOPIC: 6})
        assert next_event(answer)["version"] == 6


def test_nginx_leaves_streams_unbuffered_and_forwards_whose_address_it_was():
    told = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    stream = re.search(r"location /live/ \{(.*?)\}", told, re.S).group(1)
    assert "proxy_buffering off;" in stream and "proxy_pass http://live;" in stream
    assert "X-Forwarded-For $proxy_add_x_forwarded_for" in told and "access_log off;" in told
