"""What upper floors tell identity: what one may be asked to do for another (items and bundles of the catalogue)."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from records.registry import Registry

from .rules.acting import Matter


@dataclass(frozen=True, slots=True)
class MatterSource:
    """A catalogue of matters: `find(codes)` gives those there are, `all()` what can be applied for."""

    find: Callable[[Collection[str]], list[Matter]]
    all: Callable[[], list[Matter]]


matter_sources: Registry[MatterSource] = Registry("matter sources")


def matters_of(codes: Collection[str]) -> list[Matter]:
    """The matters of these codes, as the catalogues above know them."""
    return [matter for _, source in matter_sources.items() for matter in source.find(codes)]


def all_matters() -> list[Matter]:
    """Everything that can be applied for, by name."""
    found = [matter for _, source in matter_sources.items() for matter in source.all()]
    return sorted(found, key=lambda matter: matter.name.get("zh-Hans", matter.code))
