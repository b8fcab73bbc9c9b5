"""How often something may be tried: beyond it the door answers 429 with Retry-After and a sentence."""

import hashlib
from dataclasses import dataclass

from django.core.cache import cache
from django.http import HttpRequest

from ..errors import TooMany


@dataclass(frozen=True, slots=True)
class Limit:
    """At most `most` times in `seconds`, counted from the first."""

    name: str
    most: int
    seconds: int

    def key(self, whose: str) -> str:
        """Where it is counted; the cache holds no name and no number."""
        digest = hashlib.sha256(whose.strip().casefold().encode()).hexdigest()[:32]
        return f"limit:{self.name}:{digest}"

    def reached(self, whose: str) -> bool:
        """Whether nothing more is allowed for now."""
        return bool(cache.get(self.key(whose), 0) >= self.most)

    def refuse(self, whose: str) -> None:
        """Raise TooMany when the limit is reached."""
        if self.reached(whose):
            raise TooMany(self.seconds)

    def count(self, whose: str) -> None:
        """One more."""
        key = self.key(whose)
        cache.add(key, 0, self.seconds)
        cache.incr(key)

    def take(self, whose: str) -> None:
        """Raise TooMany when the limit is reached, else count one more."""
        self.refuse(whose)
        self.count(whose)


QUARTER, HOUR = 15 * 60, 3600
SEND_AGAIN = Limit("send-again", 1, 60)
SEND = Limit("send", 5, HOUR)
SEND_FROM = Limit("send-from", 30, HOUR)
LOGIN_FROM = Limit("login-from", 300, QUARTER)  # failures from one place, whatever names are tried
CODE = Limit("code", 5, QUARTER)
SECOND = Limit("second", 8, QUARTER)
REGISTER = Limit("register", 20, HOUR)  # names tried with one code
PASSKEY = Limit("passkey", 30, QUARTER)
CONFIRM = Limit("confirm", 8, QUARTER)


def take_sending(request: HttpRequest, whose: str) -> None:
    """Codes cost money and patience: one a minute, five an hour to one account or telephone, thirty from one place."""
    for limit, counted in ((SEND_AGAIN, whose), (SEND, whose), (SEND_FROM, place_of(request))):
        limit.take(counted)


def place_of(request: HttpRequest) -> str:
    """The address somebody knocks from."""
    return str(request.META.get("REMOTE_ADDR", ""))
