"""Names as documents write them, on every template of a paper: the glyphs are embedded, none is .notdef (GB 18030-2022)."""

import io

import pytest
from django.conf import settings
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from documents.rendering import render_pdf
from records.ledger.errors import Refusal

NAMES = {
    "rare, URO and extensions A to F": "䶮㐀𬭎𠀀𪜀𫝀𫠠𬺰",
    "beyond F": "𰻝𰀀",
    "radical block": "⻀⼀",
    "dot": "阿依古丽·买买提",
    "one word": "Ng",
    "forty letters": "María Fernanda de la Cruz-Oyelaran Nguyên",
}
FACE = {
    "title": "测试", "organ": "云浦区市场监督管理局", "number": "1", "reference": "P-1", "issued_on": "2026年11月25日",
    "identifier": "1.2.156.3005.2", "qr": "https://example.invalid/",
}  # fmt: skip


def paper(template, name):
    """The PDF of a template that names somebody wherever it can."""
    more = {"face": [["姓名", name]]} if template == "certificate" else {
        "addressee": name, "paragraphs": [name], "facts": [["姓名", name]], "closing": [name],
    }  # fmt: skip
    return PdfReader(io.BytesIO(render_pdf(template, {**FACE, **more})))


def embedded(pdf):
    """What the embedded fonts' ToUnicode tables name: a character set as .notdef stands in none of them."""
    fonts = {id(f): f for page in pdf.pages for f in page["/Resources"]["/Font"].values()}
    return "".join(f.get_object()["/ToUnicode"].get_object().get_data().decode("latin-1") for f in fonts.values())


def hexed(character):
    """A character as a ToUnicode table writes it."""
    return character.encode("utf-16-be").hex().upper()


@pytest.mark.parametrize("template", ["notice", "certificate"])
@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES.keys())
def test_a_paper_embeds_every_glyph_of_a_name(template, name):
    table = embedded(paper(template, name)).upper()
    missing = [c for c in set(name) - {" "} if f"<{hexed(c)}>" not in table]
    assert missing == []


def test_the_fonts_hold_level_three_whole():
    held = set()
    for path in settings.FONTS_DIR.glob("*.[ot]tf"):
        held |= set(TTFont(path, lazy=True).getBestCmap())
    blocks = ((0x4E00, 0x9FEF), (0x3400, 0x4DB5), (0x20000, 0x2A6D6), (0x2A700, 0x2B734), (0x2B740, 0x2B81D), (0x2B820, 0x2CEA1), (0x2CEB0, 0x2EBE0))  # fmt: skip
    assert [hex(c) for first, last in blocks for c in range(first, last + 1) if c not in held] == []


def test_a_glyph_that_no_font_has_is_refused():
    with pytest.raises(Refusal):
        paper("notice", chr(0x323B0))
