"""Setting papers in type: one kept compiler, the project's own fonts, PDF/A-2a and PDF/UA-1 (performance.md §6)."""

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings

from records.ledger.errors import Refusal

from .rules.words import words_in

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "documents"
TAGS = {"zh-Hans": ("zh", "cn"), "zh-Hant": ("zh", "tw"), "en": ("en", "gb")}
NOT_SET = "这份文书现在排不出来：字库缺字，或模板有误。请联系平台运维，补字或改好模板后重新制作。"


@lru_cache(maxsize=1)
def compiler() -> typst.Compiler:
    """The compiler with the fonts read once."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings.FONTS_DIR)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True)


def render_pdf(template: str, data: dict[str, Any], language: str = "zh-Hans") -> bytes:
    """The PDF of `templates/documents/<template>.typ` with merge fields `data`; "qr" and "check" become QR codes.

    In another language than Chinese it is a courtesy translation without a seal. A character that no font has is
    refused (PDF/A-2a allows no hole in the text): Refusal.
    """
    codes = {name: qr_svg(data[name]) for name in ("qr", "check") if data.get(name)}
    lang, region = TAGS[language]
    fields = {**data, **codes, **words_in(language), "language": lang, "region": region}
    source = str(TEMPLATES / f"{template}.typ")
    inputs = {"data": json.dumps(fields)}
    try:  # ISO 19005-2 level A: kept for years; ISO 14289-1: read aloud
        made = compiler().compile(input=source, format="pdf", sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"])
    except typst.TypstError as error:
        raise Refusal("paper.not_set", NOT_SET) from error
    assert isinstance(made, bytes)
    return made


def qr_svg(text: str) -> str:
    """A QR code as SVG (ISO/IEC 18004, level M)."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=1, omitsize=True)
    return out.getvalue().decode()
