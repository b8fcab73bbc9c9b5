"""A Redis that takes connections and never answers: no request waits for it longer than a few seconds."""

import socket
import time
from collections.abc import Iterator

import pytest
from celery import Celery
from django.conf import settings
from django.core.cache import cache
from redis import TimeoutError as NoAnswer

from portal.caches import KeptRedisCache
from portal.settings import PATIENCE
from records.ledger import bells


@pytest.fixture
def silent() -> Iterator[str]:
    """The address of something that listens and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        yield f"redis://127.0.0.1:{listener.getsockname()[1]}/0"


def waited(begun: float) -> bool:
    """Whether it gave up in time."""
    return time.monotonic() - begun < 1.5 * max(PATIENCE.values())


def test_the_bell_is_lost_and_not_the_request(
    silent: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    options = settings.CELERY_BROKER_TRANSPORT_OPTIONS
    broken = Celery(broker=silent, broker_transport_options=options, set_as_current=False)
    monkeypatch.setattr(bells, "current_app", broken)
    begun = time.monotonic()
    bells.ring("approvals", "9901")
    assert waited(begun)
    assert "bell of approvals lost" in caplog.text


def test_the_cache_gives_up(silent: str) -> None:
    begun = time.monotonic()
    with pytest.raises(NoAnswer):
        KeptRedisCache(silent, settings.CACHES["default"]).get("anything")
    assert waited(begun)


def test_the_cache_asks_through_one_client() -> None:
    client = cache._cache.get_client()
    assert client.ping()
    assert cache._cache.get_client("another key") is client
