"""The clocks of a case: acceptance, promised, statutory, delivery. One arithmetic for every page, the API, the timers.

Pauses and extensions are rows of the case's process; days kept on the case are caches of what is computed here.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from blueprints.loading import load
from records.calendar import WorkCalendar
from records.clock import Clock, Pause, Reading, TermKind, local, local_date, reading
from records.ledger.kept import Kept
from records.registers.calendars import calendar_for, calendars_for
from workflows.models import Extension
from workflows.models import Pause as PauseRow

from .models import Application, LegalDefault
from .rules.bundle import Bundle
from .rules.defaults import DELIVERY, NOTICE, Default, chosen, citation
from .rules.item import Item, Term
from .rules.item.afterlife import handled

KINDS: dict[str, TermKind] = {"WD": "organ_wd", "H": "elapsed_hours"}

PAUSES = Kept(lambda references: PauseRow.objects.of_cases(references))
EXTENSIONS = Kept(lambda references: Extension.objects.of_cases(references))
DEFAULTS = Kept(lambda types, day: LegalDefault.objects.in_force(types, day))


@dataclass(frozen=True, slots=True)
class Timing:
    """What changed a case's clock."""

    pauses: tuple[PauseRow, ...] = ()
    extensions: tuple[Extension, ...] = ()

    @property
    def spans(self) -> list[Pause]:
        """The pauses as the clock takes them."""
        return [Pause(row.started_at, row.ended_at) for row in self.pauses]

    @property
    def lengths(self) -> list[int]:
        """The extensions as the clock takes them."""
        return [row.length for row in self.extensions]

    @property
    def standing(self) -> PauseRow | None:
        """The pause that stands now."""
        return next((row for row in self.pauses if row.ended_at is None), None)


def timings(references: Collection[str]) -> dict[str, Timing]:
    """By case number, with a question for pauses and one for extensions; a case that has none is not there."""
    found: tuple[dict[str, list[Any]], ...] = ({}, {})
    for rows, ask in zip(found, (PAUSES, EXTENSIONS), strict=True):
        for row in ask(sorted(references)):
            rows.setdefault(row.upper_ref, []).append(row)
    pauses, extensions = found
    return {ref: Timing(tuple(pauses.get(ref, ())), tuple(extensions.get(ref, ()))) for ref in {*pauses, *extensions}}


def timing_of(case: Application) -> Timing:
    """Of one case."""
    return timings([case.reference]).get(case.reference, Timing())


def defaults_of(item: Item, day: date) -> dict[str, Default]:
    """What the law says about an item on a local date, by rule (practice 4)."""
    return defaults_among(DEFAULTS([item.type], day), item)


def defaults_among(rows: Iterable[LegalDefault], item: Item) -> dict[str, Default]:
    """The same from rows in force, those of other types left aside."""
    own = [row for row in rows if row.item_type in {"*", item.type}]
    told = [Default(r.rule, r.days, r.unit, citation(r.title, r.number, r.article), r.consequence) for r in own]
    return chosen(item, told)


def timed_item(case: Application) -> Item:
    """What a case's legal terms hang on: its item; for a bundle's parent, no type of its own."""
    value: Item | Bundle = load(case.edition)
    return value if isinstance(value, Item) else Item.model_construct(type="00", own_terms=(), legal_basis=())


def case_defaults(case: Application) -> dict[str, Default]:
    """Of a case, as the law stood when it was submitted; a bundle's parent has those of every type."""
    return defaults_of(timed_item(case), local(case.submitted_at).date())


def defaults_together(cases: list[Application]) -> list[dict[str, Default]]:
    """The same of each of some cases submitted together, with one question."""
    items = [timed_item(case) for case in cases]
    rows = DEFAULTS(sorted({item.type for item in items}), local(cases[0].submitted_at).date())
    return [defaults_among(rows, item) for item in items]


