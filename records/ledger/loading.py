"""The one way a door loads a row: through what the actor may see."""

from typing import Any, TypeVar

from django.db import models
from django.http import Http404

from .actor import Actor
from .kept import Kept

Model = TypeVar("Model", bound=models.Model)


def seen(rows: models.QuerySet[Any]) -> Kept:
    """A door that many open: the row of a reference among `rows` as an actor may see it, for `get_visible`."""
    return Kept(lambda actor, ref: rows.visible_to(actor).filter(reference=ref))  # type: ignore[attr-defined]


def get_visible(model: type[Model] | models.QuerySet[Model] | Kept, actor: Actor, ref: str) -> Model:
    """The row of `reference` that `actor` may see; Http404 when there is none or it is not theirs to see."""
    if "\x00" in ref:
        raise Http404
    row: Model | None
    if isinstance(model, Kept):
        row = model.first(actor, ref)
    else:
        rows: Any = model if isinstance(model, models.QuerySet) else model._default_manager.all()
        row = rows.visible_to(actor).filter(reference=ref).first()
    if row is None:
        raise Http404(ref)
    return row
