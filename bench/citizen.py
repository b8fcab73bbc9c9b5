"""The citizen's part over HTTP, logged in (performance.md §8, 2, 5, 6, 8): whole journeys, and the pages of one's own
drafts and cases against a bare session page; the statements of each are counted in this process."""

import http.client
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from statistics import median
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from portal import journey
from portal.journey_visitor import Visitor

from .crowd import Applicant
from .goals import bare_server
from .reading import one_by_one

ROUNDS, COUNT = 3, 25
SESSION = "/session/"
TYPED = {**journey.ANSWERS, "contact_phone": "199 0000 2003"}


class Thing(NamedTuple):
    """What is read or saved: its name, its path for an applicant with a draft and a case, the goal in words."""

    name: str
    path: Callable[[str, str], str]
    goal: str
    saves: bool = False


THINGS = (
    Thing("form of a draft", lambda draft, case: f"/drafts/{draft}/form/", "goal 8: at least 0.6"),
    Thing("draft saved by itself", lambda draft, case: f"/drafts/{draft}/answers/", "", saves=True),
    Thing("tracking page", lambda draft, case: f"/applications/{case}/", ""),
    Thing("my list of cases", lambda draft, case: "/applications/", "goal 6: at most 4 statements of its own"),
    Thing("case detail (API)", lambda draft, case: f"/api/v1/applications/{case}/", "goal 5: at most 4 statements"),
)


class Round(NamedTuple):
    """One round: journeys per second and milliseconds of each; per thing milliseconds alone and answers per second."""

    journeys: float
    journey_ms: list[float]
    bare: float
    alone: dict[str, list[float]]
    together: dict[str, float]


def whole_journey(one: Applicant) -> tuple[float, str]:
    """Search, guide, notice, form, four files, check, submission: milliseconds, and the case."""
    begun = time.perf_counter()
    case = journey.apply_once(one)
    return (time.perf_counter() - begun) * 1000, case


def cookies(one: Visitor) -> str:
    """Somebody's cookies as a header."""
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in one.jar)


def open_draft(one: Applicant) -> str:
    """A draft that stays open, with its notice read."""
    with redirect_stdout(StringIO()):
        return journey.fill_draft(one).split("/")[2]


def saves(site: str, path: str, cookie: str, count: int) -> list[float]:
    """Milliseconds of so many saves of a draft on one connection."""
    token = next(part.split("=", 1)[1] for part in cookie.split("; ") if part.startswith("csrftoken="))
    body, spent = urlencode({**TYPED, "csrfmiddlewaretoken": token}), []
    link = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30)
    headers = {"Cookie": cookie, "Content-Type": "application/x-www-form-urlencoded"}
    for _ in range(count):
        begun = time.perf_counter()
        link.request("POST", path, body, headers)
        answer = link.getresponse()
        answer.read()
        spent.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{path} answered {answer.status}")
    link.close()
    return spent


def run(thing: Thing, site: str, path: str, cookie: str, count: int) -> list[float]:
    """Milliseconds of so many answers."""
    return saves(site, path, cookie, count) if thing.saves else one_by_one(site, [path], count, cookie)


def all_at_once(work: Sequence[Callable[[], list[float]]]) -> float:
    """Answers per second of everybody together."""
    with ThreadPoolExecutor(len(work)) as pool:
        begun = time.perf_counter()
        answers = [one.result() for one in [pool.submit(act) for act in work]]
        return sum(len(one) for one in answers) / (time.perf_counter() - begun)


def session_cookie(bare: str) -> str:
    """A session of the barest Django."""
    link = http.client.HTTPConnection(urlsplit(bare).netloc, timeout=30)
    link.request("GET", SESSION)
    answer = link.getresponse()
    answer.read()
    return "; ".join(line.split(";")[0] for line in answer.headers.get_all("Set-Cookie") or [])


