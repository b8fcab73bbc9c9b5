"""What people declared in drafts and applications: exported, let go, and what keeps an account open."""

from datetime import datetime
from typing import Any

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from blueprints.texts import say
from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.privacy.registry import Held, Line, PersonalSource
from records.vault.elements import open_elements

from .fragments import case_context
from .models import Application, Draft, Prefilled, RegisterRecord
from .prefill import register_names

OPEN_CASES = "您还有没办结的办件，办结或者撤回以后才能注销账户。"


def export(person: str) -> list[Line]:
    """Applications with their answers, then open drafts."""
    cases = Application.objects.roots().filter(person__reference=person).order_by("submitted_at")
    drafts = Draft.objects.open().filter(person__reference=person).order_by("started_at")
    submitted: list[Line] = [
        {
            "办件编号": c.reference,
            "事项": c.name["zh-Hans"],
            "状态": c.state,
            "提交": c.submitted_at.isoformat(),
            **declared(c),
        }
        for c in cases
    ]
    return (
        submitted
        + registered(person)
        + [
            {"草稿": d.reference, "保存": d.saved_at.isoformat(), **open_elements(d.answers, f"draft:{d.reference}")}
            for d in drafts
        ]
    )


def registered(person: str) -> list[Line]:
    """What registers told the portal of somebody, by their names."""
    rows = list(RegisterRecord.objects.filter(person=person).order_by("register"))
    names = register_names([row.register for row in rows])
    said = {row.register: open_elements(row.data, f"register:{row.register}:{person}") for row in rows}
    return [{"登记": names[row.register], "更新": row.as_of.isoformat(), **said[row.register]} for row in rows]


def declared(case: Application) -> Line:
    """The answers of a case by their labels."""
    return {say(label, "zh-Hans"): say(value, "zh-Hans") for label, value in case_context(case, masked=False)["lines"]}


def obstacles(person: str) -> list[str]:
    """A case that runs needs its applicant."""
    running = Application.objects.roots().filter(person__reference=person).exclude(state__in=Application.ENDED)
    return [OPEN_CASES] if running.exists() else []


def close(person: str, by: Actor, at: datetime) -> None:
    """Drafts go at once."""
    remove_drafts(list(Draft.objects.open().filter(person__reference=person)), by=by, at=at)


def purge_drafts(before: datetime, held: Held, by: Actor, at: datetime) -> int:
    """Drafts that nobody touched since, with their files."""
    rows = Draft.objects.open().filter(saved_at__lt=before).exclude(person__reference__in=held.persons)
    return remove_drafts(list(rows), by=by, at=at)


@deed
def remove_drafts(drafts: list[Draft], *, by: Actor, at: datetime | None = None) -> int:
    """Delete drafts and what was uploaded to them; the files go from the disk after the commit."""
    for draft in drafts:
        files = [material.stored_file for material in draft.materials.select_related("stored_file")]
        reference = draft.reference
        draft.delete()
        for stored in files:
            stored.delete()
            transaction.on_commit(lambda path=stored.path: default_storage.delete(path))  # type: ignore[misc]
        record(
            "draft.purge", stream=f"draft:{reference}", by=by, at=at, subject=reference, detail={"files": len(files)}
        )
    return len(drafts)


def purge_answers(before: datetime, held: Held, by: Actor, at: datetime) -> int:
    """What was declared in cases that ended before; the case itself stays with its number, dates and decision."""
    rows = Application.objects.roots().filter(ended_at__lt=before).exclude(answers={})
    free = rows.exclude(reference__in=held.cases).exclude(person__reference__in=held.persons)
    return remove_answers(list(free.select_for_update(of=("self",))), by=by, at=at)


@deed
def remove_answers(cases: list[Application], *, by: Actor, at: datetime | None = None) -> int:
    """Empty the answers of cases, and of the drafts they came from."""
    for case in cases:
        case.answers = {}
        case.save(update_fields=["answers"])
        Prefilled.objects.filter(draft__submitted_as=case.reference).delete()
        Draft.objects.filter(submitted_as=case.reference).update(answers={})
        record("application.purge", stream=f"case:{case.reference}", by=by, at=at, subject=case.reference)
    return len(cases)


SOURCE: Any = PersonalSource(
    _("办件和草稿"),
    export,
    purges={"draft": purge_drafts, "application": purge_answers},
    obstacles=obstacles,
    close=close,
)
