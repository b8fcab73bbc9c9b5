"""Texts of law: Markdown with 编, 章, 节 and 条 read into addressable articles; citations; differences. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from .numerals import NUMERAL, article_key, article_name, to_numeral

END_OF_HEAD = "<!-- INFO END -->"
HEADING = re.compile(rf"^(?P<marks>#{{2,5}})\s*(?P<title>第{NUMERAL}[编章节]|附\s*则|总\s*则)?(?P<rest>.*)$")
ARTICLE_START = re.compile(rf"^第{NUMERAL}条(?:之{NUMERAL})?(?=[\s\u3000])")
DATE = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
EFFECTIVE = re.compile(r"本(?:法|条例|办法|规定|细则)自\s*" + DATE.pattern + r"\s*起施行")
ITEM = re.compile(rf"^[（(]({NUMERAL})[)）]")
DECISION = re.compile(r"[《〈](关于修改.*?决定)[》〉]\s*(?:第.次)?(修正|修订)|(修订|修正)")
STATE = "中华人民共和国"


@dataclass(frozen=True, slots=True)
class ArticleText:
    """One article: its address (35, 120-1), headings around it, its paragraphs (款; items begin with（一）)."""

    key: str
    headings: tuple[str, ...]
    paragraphs: tuple[str, ...]

    @property
    def text(self) -> str:
        """The paragraphs, one a line."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class Event:
    """What the head of a text tells: adopted, amended, in force; by what; when."""

    kind: str
    on: date
    by: str


@dataclass(frozen=True, slots=True)
class RegulationText:
    """A whole text: title, its history, its articles in order; `effective` as the text itself says."""

    title: str
    events: tuple[Event, ...]
    effective: date | None
    articles: tuple[ArticleText, ...]


def read_markdown(text: str) -> RegulationText:
    """Read a text. ValueError (a sentence) when it has no title, no article, or an article twice."""
    head, found, body = text.replace("\r\n", "\n").partition(END_OF_HEAD)
    if not found:
        raise ValueError(f"the head does not end with {END_OF_HEAD}")
    lines = [line.strip() for line in head.splitlines() if line.strip()]
    if not lines or not lines[0].startswith("# "):
        raise ValueError("the first line is no title (# …)")
    articles = tuple(read_articles(body))
    keys = [article.key for article in articles]
    if not keys:
        raise ValueError("there is no article (第…条)")
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise ValueError(f"{', '.join(article_name(key) for key in twice)} stands there twice")
    effective = EFFECTIVE.search(body)
    return RegulationText(
        spaced(lines[0][2:]), tuple(read_events(lines[1:])), date_of(effective) if effective else None, articles
    )


def read_articles(body: str) -> list[ArticleText]:
    """The articles with the headings they stand under."""
    headings: list[tuple[int, str]] = []
    found: list[tuple[str, tuple[str, ...], list[str]]] = []
    for line in (line.strip().strip("\u3000") for line in body.splitlines()):
        heading, start = HEADING.match(line), ARTICLE_START.match(line)
        if heading:
            depth = len(heading["marks"])
            headings = [*(h for h in headings if h[0] < depth), (depth, spaced(line.lstrip("# ")))]
        elif start:
            found.append((article_key(start[0]), tuple(title for _, title in headings), [line[start.end() :].strip()]))
        elif line and found:
            found[-1][2].append(line)
    return [ArticleText(key, above, tuple(parts)) for key, above, parts in found]


def read_events(lines: list[str]) -> list[Event]:
    """Adoption, amendments, publication and entry into force, each line with its date."""
    events = []
    for line in lines:
        when = DATE.search(line)
        if when is None:
            continue
        rest = line[when.end() :].strip("　 ）)")
        decision = DECISION.search(rest)
        kind = "amended" if decision else "in_force" if rest == "施行" else "adopted"
        events.append(Event(kind, date_of(when), (decision and decision[1]) or rest))
    return events


def date_of(found: re.Match[str]) -> date:
    """The date in a match of DATE."""
    year, month, day = (int(part) for part in found.groups()[-3:])
    return date(year, month, day)


def spaced(title: str) -> str:
    """第一章 总 则 → 第一章 总则: one space after the number, none between single characters."""
    parts = title.replace("\u3000", " ").split()
    if len(parts) > 2 and all(len(part) == 1 for part in parts[1:]):
        return f"{parts[0]} {''.join(parts[1:])}"
    return " ".join(parts)


def in_force_from(text: RegulationText, version: date | None) -> date | None:
    """The first day this version holds: its own date (last amendment) or, if later, the day the text names."""
    known = [day for day in (version, text.effective, *(event.on for event in text.events)) if day]
    return max(known) if known else None


def citation(title: str, key: str, paragraph: int = 0, item: int = 0) -> str:
    """《行政许可法》第三十二条第一款第（二）项, as decisions cite; paragraph and item count from 1, 0: the whole."""
    words = f"《{title.removeprefix(STATE)}》{article_name(key)}"
    words += f"第{to_numeral(paragraph)}款" if paragraph else ""
    return words + (f"第（{to_numeral(item)}）项" if item else "")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an article: kept, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """An article that differs between two versions; a key is empty where the article does not exist."""

    old: str
    new: str
    pieces: tuple[Piece, ...]


def differences(old: Sequence[tuple[str, str]], new: Sequence[tuple[str, str]]) -> list[Change]:
    """What changed from one version's (key, text) to another's; articles that were only renumbered are paired."""
    matcher = SequenceMatcher(a=[text for _, text in old], b=[text for _, text in new], autojunk=False)
    changes: list[Change] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag != "equal":
            changes += paired(list(old[a:b]), list(new[c:d]))
    return changes


def paired(old: list[tuple[str, str]], new: list[tuple[str, str]]) -> list[Change]:
    """Within a changed stretch: each new article beside the old one it is most like, else added or removed."""
    changes, left = [], list(old)
    for key, text in new:
        best = max(left, key=lambda entry: alike(entry[1], text), default=None)
        if best is not None and alike(best[1], text) > 0.5:
            left = left[left.index(best) + 1 :] if best is left[0] else [entry for entry in left if entry is not best]
            changes.append(Change(best[0], key, pieces(best[1], text)))
        else:
            changes.append(Change("", key, (Piece("added", text),)))
    return changes + [Change(key, "", (Piece("removed", text),)) for key, text in left]


def alike(one: str, other: str) -> float:
    """How alike two articles are, 0 to 1."""
    matcher = SequenceMatcher(a=one, b=other, autojunk=False)
    return 0.0 if matcher.quick_ratio() <= 0.5 else matcher.ratio()


def pieces(old: str, new: str) -> tuple[Piece, ...]:
    """Character by character what was kept, removed and added."""
    found: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("kept", old[a:b]))
            continue
        found += [Piece(kind, text) for kind, text in (("removed", old[a:b]), ("added", new[c:d])) if text]
    return tuple(found)
