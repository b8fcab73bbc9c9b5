"""Importing in the background: one batch an errand."""

from django.core.files.storage import default_storage

from identity.actors import actor_of_mandates, local_day
from identity.models import Mandate
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.errors import Invalid
from records.ledger.models import Errand

from .actions import end_import, prepare_import
from .importing import carry_to_the_end, unfolded
from .models import ImportRun
from .sheets import rows_of

GONE = "发起导入的人已不在这个岗位上，导入停止了。请由现任管理员重新上传。"


def import_rows(errand: Errand) -> None:
    """The next batch of an import, on the authority of whoever began it."""
    run = ImportRun.objects.filter(reference=errand.ref, ended_at=None).exclude(path="").first()
    if run is None:
        return
    by = starter_of(run)
    if by is None:
        end_import(run, by=system_actor("imports"), fault=GONE)
        return
    if run.total is None and not prepare(run, by):
        return
    with default_storage.open(run.path, "rb") as stream:
        carry_to_the_end(run, stream, by=by, batches=1)


def prepare(run: ImportRun, by: Actor) -> bool:
    """Count the rows; turn an Excel file into lines that are read on quickly. Whether the file could be read."""
    try:
        with default_storage.open(run.path, "rb") as stream:
            place = unfolded(stream) if run.format == "xlsx" else ""
        with default_storage.open(place or run.path, "rb") as stream:
            total = sum(1 for _row in rows_of(stream, "csv" if place else run.format))
    except Invalid as refused:
        end_import(run, by=by, fault=refused.sentence)
        return False
    prepare_import(run, total=total, by=by, unfolded=place)
    run.refresh_from_db()
    return True


def starter_of(run: ImportRun) -> Actor | None:
    """Who began it, by the post held today; None when the post has ended."""
    if not run.mandate:
        return system_actor("imports")
    held = Mandate.objects.held_on(local_day(now())).filter(reference=run.mandate)
    mandates = list(held.select_related("department", "person"))
    return actor_of_mandates(mandates, channel="worker") if mandates else None
