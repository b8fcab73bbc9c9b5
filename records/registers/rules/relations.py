"""What a text of law says about others: repeals, amends, interprets them, or is made after them. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["repeals", "amends", "interprets", "based_on"]
QUOTED = re.compile(r"[《〈]([^》〉]+)[》〉]")
REPEALING = re.compile(r"[^。；]*?(?:同时|予以)?废止")
MAKING = re.compile(r"根据(?P<cited>[^。；]*?)制定本(?:法|条例|办法|规定|细则)")
AMENDING = re.compile(r"^关于(?:修改|修正)[《〈](?P<of>[^》〉]+)[》〉]")
INTERPRETING = re.compile(r"[《〈](?P<of>[^》〉]+)[》〉].*解释$")


@dataclass(frozen=True, slots=True, order=True)
class Relation:
    """One relation to another text, by the title it is cited by."""

    kind: Kind
    title: str


def relations_of(title: str, articles: Iterable[str]) -> list[Relation]:
    """Each relation that a text's title and articles tell, once, in the order of their kinds."""
    found = {*from_title(title)}
    for text in articles:
        found |= {*from_article(text)}
    return sorted(one for one in found if one.title != title)


def from_title(title: str) -> Iterator[Relation]:
    """关于修改《…》的决定; 关于适用《…》…的解释."""
    for kind, pattern in (("amends", AMENDING), ("interprets", INTERPRETING)):
        told = pattern.search(title)
        if told:
            yield Relation(kind, told["of"])  # type: ignore[arg-type]


def from_article(text: str) -> Iterator[Relation]:
    """《…》同时废止; 根据《…》等法律，制定本条例."""
    for sentence in REPEALING.findall(text):
        yield from (Relation("repeals", cited) for cited in QUOTED.findall(sentence))
    for told in MAKING.finditer(text):
        yield from (Relation("based_on", cited) for cited in QUOTED.findall(told["cited"]))
