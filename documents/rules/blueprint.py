"""What a document edition consists of: its words and the merge fields they are filled with."""

from typing import Any, Literal

from blueprints.places import places, uneven
from blueprints.registry import Frozen
from blueprints.texts import Text
from records.ledger.errors import Problem

FieldType = Literal["text", "date", "number", "lines", "pairs", "marks"]


class MergeField(Frozen):
    """A value that a paper needs.

    `type`: text (a string, or a text by language), date (YYYY-MM-DD), number, lines (texts), pairs (label, value),
    marks ({"where", "what", "how"}: what is wrong and how to put it right). A sensitive one is kept encrypted.
    """

    id: str
    label: Text
    type: FieldType = "text"
    required: bool = False
    sensitive: bool = True


class Document(Frozen):
    """A kind of paper. `body` and `closing` are its paragraphs with `{field}` places; one whose field has no value is
    left out. Paragraphs handed over with the order take the place of the edition's own.

    A paper is issued in Chinese; the other languages of its texts make a courtesy translation, marked so.
    """

    title: Text
    template: str
    number_word: str
    fields: tuple[MergeField, ...] = ()
    body: tuple[Text, ...] = ()
    closing: tuple[Text, ...] = ()

    def all_fields(self) -> dict[str, MergeField]:
        """The common fields and the kind's own, by id; its own declaration holds."""
        return {field.id: field for field in (*COMMON, *self.fields)}

    @property
    def sensitive(self) -> tuple[str, ...]:
        """The ids of the fields that are kept encrypted."""
        return tuple(field.id for field in self.all_fields().values() if field.sensitive)


def common(key: str, chinese: str, english: str, kind: FieldType = "text", *, sensitive: bool = True) -> MergeField:
    """A field that every kind of paper may use."""
    return MergeField(id=key, label={"zh-Hans": chinese, "en": english}, type=kind, sensitive=sensitive)


COMMON = (
    common("title", "标题", "Title", sensitive=False),
    common("addressee", "当事人", "Addressee"),
    common("item", "事项", "Item", sensitive=False),
    common("case", "办件编号", "Case number", sensitive=False),
    common("paragraphs", "正文", "Paragraphs", "lines"),
    common("reasons", "理由", "Reasons", "lines"),
    common("marks", "需要补正的内容", "What to correct", "marks"),
    common("facts", "有关情况", "Facts", "pairs"),
    common("basis", "依据", "Legal basis", "lines", sensitive=False),
    common("remedies", "救济途径", "Remedies", "lines", sensitive=False),
    common("closing", "结尾", "Closing", "lines"),
    common("contact", "咨询方式", "Whom to ask", sensitive=False),
    common("face", "证面", "Face", "pairs"),
    common("identifier", "标识", "Identifier", sensitive=False),
    common("qr", "二维码", "QR code", sensitive=False),
)


def document_problems(document: Document) -> list[Problem]:
    """What the shape cannot say: every place is a declared field, every language names the same fields."""
    known, found = set(document.all_fields()), []
    for part in ("title", "body", "closing"):
        texts = [document.title] if part == "title" else getattr(document, part)
        for index, text in enumerate(texts):
            pointer = f"{part}/{index}"
            for name in sorted(places(text) - known):
                found.append(Problem(pointer, f"“{{{name}}}”没有声明为合并字段。请先在字段里加上它。"))
            if uneven(text):
                found.append(Problem(pointer, "各语言写的合并字段不一样。请改成一致。"))
    return found


def from_first_schema(content: dict[str, Any]) -> dict[str, Any]:
    """Schema 1 to 2: a list of sensitive names became declared fields."""
    content = dict(content)
    names = content.pop("sensitive", ())
    known = {field.id for field in COMMON}
    fields = [{"id": name, "label": {"zh-Hans": name}} for name in names if name not in known]
    return {**content, "fields": fields}
