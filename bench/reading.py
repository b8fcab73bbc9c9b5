"""Public pages over HTTP: home, search, suggestions, guide, list, halls, against the barest page of the same server."""

import http.client
import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from portal.demonstration.complete import FOOD

QUERIES = [
    "开饭馆", "道路货运许可证", "sfz", "身份正丢了",
    "passport", "养老机构备案", "营业执照变更", "jumin shenfenzheng",
]  # fmt: skip
BARE = "/healthz/live"
PAGES: dict[str, list[str]] = {
    "bare page (liveness)": [BARE],
    "home": ["/"],
    "search, 100,000 items": [f"/search/?q={quote(query)}" for query in QUERIES],
    "suggestions": [f"/search/suggestions/?q={quote(query[:2])}" for query in QUERIES],
    "guide": [f"/services/{FOOD}/"],
    "list of items": ["/services/"],
    "halls, nearest of 69,000": [f"/halls/?lon={150 + n}.02&lat={10 + n}.01" for n in range(6)],
}


class Pace(NamedTuple):
    """Milliseconds of each answer to one client, answers per second to all clients."""

    alone: list[float]
    together: float


def one_by_one(site: str, paths: list[str], count: int, cookie: str = "") -> list[float]:
    """Milliseconds of `count` answers on one connection, with a session's cookies if there are any."""
    link, spent = http.client.HTTPConnection(urlsplit(site).netloc, timeout=30), []
    headers = {"Cookie": cookie} if cookie else {}
    for number in range(count):
        begun = time.perf_counter()
        link.request("GET", paths[number % len(paths)], headers=headers)
        answer = link.getresponse()
        answer.read()
        spent.append((time.perf_counter() - begun) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{paths[number % len(paths)]} answered {answer.status}")
    link.close()
    return spent


def answers_at(site: str, path: str) -> bool:
    """Whether a server answers yet."""
    try:
        one_by_one(site, [path], 1)
    except OSError:
        return False
    return True


def pace(site: str, paths: list[str], clients: int, count: int) -> Pace:
    """One round of one page: alone, then so many clients at once."""
    alone = one_by_one(site, paths, count)
    with ThreadPoolExecutor(clients) as pool:
        begun = time.perf_counter()
        answers = list(pool.map(lambda _: one_by_one(site, paths, count), range(clients)))
        spent = time.perf_counter() - begun
    return Pace(alone, sum(len(one) for one in answers) / spent)


def read_pages(site: str, clients: int, rounds: int = 3, count: int = 40) -> dict[str, list[Pace]]:
    """Interleaved rounds of all pages, after one that warms them."""
    for paths in PAGES.values():
        one_by_one(site, paths, len(paths))
    found: dict[str, list[Pace]] = {name: [] for name in PAGES}
    for _ in range(rounds):
        for name, paths in PAGES.items():
            found[name].append(pace(site, paths, clients, count))
    return found


def report_pages(found: dict[str, list[Pace]]) -> str:
    """Medians; ratio of answers per second to the bare page's."""
    bare = median(one.together for one in found["bare page (liveness)"])
    lines = ["", "page                          p50 ms   p95 ms        /s   ratio to the bare page"]
    for name, rounds in found.items():
        every = sorted(ms for one in rounds for ms in one.alone)
        rate = median(one.together for one in rounds)
        lines.append(
            f"{name:27s} {median(every):8.1f} {every[int(len(every) * 0.95)]:8.1f} {rate:9.0f}   {rate / bare:.3f}"
        )
    return "\n".join(lines)
