"""Every ten minutes: corrections that lapse, silence that accepts, e-supervision, days a changed calendar moves."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from django.db.models import F, OuterRef, Subquery

from blueprints.models import Edition
from records.clock import local
from records.ledger.actor import Actor, system_actor
from records.ledger.errors import Refusal

from .actions.counter import accept_by_silence
from .actions.deciding import deem_renewed
from .actions.ending import lapse_correction, lapse_deferral
from .actions.favouring import favour_case, favour_draft
from .actions.publishing import take_down
from .actions.supervising import raise_alert
from .actions.timing import calendar_changed_at, retime
from .case_queries import changed_since, silent_since
from .clocks import Timing, readings_of, timings
from .models import Application, Correction, Deferral, Draft, Publication, ServiceItem
from .rules.supervision import Facts, findings

BATCH = 500
UNMET = {"delivered_at": None, "lapsed_at": None}


def watch_cases(at: datetime) -> None:
    """One round; a case that refuses (somebody was quicker) does not stop the others."""
    day, by = local(at).date(), system_actor("timers")
    each(lapse_correction, Correction.objects.lapsed_by(day).select_related("application")[:BATCH], by, at)
    each(accept_by_silence, leaves(silent_since(Application.objects.all(), day))[:BATCH], by, at)
    each(lapse_deferral, Deferral.objects.filter(**UNMET, due_on__lt=day).select_related("application")[:BATCH], by, at)
    each(take_down, Publication.objects.filter(shown_to__lt=day, taken_down_at=None)[:BATCH], by, at)
    favour(at)
    renewals = Application.objects.filter(ended_at=None).exclude(licence_ref="").select_related("edition", "person")
    each(deem_renewed, renewals.order_by("id")[:BATCH], by, at)
    changed = calendar_changed_at()
    if changed is not None:
        for case in changed_since(Application.objects.all(), changed).select_related("edition", "person")[:BATCH]:
            retime(case, "calendar", by=by, at=at)
    supervise(at)


def favour(at: datetime) -> None:
    """What items in force spare the cases that run on earlier editions; cases of cancelled items end."""
    items = ServiceItem.objects.filter(code=OuterRef("item_code"))
    rows = leaves(Application.objects.filter(ended_at=None)).annotate(newest=Subquery(items.values("edition")[:1]))
    moved = rows.exclude(newest=None).exclude(newest=F("edition"))
    each(favour_case, moved.order_by("id")[:BATCH], system_actor("timers"), at)
    stale = Edition.objects.filter(kind="service", code__in=ServiceItem.objects.values("code"))
    drafts = Draft.objects.open().filter(members__in=stale.exclude(pk__in=ServiceItem.objects.values("edition")))
    each(favour_draft, drafts.distinct().order_by("id")[:BATCH], system_actor("timers"), at)


def leaves(rows: Any) -> Any:
    """Cases that an organ accepts by itself: members of bundles, and items; a bundle's parent is none."""
    return rows.filter(children=None).select_related("edition")


def each(act: Callable[..., Any], rows: Iterable[Any], by: Actor, at: datetime) -> int:
    """Do an act to each row; how many let it."""
    done = 0
    for row in rows:
        try:
            act(row, by=by, at=at)
        except Refusal:
            continue
        done += 1
    return done


def supervise(at: datetime) -> int:
    """What the clocks of all cases under way show, as findings; how many rules spoke."""
    rows = leaves(Application.objects.awaited()).select_related("edition", "department").order_by("id")
    spoke, last = 0, None
    while page := list((rows.filter(id__gt=last) if last else rows)[:BATCH]):
        known = timings([case.reference for case in page])
        for case in page:
            spoke += report(case, known.get(case.reference, Timing()), at)
        last = page[-1].id
    return spoke


def report(case: Application, timing: Timing, at: datetime) -> int:
    """The findings about one case."""
    standing = timing.standing
    facts = Facts(readings_of(case, at, timing), len(timing.pauses), bool(standing and standing.overrun(at)))
    rules = list(findings(facts))
    for rule in rules:
        raise_alert(case, rule, by=system_actor("supervision"), at=at)
    return len(rules)
