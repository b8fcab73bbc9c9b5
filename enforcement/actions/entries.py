"""What is noted on site: taken once, however often it is sent; nothing is lost, nothing doubled."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from documents.actions import order_paper
from identity.models import Mandate
from records.clock import local_date
from records.files.actions import store_file
from records.files.models import StoredFile
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Invalid, Problem

from ..avoiding import stays_away
from ..models import Answer, Assignment, Entry, Inspection
from ..permissions import POLICY, on_visit
from ..rules.entries import SITE_PAPERS, Sent, entry_problem, hash_of
from .visits import begin
from .wording import site_data

SENTENCES = {
    "entry.shape": "这条记录的格式不对，请更新页面后重试。",
    "entry.hash": "这条记录的校验值对不上，可能在传输中损坏。请重试。",
    "entry.answer": "检查结论不完整：选合格、不合格或不适用；不合格的写明处置。",
    "entry.photo": "照片没有校验值，请重拍。",
    "entry.signature": "请签名并写明签名人。",
    "entry.paper": "请选文书种类，写明对象和内容。",
    "entry.refusal": "请写明拒绝签名的情况。",
    "entry.content": "这一项不在您的检查任务里。",
    "entry.not_started": "请先出示执法证件，再开始检查。",
    "entry.interest": "您已申报要回避这家企业，不能再记录。请机关换人检查。",
    "entry.file": "照片要连同文件一起上传。",
    "entry.conflict": "同一编号的记录内容不同。请联系平台运维核对这台设备。",
}


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one entry: stored, kept (it was here already), late (after the end: stored as evidence, answers
    unchanged), or refused with a code and a sentence."""

    seq: int
    hash: str
    status: str
    code: str = ""
    sentence: str = ""


@deed
def take_entries(visit: Inspection, sent: Sequence[Sent], *, by: Actor, at: datetime | None = None) -> list[Taken]:
    """Take entries of one officer's devices, in order; a repeated one is told `kept`. The answer says what became of
    each; a refused one stops nothing."""
    POLICY.require(by, "visit.record", on_visit(by, visit))
    visit = locked(visit)
    return [take(visit, one, None, by, at) for one in sent]


@deed
def take_photo(visit: Inspection, sent: Sent, content: bytes, *, by: Actor, at: datetime | None = None) -> Taken:
    """Take one photograph with its entry, once; its hash has to be the one the phone wrote down."""
    POLICY.require(by, "visit.record", on_visit(by, visit))
    visit = locked(visit)
    return take(visit, sent, content, by, at)


def locked(visit: Inspection) -> Inspection:
    """The visit under lock: entries of one visit are taken one after another."""
    rows = Inspection.objects.select_for_update(of=("self",)).select_related("premises__firm", "lead__division")
    found: Inspection = rows.get(pk=visit.pk)
    return found


def take(visit: Inspection, sent: Sent, content: bytes | None, by: Actor, at: datetime | None) -> Taken:
    """One entry."""
    known = Entry.objects.filter(inspection=visit, device=sent.device, seq=sent.seq).first()
    if known is not None:
        return told(sent, "kept") if known.hash == sent.hash else told(sent, "refused", "entry.conflict")
    problem = entry_problem(sent) or misfit(visit, sent, content, by)
    if problem:
        return told(sent, "refused", problem)
    late = visit.state == Inspection.State.CLOSED
    stored = photo_of(visit, sent, content, by, at) if content is not None else None
    if sent.kind == "certificates" and visit.state == Inspection.State.PLANNED:
        begin(visit, by, at)
    entry = Entry(
        inspection=visit, device=sent.device, seq=sent.seq, kind=sent.kind, hash=sent.hash, prev=sent.prev,
        content=str(sent.body.get("content", "")), stored_file=stored, mandate=by.mandate, noted_at=sent.moment,
        received_at=at or now(),
    )  # fmt: skip
    entry.body = json.dumps(dict(sent.body), ensure_ascii=False)
    entry.save()
    if not late:
        follow(visit, sent, by, at)
    detail = {"device": sent.device, "seq": sent.seq, "kind": sent.kind, "hash": sent.hash, "content": entry.content}
    detail |= {"result": sent.body["result"]} if sent.kind == "answer" else {}
    stream = f"case:{visit.reference}"
    record("visit.note", stream=stream, subject=visit.reference, by=by, at=at, region=visit.region, detail=detail)
    return told(sent, "late" if late else "stored")


