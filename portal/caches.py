"""The cache in Redis, with one client for all its questions."""

from typing import Any

from django.core.cache.backends.redis import RedisCache, RedisCacheClient


class KeptClient(RedisCacheClient):
    """Django makes a client for each question; here it is kept. Its pool notices a fork by itself."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kept: dict[bool, Any] = {}

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        """The client that writes, or the one that reads."""
        if write not in self.kept:
            self.kept[write] = super().get_client(key, write=write)
        return self.kept[write]


class KeptRedisCache(RedisCache):
    """Django's cache with such a client."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self._class = KeptClient
