"""What every endpoint of an act shares: who asks, one effect per Idempotency-Key, the same action as its page."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from .actor import Actor
from .errors import Conflict, NotAllowed
from .idempotency import answer_once
from .loading import get_visible

KEY = OpenApiParameter("Idempotency-Key", str, OpenApiParameter.HEADER, required=True, description="One per act")
Act = Callable[[Any, dict[str, Any], Actor], Any]
Taken = type[serializers.Serializer[Any]]


def actor_of(request: Request) -> Actor:
    """Who asks; NotAllowed for nobody."""
    actor: Actor = request._request.actor  # type: ignore[attr-defined]
    if actor.kind == "anonymous":
        raise NotAllowed("api.login", "请先登录。")
    return actor


def once(request: Request, content: str, run: Callable[[], Any]) -> Response:
    """Answer 201 once per key: the same key gives the same answer, whatever was lost on the way."""
    key = request.headers.get("Idempotency-Key", "")
    if not 8 <= len(key) <= 120 or not key.isprintable():
        raise Conflict("api.key", "请在 Idempotency-Key 里带上 8 到 120 个字符的提交编号。")
    status, answer = answer_once(actor_of(request), key, content.encode(), lambda: (201, run()))
    return Response(answer, status=status)


def sent(request: Request, taken: Taken | None) -> dict[str, Any]:
    """What was sent, checked."""
    if taken is None:
        return {}
    given = taken(data=request.data)
    given.is_valid(raise_exception=True)
    return dict(given.validated_data)


def fingerprint(request: Request, values: dict[str, Any]) -> str:
    """What a key stands for: the address, for whom and in which post, what was sent; of a file its hash."""
    actor = actor_of(request)
    party = actor.acting_for.reference if actor.acting_for else ""
    told = {name: hashed(value) if isinstance(value, UploadedFile) else value for name, value in values.items()}
    return f"{request.path}:{party}:{actor.mandate}:{sorted(told.items(), key=str)}"


def hashed(file: "UploadedFile[bytes]") -> str:
    """The hash of a file, which stands at its beginning afterwards."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()


class ActDoor(APIView):
    """One act on one visible row: `taken` checks what is sent, `act` calls the action, `given` is the answer."""

    rows: Any
    taken: Taken | None = None
    given: type[serializers.BaseSerializer[Any]]

    def refuse(self, row: Any, by: Actor) -> None:
        """Refuse who may not do it at all, before what was sent is looked at; the act itself asks again."""

    def act(self, row: Any, values: dict[str, Any], by: Actor) -> Any:
        """What is done."""
        raise NotImplementedError

    def post(self, request: Request, ref: str, **place: str) -> Response:
        """Do it once per key."""
        actor = actor_of(request)
        row = get_visible(self.rows, actor, ref)
        self.refuse(row, actor)
        values = {**sent(request, self.taken), **place}
        content = fingerprint(request, values)
        return once(request, content, lambda: dict(self.given(self.act(row, values, actor)).data))


def act_door(
    name: str,
    act: Act,
    *,
    rows: Any,
    given: type[serializers.BaseSerializer[Any]],
    taken: Taken | None = None,
    door: type[ActDoor] = ActDoor,
) -> type[ActDoor]:
    """An endpoint for one act; `door` is the kind of door it is."""
    parts = {"rows": rows, "taken": taken, "given": given, "act": lambda self, row, values, by: act(row, values, by)}
    made = type(name, (door,), {**parts, "__doc__": name})
    return extend_schema(request=taken, responses={201: given}, parameters=[KEY])(made)


def entity_tag(answer: Any) -> str:
    """The tag of what is answered (RFC 9110 §8.8.3)."""
    return f'"{hashlib.sha256(repr(answer).encode()).hexdigest()[:20]}"'


def tagged(request: Request, answer: Any) -> Response:
    """An answer with its entity tag; 304 when the reader has it already."""
    tag = entity_tag(answer)
    headers = {"ETag": tag, "Cache-Control": "private, no-cache"}
    known = {part.strip() for part in request.headers.get("If-None-Match", "").split(",")}
    if tag in known:
        return Response(status=304, headers=headers)
    return Response(answer, headers=headers)


def next_link(request: Request, **cursor: str) -> dict[str, str]:
    """The header that names the page after this one (RFC 8288)."""
    query = request.query_params.copy()
    for name, value in cursor.items():
        query[name] = value
    return {"Link": f'<{request.build_absolute_uri(f"{request.path}?{query.urlencode()}")}>; rel="next"'}
