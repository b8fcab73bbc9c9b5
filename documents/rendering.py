"""Setting papers in type: one kept compiler, the project's own fonts, tagged PDF (performance.md §6)."""

import io
import json
from functools import lru_cache
from pathlib import Path
from typing import Any

import segno
import typst
from django.conf import settings

TEMPLATES = Path(settings.BASE_DIR) / "templates" / "documents"


@lru_cache(maxsize=1)
def compiler() -> typst.Compiler:
    """The compiler with the fonts read once."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(settings.FONTS_DIR)])
    return typst.Compiler(root=str(TEMPLATES), font_paths=fonts, ignore_system_fonts=True)


def render_pdf(template: str, data: dict[str, Any]) -> bytes:
    """The PDF of `templates/documents/<template>.typ` with merge fields `data`; "qr" becomes a QR code."""
    fields = {**data, "qr": qr_svg(data["qr"])} if data.get("qr") else data
    source = str(TEMPLATES / f"{template}.typ")
    made = compiler().compile(input=source, format="pdf", sys_inputs={"data": json.dumps(fields)}, pdf_tags=True)
    assert isinstance(made, bytes)
    return made


def qr_svg(text: str) -> str:
    """A QR code as SVG (ISO/IEC 18004, level M)."""
    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", xmldecl=False, border=1, omitsize=True)
    return out.getvalue().decode()
