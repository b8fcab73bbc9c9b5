"""What every endpoint that needs a person shares: who asks, and one effect per Idempotency-Key."""

from collections.abc import Callable
from typing import Any

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response

from records.ledger.actor import Actor
from records.ledger.errors import Conflict, NotAllowed
from records.ledger.idempotency import answer_once

KEY = OpenApiParameter("Idempotency-Key", str, OpenApiParameter.HEADER, required=True, description="One per act")


def actor_of(request: Request) -> Actor:
    """Who asks; NotAllowed for nobody."""
    actor: Actor = request._request.actor  # type: ignore[attr-defined]
    if actor.kind == "anonymous":
        raise NotAllowed("api.login", "请先登录。")
    return actor


def once(request: Request, content: str, run: Callable[[], Any]) -> Response:
    """Answer 201 once per key: the same key gives the same answer, whatever was lost on the way."""
    key = request.headers.get("Idempotency-Key", "")
    if not 8 <= len(key) <= 120:
        raise Conflict("api.key", "请在 Idempotency-Key 里带上 8 到 120 个字符的提交编号。")
    status, answer = answer_once(actor_of(request), key, content.encode(), lambda: (201, run()))
    return Response(answer, status=status)
