"""How often somebody may try: a counter in the cache per name and window of time."""

from django.core.cache import cache


def allowed(name: str, limit: int, seconds: int) -> bool:
    """Whether `name` may try once more within `seconds`; the try counts."""
    key = f"limit:{name}"
    cache.add(key, 0, seconds)
    try:
        return int(cache.incr(key)) <= limit
    except ValueError:  # it ran out between the two
        return True
