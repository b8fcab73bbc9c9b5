"""The lanes of a bundle on one time axis, drawn in shares of its width; days without work and promised days marked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from blueprints.texts import say
from records.clock import Reading, local
from records.registers.calendars import calendars_for
from workflows.models import Pause

from .clocks import Timing, defaults_together, readings_of, timings
from .models import Application, Correction
from .rules.axis import Bar, Scale, Tick

MOST_DAYS = 400


@dataclass(frozen=True, slots=True)
class Lane:
    """One organ's case on the axis; `readings` are its clocks by name, `reading` the one that matters now."""

    case: Application
    bars: tuple[Bar, ...]
    promise_x: str
    reading: Reading | None
    readings: dict[str, Reading]
    standing: Pause | None


@dataclass(frozen=True, slots=True)
class Axis:
    """The whole drawing."""

    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    day: str
    today_x: str
    kinds: frozenset[str]


def axis_of(
    root: Application, cases: list[Application], now: datetime, doing: Mapping[str, list[Any]] | None = None,
    known: Mapping[str, Timing] | None = None, notices: Iterable[Correction] | None = None,
) -> Axis:  # fmt: skip
    """The axis from the day of submission to the last due day (or today); `doing`: open steps by case number; `known`
    and `notices`: what changed the clocks and what was to correct, where that was read before."""
    first, today = local(root.submitted_at).date(), local(now).date()
    known = timings([case.reference for case in cases]) if known is None else known
    calendars = calendars_for({root.region, *(case.region for case in cases)})
    open_until = [today] if any(not case.ended for case in cases) else []
    ends = [local(case.ended_at).date() for case in cases if case.ended_at]
    due = [case.promised_due for case in cases if case.promised_due]
    last = max([*open_until, *ends, *due, first + timedelta(days=6)])
    scale = Scale(first, min((last - first).days + 1, MOST_DAYS))
    notices = root.corrections.all() if notices is None else notices
    waits = [(row.sent_at, row.answered_at or row.lapsed_at or now) for row in notices]
    lanes = []
    for case, defaults in zip(cases, defaults_together(cases), strict=True):
        timing, steps = known.get(case.reference, Timing()), (doing or {}).get(case.reference, [])
        readings = readings_of(case, now, timing, defaults, calendars[case.region])
        lanes.append(lane_of(case, timing, scale, now, steps, waits, readings))
    kinds = frozenset(bar.kind for lane in lanes for bar in lane.bars)
    shown = scale.share(scale.at(today, 0.5)) if today <= last else ""
    ticks = scale.ticks(today, calendars[root.region].is_working)
    return Axis(ticks, tuple(lanes), scale.share(1), shown, kinds)


def lane_of(
    case: Application, timing: Timing, scale: Scale, now: datetime, doing: list[Any],
    waits: Iterable[tuple[datetime, datetime]], readings: dict[str, Reading],
) -> Lane:  # fmt: skip
    """One lane: waiting for acceptance (`waits`: for the applicant's correction), then under way with its pauses until
    decided or now, then the promised rest."""
    if case.state == "waiting":
        return Lane(case, (), "", None, {}, None)
    first, accepted = scale.first, local(case.accepted_at).date() if case.accepted_at else None
    end = local(case.ended_at or now).date()
    began = max(local(case.clock_start).date(), first) if case.parent_id and case.materials_at else first
    bars = [scale.bar(scale.at(began), scale.at(accepted or end, 0 if accepted else 0.5), "intake", _("收件受理"))]
    for since, until in waits:
        if accepted is None or local(since).date() <= accepted:
            begun, over = scale.at(local(since).date()), scale.at(local(until).date(), 0.5)
            bars.append(scale.bar(begun, over, "hold", _("等补正")))
    if accepted is not None:
        bars += under_way(case, timing, scale, (accepted, end), doing, now)
    promise = scale.share(scale.at(case.promised_due, 1)) if case.promised_due else ""
    shown = readings.get("promised") or readings.get("statutory") or readings.get("acceptance")
    return Lane(case, tuple(bars), promise, shown, readings, None if case.ended else timing.standing)


def under_way(
    case: Application, timing: Timing, scale: Scale, days: tuple[date, date], doing: list[Any], now: datetime
) -> list[Bar]:
    """From acceptance on: what is done or going on, its pauses, what is still to come."""
    accepted, end = days
    if case.ended:
        lasted = (end - accepted).days + 1
        words = [ngettext("%(n)s 天", "%(n)s 天", lasted) % {"n": lasted}, _("已办结")]
    else:
        steps = _("、").join(dict.fromkeys(say(step, get_language() or "") for step in doing))
        words = [steps, _("办理中")] if steps else [_("办理中")]
    kind = "done" if case.ended else "run"
    bars = [scale.bar(scale.at(accepted), scale.at(end, 0.5), kind, *words)]
    for pause in timing.pauses:
        since, until = local(pause.started_at).date(), local(pause.ended_at or now).date()
        bars.append(
            scale.bar(scale.at(since), scale.at(until, 0.5), "hold", say(pause.label, get_language() or ""), _("暂停"))
        )
    if not case.ended and case.promised_due and case.promised_due > end:
        bars.append(scale.bar(scale.at(end, 0.5), scale.at(case.promised_due, 1), "plan", _("预计")))
    return bars
