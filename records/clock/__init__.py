"""The legal clock: one arithmetic for applicant, clerk, supervisor, API and examiner. Pure (ADR 0020)."""

from .lights import Light
from .reader import reading
from .terms import CHINA, Clock, Line, Pause, Reading, State, TermKind, Unit, local, local_date

__all__ = [
    "CHINA",
    "Clock",
    "Light",
    "Line",
    "Pause",
    "Reading",
    "State",
    "TermKind",
    "Unit",
    "local",
    "local_date",
    "reading",
]
