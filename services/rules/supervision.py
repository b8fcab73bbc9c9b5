"""The rules of e-supervision (domain.md §2.5): from what the clocks show to findings. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from records.clock import Reading

Colour = Literal["yellow", "red", "sanction"]
MANY_PAUSES = 2
RULES: dict[str, tuple[dict[str, str], Colour]] = {
    "late_acceptance": ({"zh-Hans": "超期未受理", "en": "Not accepted in time"}, "red"),
    "near_due": ({"zh-Hans": "临近承诺期限", "en": "Promise about to run out"}, "yellow"),
    "overdue_promise": ({"zh-Hans": "超过承诺期限", "en": "Past the promised day"}, "red"),
    "overdue_statutory": ({"zh-Hans": "超过法定期限", "en": "Past the statutory day"}, "sanction"),
    "late_delivery": ({"zh-Hans": "超期未送达", "en": "Not delivered in time"}, "red"),
    "repeated_correction": ({"zh-Hans": "多次补正", "en": "More than one correction notice"}, "red"),
    "off_list_material": ({"zh-Hans": "要求目录外材料", "en": "Material off the list asked for"}, "red"),
    "pause_unfounded": ({"zh-Hans": "无依据暂停计时", "en": "Pause without an article"}, "red"),
    "pause_overrun": ({"zh-Hans": "特别程序超过告知时间", "en": "Special procedure longer than announced"}, "red"),
    "many_pauses": ({"zh-Hans": "特别程序次数过多", "en": "Too many special procedures"}, "yellow"),
    "escalated": ({"zh-Hans": "申请人请求协调", "en": "Applicant asks for coordination"}, "yellow"),
    "promise_false": ({"zh-Hans": "承诺不实", "en": "False declaration"}, "red"),
    "check_overdue": ({"zh-Hans": "超期未核查承诺", "en": "Declaration not checked in time"}, "red"),
}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a case shows: its readings by clock, how many pauses, whether an open one has outlasted its word."""

    readings: Mapping[str, Reading]
    pauses: int = 0
    overrun: bool = False


def findings(facts: Facts) -> Iterator[str]:
    """The rules that a case breaks or is about to."""
    overdue = {name for name, shown in facts.readings.items() if shown.light == "red"}
    if "acceptance" in overdue:
        yield "late_acceptance"
    if "statutory" in overdue:
        yield "overdue_statutory"
    if "promised" in overdue:
        yield "overdue_promise"
    elif "promised" in facts.readings and facts.readings["promised"].light == "yellow":
        yield "near_due"
    if "delivery" in overdue:
        yield "late_delivery"
    if facts.overrun:
        yield "pause_overrun"
    if facts.pauses > MANY_PAUSES:
        yield "many_pauses"
