"""Live updates: a small process that tells pages "this topic is now at version n", and nothing else (ADR 0160).

Server-sent events (WHATWG HTML §9.2) over ASGI, fed by Redis, without the ORM:
`granian --interface asgi portal.live:application`.
"""

import asyncio
import contextlib
import json
import logging
import os
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, MutableMapping
from http.cookies import CookieError, SimpleCookie
from typing import Any
from urllib.parse import parse_qs, urlsplit

import redis.asyncio as redis
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings")

from records.ledger.tickets import CHANNEL, Refused, digest_of, topics_of

logger = logging.getLogger(__name__)
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
LISTENING = 300.0  # seconds after which a page comes back with a new ticket, and so with the rights of that moment
BREATH = 15.0  # seconds between two signs of life
PER_SESSION = 12
AT_ONCE = 5000


class Listener:
    """One open page: what changed since it was last told, however often."""

    def __init__(self) -> None:
        self.news: dict[str, int] = {}
        self.woken = asyncio.Event()

    def tell(self, topic: str, version: int) -> None:
        """Something changed."""
        self.news[topic] = version
        self.woken.set()

    def take(self) -> dict[str, int]:
        """What changed; afterwards nothing has."""
        news, self.news = self.news, {}
        self.woken.clear()
        return news


class Hub:
    """Who listens to what, and the one subscription that feeds them all."""

    def __init__(self) -> None:
        self.listeners: dict[str, set[Listener]] = {}
        self.sessions: Counter[str] = Counter()
        self.fed = False

    @contextlib.contextmanager
    def listening(self, topics: list[str], session: str) -> Any:
        """A listener for as long as the page stays."""
        listener = Listener()
        self.sessions[session] += 1
        for topic in topics:
            self.listeners.setdefault(topic, set()).add(listener)
        try:
            yield listener
        finally:
            self.sessions -= Counter([session])
            for topic in topics:
                self.listeners[topic].discard(listener)
                if not self.listeners[topic]:
                    del self.listeners[topic]

    def spread(self, told: bytes) -> None:
        """Hand one call on to its listeners."""
        news = json.loads(told)
        for listener in self.listeners.get(news["topic"], ()):
            listener.tell(news["topic"], news["version"])

    def spread_to_all(self) -> None:
        """After a gap nobody knows what was missed: every page looks once."""
        for topic, listeners in self.listeners.items():
            for listener in listeners:
                listener.tell(topic, 0)

    async def feed(self) -> None:
        """Hear every call there is; comes back by itself when Redis does."""
        while True:
            try:
                async with redis.Redis.from_url(settings.REDIS_URL) as link, link.pubsub() as calls:
                    await calls.psubscribe(f"{CHANNEL}*")
                    self.fed = True
                    self.spread_to_all()
                    async for call in calls.listen():
                        if call["type"] == "pmessage":
                            self.spread(call["data"])
            except (redis.RedisError, OSError) as error:
                logger.warning("no calls: %s", type(error).__name__)
            self.fed = False
            await asyncio.sleep(0.5)

    @property
    def full(self) -> bool:
        """Whether this process has all the pages it takes."""
        return self.sessions.total() >= AT_ONCE


hub = Hub()
background: set[asyncio.Task[None]] = set()


async def application(scope: Message, receive: Receive, send: Send) -> None:
    """`GET …/?ticket=` streams; `GET …/healthz` tells whether calls come in."""
    if scope["type"] == "lifespan":
        await live_and_end(receive, send)
    elif scope["type"] == "http":
        await answer(scope, receive, send)


async def live_and_end(receive: Receive, send: Send) -> None:
    """Listen to Redis from the first to the last moment."""
    await receive()
    background.add(asyncio.create_task(hub.feed()))
    await send({"type": "lifespan.startup.complete"})
    await receive()
    for task in background:
        task.cancel()
    await send({"type": "lifespan.shutdown.complete"})


async def answer(scope: Message, receive: Receive, send: Send) -> None:
    """One request."""
    if scope["path"].endswith("/healthz"):
        return await say(send, 200 if hub.fed else 503, "ok" if hub.fed else "no calls from Redis")
    if scope["method"] != "GET":
        return await say(send, 405, "GET only")
    session = session_of(scope)
    ticket = parse_qs(scope["query_string"].decode("latin-1")).get("ticket", [""])[0]
    try:
        topics = topics_of(ticket, session)
    except Refused:
        return await say(send, 403, "no ticket that is yours and young enough: ask the page's door for one")
    if hub.full or hub.sessions[digest_of(session)] >= PER_SESSION:
        return await say(send, 503, "too many open pages: this one polls")
    with hub.listening(topics, digest_of(session)) as listener:
        await stream(listener, receive, send, allowed_origin(scope))
    return None


async def stream(listener: Listener, receive: Receive, send: Send, headers: list[tuple[bytes, bytes]]) -> None:
    """Send what changes until the page leaves or its time is up."""
    kind = [(b"content-type", b"text/event-stream"), (b"cache-control", b"no-store"), (b"x-accel-buffering", b"no")]
    await send({"type": "http.response.start", "status": 200, "headers": [*kind, *headers]})
    await send({"type": "http.response.body", "body": b"retry: 2000\n\n", "more_body": True})
    gone = asyncio.create_task(leaving(receive))
    try:
        async for part in parts(listener, gone):
            await send({"type": "http.response.body", "body": part, "more_body": True})
    finally:
        gone.cancel()
    await send({"type": "http.response.body", "body": b"", "more_body": False})


async def parts(listener: Listener, gone: "asyncio.Task[None]") -> AsyncIterator[bytes]:
    """Events as they come, a comment when none come."""
    loop = asyncio.get_running_loop()
    end = loop.time() + LISTENING
    while loop.time() < end and not gone.done():
        woken = asyncio.create_task(listener.woken.wait())
        await asyncio.wait({woken, gone}, timeout=BREATH, return_when=asyncio.FIRST_COMPLETED)
        woken.cancel()
        if gone.done():
            return
        news = listener.take()
        for topic, version in news.items():
            yield f"event: change\ndata: {json.dumps({'topic': topic, 'version': version})}\n\n".encode()
        if not news:
            yield b": here\n\n"


async def leaving(receive: Receive) -> None:
    """Ends when the page does."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def say(send: Send, status: int, words: str) -> None:
    """A short answer."""
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": words.encode(), "more_body": False})


def header(scope: Message, name: bytes) -> str:
    """One header of a request; empty when it has none."""
    return next((value.decode("latin-1") for key, value in scope["headers"] if key == name), "")


def session_of(scope: Message) -> str:
    """The session of the browser that asks; empty when it has none."""
    try:
        cookie = SimpleCookie(header(scope, b"cookie")).get(settings.SESSION_COOKIE_NAME)
    except CookieError:
        return ""
    return cookie.value if cookie else ""


def allowed_origin(scope: Message) -> list[tuple[bytes, bytes]]:
    """A page of ours at another port of the same host may read the stream (CORS)."""
    origin = header(scope, b"origin")
    if urlsplit(origin).hostname not in settings.ALLOWED_HOSTS:
        return []
    return [
        (b"access-control-allow-origin", origin.encode()),
        (b"access-control-allow-credentials", b"true"), (b"vary", b"Origin"),
    ]  # fmt: skip
