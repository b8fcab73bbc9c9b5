"""Family ties: claimed, proved at a window, consented to by an elder, ended."""

from collections.abc import Collection
from datetime import datetime

from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem

from ..models import FamilyTie, Person
from ..permissions import POLICY, in_region
from ..rules.acting import NO_MINOR, PROOFS, guardianship_ends, is_minor
from ..rules.levels import ADULT, birthday

OVER = "这段关系已经结束。"


@deed
def claim_tie(
    holder: Person, subject: Person, *, kind: str, proof: str, by: Actor, at: datetime | None = None,
    scope: Collection[str] = (),
) -> FamilyTie:  # fmt: skip
    """Say that one is somebody's guardian or helps an elder of the family; a window proves it. Once per pair."""
    POLICY.require(by, "tie.claim", {"own"} if holder.pk == by.person_id else set())
    moment = at or now()
    refuse_wrong_tie(holder, subject, kind, proof, moment)
    Person.objects.select_for_update().get(pk=holder.pk)  # claimed twice at once: one after the other
    known: FamilyTie | None = FamilyTie.objects.filter(holder=holder, subject=subject, kind=kind, ended_at=None).first()
    if known is not None:
        return known
    tie: FamilyTie = FamilyTie.objects.create(
        holder=holder, subject=subject, kind=kind, proof=proof, scope=sorted(set(scope)), asked_at=moment,
        region=holder.region,
    )  # fmt: skip
    detail = {"holder": holder.reference, "kind": kind, "proof": proof, "scope": tie.scope}
    write("tie.claim", tie, by=by, at=at, detail=detail)
    return tie


def refuse_wrong_tie(holder: Person, subject: Person, kind: str, proof: str, moment: datetime) -> None:
    """Invalid for a tie that cannot be."""
    day, sentence = local(moment).date(), ""
    if holder.pk == subject.pk:
        sentence = "家人和您自己不能是同一个人。"
    elif proof not in PROOFS.get(kind, ()):
        sentence = "请选择关系和能证明它的证件。"
    elif is_minor(holder.birth_date, day):
        sentence = NO_MINOR
    elif kind == "guardian" and proof != "court_paper" and not is_minor(subject.birth_date, day):
        sentence = "对方已满 18 周岁。成年人的监护要有法院的判决或裁定；帮长辈办事请选“长辈代办”。"
    if sentence:
        raise Invalid("tie.wrong", sentence, [Problem("tie", sentence)])


def write(
    act: str, tie: FamilyTie, *, by: Actor, at: datetime | None, detail: dict[str, object] | None = None, tell: str = ""
) -> None:
    """The trail entry of an act on a tie, on the stream of whom it is about, and word to the other side."""
    stream = f"person:{tie.subject.reference}"
    record(act, stream=stream, subject=tie.reference, by=by, at=at, region=tie.region, detail=detail)
    if tell:
        put("notice_of_right", f"{act}:{tie.reference}", f"{tell} {act} {tie.reference}")


def locked(tie: FamilyTie) -> FamilyTie:
    """The row, locked; Conflict when it has ended."""
    row: FamilyTie = (
        FamilyTie.objects.select_for_update(of=("self",)).select_related("holder", "subject").get(pk=tie.pk)
    )
    if row.ended_at is not None:
        raise Conflict("tie.over", OVER)
    return row


def refuse_own_tie(tie: FamilyTie, by: Actor) -> None:
    """An officer proves nothing, and notes nobody's consent, in the own family."""
    if by.person_id in {tie.holder_id, tie.subject_id}:
        raise NotAllowed("tie.oneself", "这是您自己的亲属关系，请同事核对（回避）。")


@deed
def prove_tie(tie: FamilyTie, *, by: Actor, at: datetime | None = None) -> FamilyTie:
    """A window clerk has seen the paper that proves it. A guardian's right holds at once, to the 18th birthday."""
    POLICY.require(by, "tie.prove", in_region(by, tie.region))
    row = locked(tie)
    refuse_own_tie(row, by)
    if row.proved_at is not None:
        raise Conflict("tie.proved", "这段关系已经核过。请刷新页面。")
    row.proved_at, row.proved_by, row.valid_from = at, by.reference, local(at or now()).date()
    if row.kind == "guardian":
        row.valid_to = guardianship_ends(row.subject.birth_date, row.proof)
    row.save(update_fields=["proved_at", "proved_by", "valid_from", "valid_to"])
    write("tie.prove", row, by=by, at=at, detail={"proof": row.proof}, tell=row.holder.reference)
    return row


@deed
def consent_to_tie(tie: FamilyTie, *, by: Actor, at: datetime | None = None) -> FamilyTie:
    """The elder agrees, in the own account; or a window clerk notes the consent given there in person."""
    own = {"own"} if tie.subject_id == by.person_id else set()
    POLICY.require(by, "tie.consent", own | in_region(by, tie.region))
    row = locked(tie)
    if not own:
        refuse_own_tie(row, by)
    if row.consented_at is None:
        row.consented_at, row.consented_how = at, "account" if own else "window"
        row.save(update_fields=["consented_at", "consented_how"])
        write("tie.consent", row, by=by, at=at, detail={"how": row.consented_how}, tell=row.holder.reference)
    return row


@deed
def end_tie(tie: FamilyTie, *, by: Actor, at: datetime | None = None, why: str = "") -> FamilyTie:
    """Either side ends it at any time; a child under 18 cannot send the guardian away."""
    sides = {tie.holder_id, tie.subject_id}
    POLICY.require(by, "tie.end", {"own"} if by.person_id in sides else in_region(by, tie.region))
    row = locked(tie)
    if (
        row.kind == "guardian"
        and row.subject_id == by.person_id
        and is_minor(row.subject.birth_date, local(at or now()).date())
    ):
        raise NotAllowed("tie.minor", "未满 18 周岁不能自己结束监护。请监护人或窗口办理。")
    row.ended_at, row.ended_why = at, why[:200]
    row.save(update_fields=["ended_at", "ended_why"])
    other = row.subject if by.person_id == row.holder_id else row.holder
    write("tie.end", row, by=by, at=at, tell=other.reference)
    return row


@deed
def end_of_childhood(*, by: Actor, at: datetime | None = None) -> int:
    """Close guardianships whose child is 18 and tell both; how many. The right itself ended with its last day."""
    day = local(at or now()).date()
    rows = FamilyTie.objects.filter(kind="guardian", ended_at=None, valid_to__lt=day).select_related(
        "holder", "subject"
    )
    due = [tie for tie in rows[:500] if tie.subject.birth_date and birthday(tie.subject.birth_date, ADULT) <= day]
    for tie in due:
        tie.ended_at, tie.ended_why = at, "adult"
        tie.save(update_fields=["ended_at", "ended_why"])
        write("tie.adult", tie, by=by, at=at, tell=tie.holder.reference)
    return len(due)
