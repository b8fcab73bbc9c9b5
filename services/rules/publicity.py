"""Which decisions are shown to everybody, and what of them (practice 11; 行政许可法 40 for licences)."""

from typing import NamedTuple


class PublicKind(NamedTuple):
    """A kind of publication and its fields, in order."""

    code: str
    fields: tuple[str, ...]


KINDS = {
    "01": PublicKind("licence", ("applicant", "item", "result", "day", "organ")),
    "05": PublicKind("benefit", ("applicant", "item", "result")),
}
