"""What of the published configuration leans on something: asked by alarms and by pages of what is leant on."""

from collections.abc import Collection

from records.registers.registry import Dependant

from .loading import load
from .models import Edition, Reference
from .registry import blueprint_kinds


def leaning_on(kind: str, codes: Collection[str]) -> list[Dependant]:
    """The newest editions that refer to any of `codes`, one entry per place: two queries."""
    newest = Edition.objects.latest_of_each()
    rows = Reference.objects.filter(kind=kind, code__in=codes, edition__in=newest.values("pk"))
    found = rows.select_related("edition__base").order_by("edition__kind", "edition__code", "pointer")
    return [dependant(row) for row in found]


def dependant(row: Reference) -> Dependant:
    """A reference as a dependant."""
    edition = row.edition
    label = getattr(load(edition), "name", None) or edition.code
    kind = blueprint_kinds.get(edition.kind)
    url, owner = kind.page(edition.code), edition.owner
    return Dependant(edition.kind, edition.code, label, url, owner, row.pointer, row.code, kind.title)
