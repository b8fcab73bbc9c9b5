"""What in a PDF could run, or carry something else inside (ISO 32000-2, 12.6, 7.11, 12.7.8)."""

from collections.abc import Iterator
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

ACTIVE = frozenset({"/JS", "/JavaScript", "/EmbeddedFiles", "/RichMedia", "/XFA"})
ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/GoToE", "/Rendition"})
MOST = 50_000  # objects looked at


def is_active(reader: PdfReader) -> bool:
    """Whether anything reachable from the document's catalogue could run or is an attachment.

    A document with more than MOST parts counts as active: nobody can say that it is not.
    """
    for number, part in enumerate(parts(reader)):
        if number > MOST or ACTIVE & part.keys() or part.get("/S") in ACTIONS or part.get("/Type") == "/EmbeddedFile":
            return True
    return False


def parts(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary reachable from the catalogue, once each."""
    seen: set[int] = set()
    left: list[Any] = [reader.trailer["/Root"]]
    while left:
        thing = left.pop()
        if isinstance(thing, IndirectObject):
            if thing.idnum in seen:
                continue
            seen.add(thing.idnum)
            thing = thing.get_object()
        if isinstance(thing, DictionaryObject):
            yield thing
            left.extend(thing.raw_get(key) for key in thing)
        elif isinstance(thing, ArrayObject):
            left.extend(list.__iter__(thing))
