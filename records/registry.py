"""Typed registries: how a lower floor learns of an upper one."""

from collections.abc import Iterator
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


class Registry(Generic[Entry]):
    """Named entries of one type, declared by a lower floor and filled by the floors above it."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._entries: dict[str, Entry] = {}

    def register(self, key: str, entry: Entry) -> Entry:
        """Add `entry` under `key`; a second entry under the same key raises ValueError."""
        if key in self._entries:
            raise ValueError(f"{self.name}: {key!r} is registered twice")
        self._entries[key] = entry
        return entry

    def get(self, key: str) -> Entry:
        """The entry under `key`; LookupError names the registry when there is none."""
        try:
            return self._entries[key]
        except KeyError:
            raise LookupError(f"{self.name}: nothing is registered as {key!r}") from None

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def items(self) -> list[tuple[str, Entry]]:
        """(key, entry) in the order of registration."""
        return list(self._entries.items())

    def values(self) -> list[Entry]:
        """The entries in the order of registration."""
        return list(self._entries.values())
