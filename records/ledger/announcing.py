"""After a deed is committed its streams are called out: whoever watches one re-fetches what it may see (ADR 0160)."""

import json
import logging
from functools import lru_cache

import redis
from django.conf import settings
from django.db import transaction

from .tickets import CHANNEL

logger = logging.getLogger(__name__)
OUTAGE = 0.5  # seconds a deed waits at most for a Redis that does not answer


@lru_cache(maxsize=1)
def caller() -> "redis.Redis":
    """The connection that calls out."""
    return redis.Redis.from_url(
        settings.REDIS_URL, socket_timeout=OUTAGE, socket_connect_timeout=OUTAGE, client_name="announcing"
    )


def county_topic(region: str) -> str:
    """The topic of a county: whoever shows its queue listens to it. `region` is a code or its significant digits."""
    return f"county:{region[:6]}"


def announce(versions: dict[str, int]) -> None:
    """Call out topics with their versions when the transaction has committed. A call that is lost harms nothing: pages
    poll as well."""
    transaction.on_commit(lambda: call_out(versions), robust=True)


def call_out(versions: dict[str, int]) -> None:
    """Tell the live processes at once; one round trip."""
    try:
        with caller().pipeline(transaction=False) as pipe:
            for topic, version in versions.items():
                pipe.publish(CHANNEL + topic, json.dumps({"topic": topic, "version": version}))
            pipe.execute()
    except redis.RedisError as error:
        logger.warning("nobody was told of %s topics: %s", len(versions), type(error).__name__)
