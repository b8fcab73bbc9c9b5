"""Pictures are taken apart and put together anew: what was hidden in them (place, camera, programs) stays behind."""

import io

from PIL import Image, ImageOps

QUALITY = 90
FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG"}


def re_encoded(content: bytes, media_type: str) -> bytes:
    """The picture alone, upright, without metadata; `media_type` is image/jpeg or image/png.

    Raises OSError or ValueError for a picture that cannot be decoded whole.
    """
    with Image.open(io.BytesIO(content), formats=[FORMATS[media_type]]) as image:
        upright = ImageOps.exif_transpose(image)
        plain = upright.convert("RGB") if media_type == "image/jpeg" else without_palette(upright)
        plain.info.clear()
        out = io.BytesIO()
        plain.save(out, FORMATS[media_type], quality=QUALITY, optimize=media_type == "image/jpeg")
    return out.getvalue()


def without_palette(image: Image.Image) -> Image.Image:
    """Grey and true colours stay; anything else becomes true colours with transparency."""
    return image.copy() if image.mode in {"L", "RGB", "RGBA"} else image.convert("RGBA")
