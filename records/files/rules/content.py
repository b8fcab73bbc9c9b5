"""What a file is, by its content: type, pages, and why it cannot be taken."""

import io
from dataclasses import dataclass

from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from .active import is_active

SIGNATURES = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
EXTENSIONS = {"application/pdf": ".pdf", "image/png": ".png", "image/jpeg": ".jpg"}
MAX_PAGES = 500
MAX_PIXELS = 80_000_000

EMPTY = "这个文件是空的，请重新选择。"
WRONG_TYPE = "只收 PDF、JPG、PNG。请另存为其中一种再上传。"
BROKEN = "文件打不开，可能没有传完整。请在自己的设备上打开确认后重新上传。"
LOCKED = "文件加了密码，打不开。请去掉密码再上传。"
TOO_LONG = "页数太多，请分成几份上传。"
TOO_LARGE = "文件太大，请压缩后再上传。"
ACTIVE = "这份 PDF 里有脚本或附件，为了安全不能收。请把它重新打印成 PDF 再上传。"


@dataclass(frozen=True, slots=True)
class Examined:
    """What the content is, or the sentence that says why it is refused."""

    media_type: str = ""
    pages: int = 0
    refusal: str = ""


def examine(content: bytes, max_bytes: int, *, made_here: bool = False) -> Examined:
    """Look at the bytes themselves; the file's name is not asked. `max_bytes` is the largest size taken; what was
    `made_here` is not searched for what could run."""
    if not content:
        return Examined(refusal=EMPTY)
    if len(content) > max_bytes:
        return Examined(refusal=TOO_LARGE)
    media_type = next((kind for head, kind in SIGNATURES.items() if content.startswith(head)), "")
    if not media_type:
        return Examined(refusal=WRONG_TYPE)
    return examine_pdf(content, made_here) if media_type == "application/pdf" else examine_image(content, media_type)


def examine_pdf(content: bytes, made_here: bool = False) -> Examined:
    """A PDF must open without a password and have pages."""
    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted:
            return Examined(refusal=LOCKED)
        pages = len(reader.pages)
        if not made_here and is_active(reader):
            return Examined(refusal=ACTIVE)
    except (PyPdfError, ValueError, KeyError, RecursionError, AttributeError, TypeError):
        return Examined(refusal=BROKEN)
    if not pages:
        return Examined(refusal=BROKEN)
    return Examined("application/pdf", pages, TOO_LONG if pages > MAX_PAGES else "")


def examine_image(content: bytes, media_type: str) -> Examined:
    """An image must decode and be of a sane size."""
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as image:
            if image.width * image.height > MAX_PIXELS:
                return Examined(refusal=TOO_LARGE)
            image.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError):
        return Examined(refusal=BROKEN)
    return Examined(media_type, 1)
