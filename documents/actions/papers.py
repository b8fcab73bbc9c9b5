"""Ordering a paper in a deed, making it in a worker, noting who read it."""

from datetime import datetime
from typing import Any

from django.db import connection

from blueprints.loading import load
from blueprints.models import Edition
from identity.actions.seals import use_seal
from records.clock import local
from records.files.actions import store_file
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.registers.models import Department
from records.vault.elements import open_elements, seal_elements

from ..models import Paper, Reading
from ..permissions import POLICY
from ..rendering import render_pdf

NEXT_NUMBER = "SELECT nextval('documents_number')"


@deed
def order_paper(
    kind: str,
    *,
    key: str,
    upper_ref: str,
    data: dict[str, Any],
    department: Department,
    recipients: list[str],
    region: str,
    by: Actor,
    at: datetime | None = None,
) -> Paper:
    """Order the paper `kind` (code of a document edition) once per `key`; a worker sets, seals and stores it."""
    POLICY.require(by, "paper.order")
    known: Paper | None = Paper.objects.filter(key=key).first()
    if known is not None:
        return known
    edition = Edition.objects.current("document", now(), kind).first()
    assert edition is not None, f"no document edition {kind}"
    document = load(edition)
    paper: Paper = Paper.objects.create(
        key=key,
        kind=kind,
        edition=edition,
        number=next_number(document.number_word, at or now()),
        department=department,
        upper_ref=upper_ref,
        recipients=recipients,
        data=seal_elements(data, document.sensitive, f"paper:{key}"),
        region=region,
        ordered_at=at or now(),
    )
    detail = {"kind": kind, "edition": edition.reference, "department": department.code}
    record(
        "paper.order", stream=f"case:{upper_ref}", subject=paper.reference, by=by, at=at, region=region, detail=detail
    )
    put("paper.make", paper.reference, paper.reference, region=region)
    return paper


def next_number(word: str, at: datetime) -> str:
    """A document number: word, year, number; unique, gaps allowed (a sequence takes no lock)."""
    with connection.cursor() as cursor:
        cursor.execute(NEXT_NUMBER)
        return f"{word}〔{local(at).year}〕{cursor.fetchone()[0]}号"


@deed
def make_paper(paper: Paper, *, by: Actor, at: datetime | None = None) -> Paper:
    """Set, seal and store an ordered paper; made once, whoever asks again."""
    POLICY.require(by, "paper.make")
    paper = Paper.objects.select_for_update(of=("self",)).select_related("department", "edition").get(pk=paper.pk)
    if paper.made_at is not None:
        return paper
    data = {**open_elements(paper.data, f"paper:{paper.key}"), **organ_fields(paper)}
    content = render_pdf(load(paper.edition).template, data)
    sealed = use_seal(
        content,
        department=paper.department,
        document_kind=paper.kind,
        paper=paper.reference,
        case=paper.upper_ref,
        by=by,
        at=at,
    )
    name = f"{load(paper.edition).title['zh-Hans']}.pdf"
    paper.stored_file = store_file(
        sealed,
        name=name,
        purpose="paper",
        by=by,
        at=at,
        case=paper.upper_ref,
        region=paper.region,
        department=paper.department.code,
        stream=f"case:{paper.upper_ref}",
    )
    paper.made_at = at
    paper.save(update_fields=["stored_file", "made_at"])
    detail = {"sha256": paper.stored_file.sha256, "number": paper.number}
    record("paper.make", stream=f"case:{paper.upper_ref}", subject=paper.reference, by=by, at=at, detail=detail)
    return paper


def organ_fields(paper: Paper) -> dict[str, Any]:
    """What every template may set: organ, number, date."""
    day = local(paper.ordered_at)
    return {
        "organ": paper.department.name["zh-Hans"],
        "number": paper.number,
        "reference": paper.reference,
        "issued_on": f"{day.year}年{day.month}月{day.day}日",
    }


@deed
def note_paper_read(paper: Paper, *, by: Actor, at: datetime | None = None) -> None:
    """Note the first time a recipient opened the paper (送达)."""
    if by.reference not in paper.recipients or Reading.objects.filter(paper=paper, reader=by.reference).exists():
        return
    Reading.objects.create(paper=paper, reader=by.reference, read_at=at or now())
    record("paper.read", stream=f"case:{paper.upper_ref}", subject=paper.reference, by=by, at=at)
