"""What a document edition consists of."""

from blueprints.registry import Frozen
from blueprints.texts import Text


class Document(Frozen):
    """A kind of paper: its name, its template, the word of its number, its sensitive merge fields."""

    title: Text
    template: str
    number_word: str
    sensitive: tuple[str, ...] = ()
