"""What a citizen's page may weigh (ux.md §9): bytes as sent compressed, requests, elements; measured without a browser."""

import gzip
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from portal.demonstration.complete import BUNDLE, FOOD

pytestmark = pytest.mark.django_db
HTML, CSS, JS = 12 * 1024, 14 * 1024, 8 * 1024  # bytes, gzip
REQUESTS = 8
ELEMENTS, DEPTH = 1400, 32  # what auditors of pages call a large document
PAGES = [
    "/", "/search/?q=开面馆", "/search/?q=qqqqq", f"/services/{FOOD}/", "/services/990511001000/", "/halls/",
    f"/halls/?item={FOOD}", f"/bundles/{BUNDLE}/", "/bundles/99TCP0004/", "/bundles/", "/services/", "/regulations/",
    "/market-access/", "/powers/", "/regions/990102000000/",
]  # fmt: skip
VOID = {"meta", "link", "input", "br", "img", "hr", "path", "use", "rect", "line", "circle", "source", "col", "wbr"}


class Reader(HTMLParser):
    """Counts elements and depth, and collects what the browser fetches at once."""

    def __init__(self):
        super().__init__()
        self.elements = self.depth = self.deepest = 0
        self.fetched, self.inline = set(), []

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        self.elements += 1
        if tag not in VOID:
            self.depth += 1
            self.deepest = max(self.deepest, self.depth)
        if tag == "link" and told.get("rel") in {"stylesheet", "icon"}:
            self.fetched.add(told["href"])
        if tag in {"script", "img"} and told.get("src") and told.get("loading") != "lazy":
            self.fetched.add(told["src"])
        if tag == "use":
            self.fetched.add(told.get("href", "").partition("#")[0])
        data = told.get("type") == "application/ld+json"  # read by search engines, run by nobody
        if (tag == "script" and "src" not in told and not data) or "style" in told:
            self.inline.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            self.depth -= 1


def read(client, path):
    """The page's bytes and what its document says."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    reader = Reader()
    reader.feed(answer.content.decode())
    reader.fetched.discard("")
    return answer.content, reader


def weight(paths, ending):
    """Compressed bytes of all fetched files of one kind."""
    names = [re.sub(r"^/static/", "", path) for path in paths if path.endswith(ending)]
    return sum(len(gzip.compress(Path(finders.find(name)).read_bytes(), 9)) for name in names)


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_light(client, path):
    content, reader = read(client, path)
    found = {
        "html": len(gzip.compress(content, 9)) <= HTML,
        "requests": 1 + len(reader.fetched) <= REQUESTS,
        "elements": reader.elements <= ELEMENTS,
        "depth": reader.deepest <= DEPTH,
        "css": weight(reader.fetched, ".css") <= CSS,
        "js": weight(reader.fetched, ".js") <= JS,
    }
    told = (len(gzip.compress(content, 9)), 1 + len(reader.fetched), reader.elements, reader.deepest)
    assert [name for name, kept in found.items() if not kept] == [], told


@pytest.mark.parametrize("path", PAGES)
def test_nothing_comes_from_elsewhere_and_nothing_is_written_into_the_page(client, path):
    _, reader = read(client, path)
    assert [address for address in reader.fetched if not address.startswith("/static/")] == []
    assert reader.inline == []
