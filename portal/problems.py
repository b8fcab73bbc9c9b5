"""Problem details for machines (RFC 9457)."""

from typing import Any

from django.utils.translation import gettext
from rest_framework.response import Response
from rest_framework.views import exception_handler as rest_handler

from records.ledger.errors import Invalid, Refusal


def exception_handler(error: Exception, context: dict[str, Any]) -> Response | None:
    """A refusal or a REST error as application/problem+json."""
    if isinstance(error, Refusal):
        body: dict[str, Any] = {
            "type": f"urn:yiwang:{error.code}",
            "title": gettext(error.sentence),
            "status": error.status,
        }
        if isinstance(error, Invalid):
            body["errors"] = [{"pointer": p.pointer, "detail": gettext(p.sentence)} for p in error.problems]
        return Response(body, status=error.status, content_type="application/problem+json")
    response = rest_handler(error, context)
    if response is not None:
        title = getattr(error, "default_code", "error")
        response.data = {
            "type": "about:blank",
            "title": str(title),
            "status": response.status_code,
            "detail": response.data,
        }
        response.content_type = "application/problem+json"
    return response