def measure_round(site: str, bare: str, crowd: list[Applicant]) -> Round:
    """Everybody's journey at once, then each thing alone and by all."""
    with ThreadPoolExecutor(len(crowd)) as pool, redirect_stdout(StringIO()):
        begun = time.perf_counter()
        answers = list(pool.map(whole_journey, crowd))
        journeys = len(crowd) / (time.perf_counter() - begun)
    places = [(one, open_draft(one), case) for one, (_, case) in zip(crowd, answers, strict=True)]
    cookie = session_cookie(bare)
    bare_rate = all_at_once([partial(one_by_one, bare, [SESSION], COUNT * 4, cookie)] * len(crowd))
    alone, together = {}, {}
    for thing in THINGS:
        one, draft, case = places[0]
        alone[thing.name] = run(thing, site, thing.path(draft, case), cookies(one), COUNT)
        work = [partial(run, thing, site, thing.path(draft, case), cookies(one), COUNT) for one, draft, case in places]
        together[thing.name] = all_at_once(work)
    return Round(journeys, [ms for ms, _ in answers], bare_rate, alone, together)


def statements(one: Applicant) -> dict[str, int]:
    """How many statements each thing costs a process that did it before, session and person included; the submission
    of a bundle too."""
    with redirect_stdout(StringIO()):
        case = journey.apply_once(one)
    client = Client(headers={"host": urlsplit(one.site).netloc})
    for cookie in one.jar:
        client.cookies[cookie.name] = cookie.value or ""
    count_all(client, case, open_draft(one))
    return count_all(client, case, open_draft(one))


def count_all(client: Client, case: str, draft: str) -> dict[str, int]:
    """The statements of every thing, the submission last."""
    found: dict[str, int] = {}
    paths = [(thing.name, thing.path(draft, case), TYPED if thing.saves else None) for thing in THINGS]
    paths.append(("submission of a bundle", f"/drafts/{draft}/submission/", {"declare": "on"}))
    for name, path, typed in paths:
        with CaptureQueriesContext(connection) as seen:
            answer = client.post(path, typed) if typed else client.get(path)
        if answer.status_code not in {200, 302}:
            raise RuntimeError(f"{path} answered {answer.status_code}")
        found[name] = sum(not row["sql"].startswith(("SAVEPOINT", "RELEASE")) for row in seen)
    return found


def measure_citizen(site: str, crowd: list[Applicant]) -> tuple[list[Round], dict[str, int]]:
    """Interleaved rounds after one journey each that warms; the statements."""
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "127.0.0.1"]
    with redirect_stdout(StringIO()):
        for one in crowd:
            journey.apply_once(one)
    with bare_server() as bare:
        rounds = [measure_round(site.rstrip("/"), bare, crowd) for _ in range(ROUNDS)]
    return rounds, statements(crowd[0])


def report_citizen(rounds: list[Round], counted: dict[str, int]) -> str:
    """Medians, ratios to the bare session page, statements, beside the goals."""
    journeys, bare = median(one.journeys for one in rounds), median(one.bare for one in rounds)
    every = sorted(ms for one in rounds for ms in one.journey_ms)
    lines = [
        "", f"the citizen's part, {len(rounds)} interleaved rounds of {len(rounds[0].journey_ms)} clients",
        f"whole journey (13 requests, 4 files)  {journeys:7.1f} /s   p50 {median(every):.0f} ms"
        f"  p95 {every[int(len(every) * 0.95)]:.0f} ms   goal 2: at least 6 × the rival's, measured outside",
        f"bare session + CSRF + template        {bare:7.0f} /s",
        "thing                          p50 ms   p95 ms        /s   to the bare one   statements",
    ]  # fmt: skip
    for thing in THINGS:
        alone = sorted(ms for one in rounds for ms in one.alone[thing.name])
        rate = median(one.together[thing.name] for one in rounds)
        lines.append(
            f"{thing.name:28s} {median(alone):8.1f} {alone[int(len(alone) * 0.95)]:8.1f} {rate:9.0f} "
            f"{rate / bare:17.3f} {counted[thing.name]:12d}   {thing.goal}"
        )
    name = "submission of a bundle"
    return "\n".join([*lines, f"{name:28s} {counted[name]:68d}"])
