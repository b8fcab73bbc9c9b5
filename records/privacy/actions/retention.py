"""Removing what is due, by the terms in the retention table; holds that keep it."""

from calendar import monthrange
from datetime import datetime, timedelta

from records.clock import local, local_date
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..models import LegalHold, PurgeRun, RetentionRule
from ..permissions import POLICY
from ..registry import Held, personal_sources

NO_BASIS = "请写明依据（法律文书的名称和编号），再保存。"


@deed
def place_hold(
    subject: str, *, basis: str, by: Actor, at: datetime | None = None, until: datetime | None = None
) -> LegalHold:
    """Keep what concerns a person or a case from being removed. Raises NotAllowed, Invalid without a basis."""
    POLICY.require(by, "hold.place")
    if not basis.strip() or not subject.strip():
        raise Invalid("hold.basis", NO_BASIS, [Problem("basis", NO_BASIS)])
    hold: LegalHold = LegalHold.objects.create(
        subject=subject.strip(), basis=basis.strip(), placed_by=by.reference, placed_at=at or now(), until=until
    )
    record("hold.place", stream="privacy:holds", by=by, at=at, subject=hold.reference)
    return hold


@deed
def release_hold(hold: LegalHold, *, by: Actor, at: datetime | None = None) -> LegalHold:
    """End a hold. Conflict when it has ended."""
    POLICY.require(by, "hold.release")
    changed = LegalHold.objects.filter(pk=hold.pk, released_at=None).update(released_at=at, released_by=by.reference)
    if not changed:
        raise Conflict("hold.released", "这项保全已经解除。")
    record("hold.release", stream="privacy:holds", by=by, at=at, subject=hold.reference)
    hold.refresh_from_db()
    return hold


def standing(at: datetime) -> Held:
    """Whose data may not go now."""
    subjects = frozenset(LegalHold.objects.running(at).values_list("subject", flat=True))
    return Held(persons=subjects, cases=subjects)


def cutoff(rule: RetentionRule, at: datetime) -> datetime:
    """What began before this moment is past its term at `at`: the term counted back, to the day (UTC+8)."""
    day = local(at)
    if rule.unit == "D":
        return day - timedelta(days=rule.length)
    months = rule.length * (12 if rule.unit == "Y" else 1)
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return day.replace(year=year, month=month + 1, day=min(day.day, monthrange(year, month + 1)[1]))


@deed
def purge_due(*, by: Actor, at: datetime | None = None) -> PurgeRun:
    """Remove or erase everything whose term is over and that nothing holds; the report of it."""
    POLICY.require(by, "data.purge")
    moment = at or now()
    held, lines = standing(moment), []
    for rule in RetentionRule.objects.valid_on(local_date(moment)).exclude(end=RetentionRule.End.KEEP):
        before = cutoff(rule, moment)
        for code, source in personal_sources.items():
            if rule.data_class in source.purges:
                gone = source.purges[rule.data_class](before, held, by, moment)
                lines.append(
                    {"source": code, "data_class": rule.data_class, "basis": rule.basis, "end": rule.end,
                     "before": local_date(before).isoformat(), "gone": gone}
                )  # fmt: skip
    run: PurgeRun = PurgeRun.objects.create(at=moment, lines=lines, held=len(held.persons))
    detail = {"gone": run.gone, "held": run.held}
    record("data.purge", stream="privacy:purges", by=by, at=at, subject=run.reference, detail=detail)
    return run


def purge_slot(at: datetime) -> None:
    """The timer's entrance."""
    purge_due(by=system_actor("retention"))
