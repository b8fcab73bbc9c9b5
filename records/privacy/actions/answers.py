"""Answering what people asked; both values of a correction are kept."""

from datetime import datetime
from typing import Any

from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.ledger.reading import note_reading
from records.registers.actions.entries import close_todos
from records.vault.elements import open_elements, seal_elements

from ..models import PrivacyRequest
from ..permissions import POLICY, relations
from ..registry import personal_sources

NO_WORDS = "请写明答复的理由，申请人会看到。"


def words_of(request: PrivacyRequest) -> dict[str, Any]:
    """What was said and answered, in plain. Doors note the reading first."""
    return open_elements(request.words, f"privacy:{request.reference}")


@deed
def answer_request(
    request: PrivacyRequest, *, accepted: bool, answer: str, by: Actor, at: datetime | None = None
) -> PrivacyRequest:
    """Answer with reasons; an accepted correction replaces the value at its source in the same deed.

    Raises NotAllowed, Invalid without words, Conflict when it was answered before.
    """
    request = PrivacyRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    POLICY.require(by, "request.answer", relations(by, request))
    if not answer.strip():
        raise Invalid("privacy.answer", NO_WORDS, [Problem("answer", NO_WORDS)])
    if request.state != "open":
        raise Conflict("privacy.answered", "这个请求已经答复过。")
    moment = at or now()
    if accepted and request.kind == "correction":
        carry_correction(request, by, moment)
    return conclude(request, "done" if accepted else "refused", answer, by=by, at=moment)


def carry_correction(request: PrivacyRequest, by: Actor, at: datetime) -> None:
    """Replace the value where it is held."""
    source, _, code = request.subject.partition(":")
    correct = personal_sources.get(source).correct
    assert correct is not None, request.subject
    note_reading(request.person, [f"correction.{code}"], by=by, purpose="correction", case=request.reference, at=at)
    correct(request.person, code, words_of(request)["after"], by, at)


def conclude(request: PrivacyRequest, state: str, answer: str, *, by: Actor, at: datetime) -> PrivacyRequest:
    """The end of a request: answer, trail, to-do closed, person told."""
    request.move_to(state)
    request.answered_at, request.answered_by = at, by.reference
    request.words = {**request.words, **seal_elements({"answer": answer}, ["answer"], f"privacy:{request.reference}")}
    request.save(update_fields=["state", "answered_at", "answered_by", "words"])
    detail = {"kind": request.kind, "state": state, "in_time": at.date() <= request.due}
    record("privacy.answer", stream=f"person:{request.person}", by=by, at=at, subject=request.reference, detail=detail)
    close_todos("privacy", request.reference, stream=f"person:{request.person}", by=by, at=at)
    put("privacy.told", f"{request.reference}:{state}", request.reference)
    return request


@deed
def close_account(request: PrivacyRequest, *, by: Actor, at: datetime | None = None) -> PrivacyRequest:
    """Carry out a closing: every source does its part; what the law keeps stays until its term is over."""
    POLICY.require(by, "request.answer", relations(by, request))
    request = PrivacyRequest.objects.select_for_update().get(pk=request.pk)
    if request.state != "open":
        return request
    moment = at or now()
    for _, source in personal_sources.items():
        if source.close is not None:
            source.close(request.person, by, moment)
    answer = "账户已注销。依法要保存的资料保存到期后删除，期限和依据见“保存期限”页。"
    return conclude(request, "done", answer, by=by, at=moment)
