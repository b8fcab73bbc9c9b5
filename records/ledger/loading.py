"""The one way a door loads a row: through what the actor may see."""

from typing import Any, TypeVar

from django.db import models
from django.http import Http404

from .actor import Actor

Model = TypeVar("Model", bound=models.Model)


def get_visible(model: type[Model] | models.QuerySet[Model], actor: Actor, ref: str) -> Model:
    """The row of `reference` that `actor` may see; Http404 when there is none or it is not theirs to see."""
    rows: Any = model if isinstance(model, models.QuerySet) else model._default_manager.all()
    if "\x00" in ref:
        raise Http404
    row: Model | None = rows.visible_to(actor).filter(reference=ref).first()
    if row is None:
        raise Http404(ref)
    return row