def told(sent: Sent, status: str, code: str = "") -> Taken:
    """The answer to one entry."""
    return Taken(sent.seq, sent.hash, status, code, SENTENCES.get(code, ""))


def misfit(visit: Inspection, sent: Sent, content: bytes | None, by: Actor) -> str:
    """Why a well-formed entry does not belong here."""
    if stays_away(by.reference, visit.premises, sent.moment):
        return "entry.interest"
    if visit.state == Inspection.State.PLANNED and sent.kind != "certificates":
        return "entry.not_started"
    if sent.kind in {"answer", "photo"} and check_of(visit, str(sent.body["content"]), by) is None:
        return "entry.content"
    if sent.kind != "photo":
        return ""
    right = content is not None and hashlib.sha256(content).hexdigest() == sent.body["sha256"]
    return "" if right else "entry.file" if content is None else "entry.hash"


def check_of(visit: Inspection, content: str, by: Actor) -> Assignment | None:
    """The actor's own organ's check that holds a content."""
    rows = visit.assignments.filter(department=by.department_id, officers__mandate__person=by.person_id)
    return next((row for row in rows if content in row.contents), None)


def photo_of(visit: Inspection, sent: Sent, content: bytes, by: Actor, at: datetime | None) -> StoredFile:
    """The picture as a private file."""
    return store_file(
        content, name=f"{sent.body['content']}-{sent.seq}.jpg", purpose="inspection", by=by, at=at,
        case=visit.reference, region=visit.region, department=by.department, stream=f"case:{visit.reference}",
    )  # fmt: skip


def write_paper(visit: Inspection, sent: Sent, by: Actor, at: datetime | None) -> None:
    """A paper written on site, sealed in the name of the officer's own organ; once per entry."""
    kind, firm = sent.body["paper"], visit.premises.firm
    post = Mandate.objects.select_related("department").get(reference=by.mandate)
    about, words = SITE_PAPERS[kind]
    facts = [(about, sent.body["about"].strip()), (words, sent.body["words"].strip())]
    order_paper(
        kind, key=f"{kind}:{visit.reference}:{sent.device}:{sent.seq}", upper_ref=visit.reference,
        data=site_data(visit, post, local_date(sent.moment), facts), department=post.department, region=visit.region,
        recipients=[firm.organisation] if firm.organisation else [], by=by, at=at,
    )  # fmt: skip


def follow(visit: Inspection, sent: Sent, by: Actor, at: datetime | None) -> None:
    """What an entry changes: the answer noted latest holds; a signature or its refusal is marked; a paper is made."""
    if sent.kind == "paper":
        write_paper(visit, sent, by, at)
    if sent.kind in {"signature", "refusal"}:
        visit.signed = sent.kind
        visit.save(update_fields=["signed"])
    check = check_of(visit, str(sent.body.get("content", "")), by) if sent.kind == "answer" else None
    if check is None:
        return
    answer = Answer.objects.filter(assignment=check, content=sent.body["content"]).first()
    if answer is not None and answer.noted_at > sent.moment:
        return
    answer = answer or Answer(assignment=check, content=sent.body["content"])
    bad = sent.body["result"] == "bad"
    answer.result, answer.noted_at = sent.body["result"], sent.moment
    answer.remedy = sent.body.get("remedy", "") if bad else ""
    answer.note = str(sent.body.get("note", ""))
    answer.save()


@deed
def note_by_form(
    visit: Inspection, kind: str, body: Mapping[str, Any], *, by: Actor, at: datetime | None = None,
    content: bytes | None = None,
) -> Taken:  # fmt: skip
    """The same from a form without JavaScript: the portal numbers and chains it for the officer's post."""
    POLICY.require(by, "visit.record", on_visit(by, visit))
    visit = locked(visit)
    device, moment = f"web-{by.mandate}", (at or now()).isoformat()
    last = Entry.objects.filter(inspection=visit, device=device).order_by("-seq").first()
    seq, prev = (last.seq + 1, last.hash) if last else (1, "")
    whole = {**body, "sha256": hashlib.sha256(content).hexdigest()} if content is not None else dict(body)
    sent = Sent(device, seq, prev, moment, kind, whole, hash_of(device, seq, prev, moment, kind, whole))
    taken = take(visit, sent, content, by, at)
    if taken.status == "refused":
        raise Invalid(taken.code, taken.sentence, [Problem(str(body.get("content", "")), taken.sentence)])
    return taken
