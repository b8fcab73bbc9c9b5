"""Ordering a paper in a deed, making it in a worker, noting who read it."""

import secrets
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.urls import reverse

from blueprints.loading import load
from blueprints.models import Edition
from identity.actions.seals import use_seal
from identity.reach import names_held
from records.clock import local
from records.files.actions import store_file
from records.keys import READABLE
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Invalid
from records.registers.models import Department

from ..keeping import keep, opened
from ..models import Paper, Reading
from ..permissions import POLICY
from ..rendering import render_pdf
from ..rules.blueprint import Document
from ..rules.filling import data_problems, filled
from .numbering import number_paper

CODE_LENGTH = 8


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
    """Order the paper `kind` (code of a document edition) once per `key`; a worker numbers, sets, seals and stores it.

    Invalid lists every required merge field that `data` lack and every value of another shape than declared.
    """
    POLICY.require(by, "paper.order")
    known: Paper | None = Paper.objects.filter(key=key).first()
    if known is not None:
        return known
    edition = Edition.objects.current("document", at or now(), kind).first()
    assert edition is not None, f"no document edition {kind}"
    document: Document = load(edition)
    refuse_incomplete(document, data)
    paper: Paper = Paper.objects.create(
        key=key, kind=kind, edition=edition, code="".join(secrets.choice(READABLE) for _ in range(CODE_LENGTH)),
        department=department, upper_ref=upper_ref, recipients=recipients, region=region, ordered_at=at or now(),
        data=keep({"title": filled(document, data)["title"], **data}, document.sensitive, key),
    )  # fmt: skip
    detail = {"kind": kind, "edition": edition.reference, "department": department.code}
    record(
        "paper.order", stream=f"case:{upper_ref}", subject=paper.reference, by=by, at=at, region=region, detail=detail
    )
    put("paper.make", paper.reference, paper.reference, region=region)
    return paper


def refuse_incomplete(document: Document, data: dict[str, Any]) -> None:
    """Invalid when the data do not fit the template; its sentence says the first thing that is missing."""
    problems = data_problems(document, data)
    if problems:
        name = document.title["zh-Hans"]
        raise Invalid("paper.incomplete", f"《{name}》还不能出具。{problems[0].sentence}", problems)


@deed
def make_paper(paper: Paper, *, by: Actor, at: datetime | None = None) -> Paper:
    """Set, seal and store an ordered paper; made once, whoever asks again."""
    POLICY.require(by, "paper.make")
    paper = Paper.objects.select_for_update(of=("self",)).select_related("department", "edition").get(pk=paper.pk)
    if paper.made_at is not None:
        return paper
    paper = paper if paper.number else number_paper(paper, by=by, at=at)
    sealed = use_seal(
        set_paper(paper),
        department=paper.department,
        document_kind=paper.kind,
        paper=paper.reference,
        case=paper.upper_ref,
        by=by,
        at=at,
    )
    name = f"{paper.title}.pdf"
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
        made_here=True,
    )
    paper.made_at = at
    paper.save(update_fields=["stored_file", "made_at"])
    detail = {"sha256": paper.stored_file.sha256, "number": paper.number}
    record("paper.make", stream=f"case:{paper.upper_ref}", subject=paper.reference, by=by, at=at, detail=detail)
    return paper


def set_paper(paper: Paper, language: str = "zh-Hans") -> bytes:
    """The PDF of a paper, not sealed; in another language the courtesy translation."""
    document: Document = load(paper.edition)
    data = filled(document, opened(paper.data, paper.key), language)
    return render_pdf(document.template, {**data, **organ_fields(paper, language)}, language)


def organ_fields(paper: Paper, language: str = "zh-Hans") -> dict[str, Any]:
    """What every template may set: organ, number, date, and where to check the paper."""
    day = local(paper.ordered_at)
    english = language == "en"
    query = urlencode({"number": paper.number, "code": paper.code})
    return {
        "organ": paper.department.name.get(language) or paper.department.name["zh-Hans"],
        "number": paper.number,
        "reference": paper.reference,
        "code": paper.code,
        "check": f"{settings.SITE_URL}{reverse('documents:check')}?{query}",
        "issued_on": f"{day.day} {day:%B %Y}" if english else f"{day.year}年{day.month}月{day.day}日",
    }


@deed
def note_paper_read(paper: Paper, *, by: Actor, at: datetime | None = None) -> None:
    """Note the first time a recipient opened the paper (送达)."""
    if names_held(by).isdisjoint(paper.recipients) or Reading.objects.filter(paper=paper, reader=by.reference).exists():
        return
    Reading.objects.create(paper=paper, reader=by.reference, read_at=at or now())
    record("paper.read", stream=f"case:{paper.upper_ref}", subject=paper.reference, by=by, at=at)
