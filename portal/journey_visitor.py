"""Somebody at a browser without JavaScript: reads pages, fills the forms that stand on them, follows redirects."""

import re
import urllib.error
import urllib.request
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar
from urllib.parse import urlencode, urljoin, urlsplit

Values = dict[str, list[str]]


class JourneyError(Exception):
    """A step did not go as the page promised; the sentence says which."""


@dataclass
class Form:
    """A form of a page with what it already holds."""

    action: str
    fields: Values = field(default_factory=dict)


class FormReader(HTMLParser):
    """Collects the forms of a page that change something, with their hidden, checked and typed values."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self.address, self.forms = address, list[Form]()
        self.inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open a form, or note an input of the open one."""
        told = dict(attrs)
        if tag == "form" and (told.get("method") or "").lower() == "post":
            self.forms.append(Form(urlsplit(urljoin(self.address, told.get("action") or "")).path))
            self.inside = True
        elif tag == "input" and self.inside and told.get("name"):
            kind = told.get("type") or "text"
            if kind not in {"file", "submit"} and (kind not in {"radio", "checkbox"} or "checked" in told):
                self.forms[-1].fields.setdefault(str(told["name"]), []).append(told.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        """Close the form."""
        if tag == "form":
            self.inside = False


class Visitor:
    """One person of the cast with a cookie jar and the page in front of them."""

    def __init__(self, site: str) -> None:
        self.site, self.url, self.body = site.rstrip("/"), "", b""
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    @property
    def page(self) -> str:
        """The page as text."""
        return self.body.decode(errors="replace")

    def send(self, path: str, data: bytes | None = None, kind: str = "") -> str:
        """One request, redirects followed; the page it ends on."""
        headers = {"Referer": self.url or self.site, "Accept-Language": "zh-Hans"} | (
            {"Content-Type": kind} if kind else {}
        )
        request = urllib.request.Request(urljoin(self.site + "/", path), data=data, headers=headers)
        try:
            with self.opener.open(request, timeout=30) as answer:
                self.url, self.body = answer.url, answer.read()
        except urllib.error.HTTPError as error:
            words = re.sub(r"<[^>]+>|\s+", " ", error.read().decode(errors="replace"))
            sentence = f"{request.get_method()} {path} answered {error.code}: {re.sub(' +', ' ', words)[:400]}"
            raise JourneyError(sentence) from None
        except OSError as error:
            raise JourneyError(f"{self.site} does not answer ({error}): run `make demo` in another terminal.") from None
        return self.page

    def open(self, path: str) -> str:
        """Look at a page."""
        return self.send(path)

    def submit(
        self, action: str, values: Mapping[str, str | list[str]], files: dict[str, tuple[str, bytes]] | None = None
    ) -> str:
        """Fill and send the form of the present page whose action is `action` ("" for any)."""
        reader = FormReader(self.url)
        reader.feed(self.page)
        forms = [form for form in reader.forms if form.action == action]
        if not forms:
            raise JourneyError(f"{self.url} shows no form for {action}: {[form.action for form in reader.forms]}")
        typed = {name: value if isinstance(value, list) else [value] for name, value in values.items()}
        data, kind = encode({**forms[0].fields, **typed}, files or {})
        return self.send(action, data, kind)

    def find(self, pattern: str) -> str:
        """The first group of `pattern` on the present page."""
        found = re.search(pattern, self.page, re.DOTALL)
        if not found:
            raise JourneyError(f"{self.url} does not show {pattern}")
        return found.group(1)


def encode(fields: Values, files: dict[str, tuple[str, bytes]]) -> tuple[bytes, str]:
    """The body and its type; multipart when there are files."""
    pairs = [(name, value) for name, values in fields.items() for value in values]
    if not files:
        return urlencode(pairs).encode(), "application/x-www-form-urlencoded"
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in pairs
    ]
    for name, (filename, content) in files.items():
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{filename}"\r\n'
        parts.append(f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
