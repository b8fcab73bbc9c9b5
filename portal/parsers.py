"""What machines send: JSON that a database can keep."""

import io
from collections.abc import Mapping
from typing import IO, Any

from django.conf import settings
from rest_framework.exceptions import APIException, ParseError
from rest_framework.parsers import JSONParser

DEEPEST = 32
UNKEPT = "文本里有不能保存的字符，或者嵌套太深。"


class TooLarge(APIException):
    """More was sent than anything means (413)."""

    status_code = 413
    default_detail = "发送的内容太大。文件请用上传的接口。"
    default_code = "too_large"


class KeptJSONParser(JSONParser):
    """JSON (RFC 8259) without NUL and lone surrogates, which no text has (RFC 7493 §2.1), of a sane depth and size."""

    def parse(
        self, stream: IO[Any], media_type: str | None = None, parser_context: Mapping[str, Any] | None = None
    ) -> Any:
        """The value; ParseError (400) for what could not be kept, TooLarge (413) beyond DATA_UPLOAD_MAX_MEMORY_SIZE."""
        most = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        sent = stream.read(most + 1)
        if len(sent) > most:
            raise TooLarge
        try:
            value = super().parse(io.BytesIO(sent), media_type, parser_context)
        except RecursionError as deep:
            raise ParseError(UNKEPT) from deep
        if not kept(value, DEEPEST):
            raise ParseError(UNKEPT)
        return value


def kept(value: Any, depth: int) -> bool:
    """Whether every text of a JSON value is Unicode without NUL, and nothing lies deeper than `depth`."""
    if isinstance(value, str):
        return "\x00" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
    parts = [*value, *value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    return depth > 0 and all(kept(part, depth - 1) for part in parts)