def set_acceptance_dues(cases: list[Application]) -> None:
    """The organ's last day to accept or say what to correct, for cases submitted together (practice 3; not saved)."""
    calendars = calendars_for({case.region for case in cases})
    for case, defaults in zip(cases, defaults_together(cases), strict=True):
        notice = defaults.get(NOTICE)
        if notice is not None:
            case.acceptance_due = due_day(case.clock_start, notice.term, calendars[case.region])


def promised_term(case: Application, item: Item) -> Term | None:
    """The promise: the handling item's, else the item's; a later and shorter one helps at once (practice 12)."""
    term = handled(item, case.handling).promised
    shorter = case.favours.get("promised")
    return Term.model_validate(shorter) if shorter else term


def clock_of(start: datetime, term: Term) -> Clock:
    """A term from an event: working days are the organ's; other units move off a day without work."""
    return Clock(start, term.days, term.unit, KINDS.get(term.unit, "calendar_roll"))


def readings_of(
    case: Application, at: datetime, timing: Timing | None = None, defaults: Mapping[str, Default] | None = None,
    calendar: WorkCalendar | None = None,
) -> dict[str, Reading]:  # fmt: skip
    """What each clock of a case shows at a moment, by name; a clock that has not begun is not there."""
    if case.state == "waiting":  # for an earlier member of its bundle: no clock has begun
        return {}
    item: Item | Bundle = load(case.edition)
    calendar, found = calendar or calendar_for(case.region), {}
    defaults = case_defaults(case) if defaults is None else defaults
    notice, delivery = defaults.get(NOTICE), defaults.get(DELIVERY)
    if notice is not None:
        found["acceptance"] = acceptance(case, clock_of(case.clock_start, notice.term), calendar, at)
    if isinstance(item, Item) and case.accepted_at is not None:
        timing = timing_of(case) if timing is None else timing
        statutory = handled(item, case.handling).statutory
        for name, term in (("promised", promised_term(case, item)), ("statutory", statutory)):
            if term is not None:
                clock = clock_of(case.accepted_at, term)
                found[name] = reading(
                    clock, timing.spans, timing.lengths, calendar, at, case.decided_at or case.ended_at
                )
    if delivery is not None and case.decided_at is not None:
        found["delivery"] = reading(clock_of(case.decided_at, delivery.term), (), (), calendar, at, case.delivered_at)
    return found


def acceptance(case: Application, clock: Clock, calendar: WorkCalendar, at: datetime) -> Reading:
    """The organ's days to accept: stopped while the applicant corrects, over with acceptance or any end."""
    waiting = case.corrections.waiting().first() if case.state == "correction" else None
    pauses = [Pause(waiting.sent_at)] if waiting else []
    return reading(clock, pauses, (), calendar, at, case.accepted_at or case.ended_at)


def due_on(readings: Mapping[str, Reading], name: str) -> date | None:
    """The due day of a clock; None while it is paused or has not begun."""
    shown = readings.get(name)
    return local_date(shown.due) if shown and shown.due else None


DUES = {
    "acceptance": "acceptance_due",
    "promised": "promised_due",
    "statutory": "statutory_due",
    "delivery": "delivery_due",
}


def set_dues(case: Application, at: datetime) -> list[str]:
    """Put what the clocks say into the case's cached days (not saved); the columns that changed."""
    readings, changed = readings_of(case, at), []
    for name, column in DUES.items():
        day = due_on(readings, name)
        if getattr(case, column) != day:
            setattr(case, column, day)
            changed.append(column)
    return changed


def last_day(start: datetime, term: Term, calendar: WorkCalendar) -> date:
    """The same for a term that there is: a clock without pauses always has a due day."""
    day = due_day(start, term, calendar)
    assert day is not None
    return day


def due_day(start: datetime, term: Term | None, calendar: WorkCalendar) -> date | None:
    """The due day of a term from an event (the day itself is not counted)."""
    if term is None:
        return None
    due = reading(clock_of(start, term), at=start, calendar=calendar).due
    return local_date(due) if due else None
