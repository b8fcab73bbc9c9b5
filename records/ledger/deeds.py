"""`@deed`: everything that changes rows says who, when and why in its own transaction (ADR 0001)."""

import functools
from collections.abc import Callable
from datetime import datetime
from typing import Any, ParamSpec, TypeVar

from django.db import transaction

from .actor import Actor
from .announcing import announce, county_topic
from .bells import ring_for
from .chaining import write_trail
from .clock import now
from .errors import UnrecordedDeed
from .models import Errand
from .registry import errand_kinds
from .scope import Note, Scope, Sheaf, deed_scope, open_scope, open_sheaf, sheaf_in_transaction

P = ParamSpec("P")
R = TypeVar("R")


def deed(function: Callable[P, R]) -> Callable[P, R]:
    """Make `verb_noun(subject, *, by: Actor, at: datetime | None = None, …)` one atomic, recorded deed.

    `at` is filled in when missing. A deed that changed a row without `record()` raises UnrecordedDeed and is
    rolled back. Deeds nest: the trail and the errands of all of them are written once, by the outermost.
    """

    @functools.wraps(function)
    def perform(*args: P.args, **kwargs: P.kwargs) -> R:
        require_actor(function, kwargs.get("by"))
        if kwargs.get("at") is None:
            kwargs["at"] = now()
        sheaf = open_sheaf()
        with transaction.atomic():
            if sheaf is not None:
                return carry_out(function, sheaf, args, kwargs)
            with sheaf_in_transaction() as sheaf:
                result = carry_out(function, sheaf, args, kwargs)
            write_out(sheaf)
            return result

    perform.is_deed = True  # type: ignore[attr-defined]
    return perform


def require_actor(function: Callable[..., Any], by: object) -> None:
    """A deed names its actor; forgetting it is a programming fault."""
    if not isinstance(by, Actor):
        raise TypeError(f"{function.__name__}() needs by=Actor")


def carry_out(function: Callable[..., R], sheaf: Sheaf, args: Any, kwargs: Any) -> R:
    """Run the deed in its own scope; what it wrote to the sheaf is cut again when it fails."""
    mark = sheaf.mark()
    try:
        with deed_scope(f"{function.__module__}.{function.__name__}", sheaf) as scope:
            result = function(*args, **kwargs)
    except BaseException:
        sheaf.cut(mark)
        raise
    refuse_unrecorded(scope)
    return result


def refuse_unrecorded(scope: Scope) -> None:
    """A deed that changed rows must have recorded something."""
    if scope.changed and not scope.recorded:
        raise UnrecordedDeed(f"{scope.name} changed {scope.changed} and recorded nothing")


def write_out(sheaf: Sheaf) -> None:
    """Errand rows first, the trail's heads last (lock order), bells and calls after the commit."""
    if sheaf.errands:
        write_errands(sheaf.errands)
    if sheaf.notes:
        versions = write_trail(sheaf.notes)
        counties = {county_topic(n.region) for n in sheaf.notes if n.region and n.stream.startswith("case:")}
        announce({**versions, **dict.fromkeys(counties, 0)})


def write_errands(errands: list[Errand]) -> None:
    """The rows, and the bells after the commit."""
    Errand.objects.bulk_create(errands, ignore_conflicts=True)
    ring_for(errands)


def record(
    act: str,
    *,
    stream: str,
    by: Actor,
    at: datetime | None,
    subject: str = "",
    region: str = "",
    detail: dict[str, Any] | None = None,
    private: dict[str, str] | None = None,
    person: str = "",
) -> None:
    """Add an entry to the trail of `stream` ("case:…", "licence:…", "edition:…").

    `detail` holds codes, references and numbers only; names, addresses and free text go into `private`, encrypted
    under the key of `person` (a person reference). Raises RuntimeError outside a deed.
    """
    scope = open_scope()
    if scope is None or at is None:
        raise RuntimeError(f"{act}: record() belongs inside a deed, with its time")
    if private and not person:
        raise ValueError(f"{act}: private parts need the person they speak of")
    scope.recorded = True
    note = Note(act, stream, subject, by, at, region or by.region, detail or {}, private or {}, person)
    scope.sheaf.notes.append(note)


def put(kind: str, key: str, ref: str, *, region: str = "", due_at: datetime | None = None) -> None:
    """Put off work: an errand of `kind` about `ref` in this deed's transaction; again the same is nothing."""
    sheaf = open_sheaf()
    if sheaf is None:
        raise RuntimeError(f"{kind}: put() belongs inside a deed")
    moment = now()
    errand = Errand(
        kind=kind,
        key=key,
        ref=ref,
        queue=errand_kinds.get(kind).queue,
        region=region,
        created_at=moment,
        due_at=due_at or moment,
    )
    sheaf.errands.append(errand)
