"""When a hearing may be held: announced long enough before, and within the days from asking for it. Pure."""

from datetime import date

from .item import Item

RIGHT, ORGANISE, AHEAD = "hearing_request", "hearing", "hearing_notice"  # legal defaults (行政许可法 47, 48)
LICENCE = "01"  # GB/T 39046-2020 表 A.1
TERM_RUNS = "听证权利的期限还没有过，现在不能作出决定。"
STILL_OPEN = "申请人要求了听证，听证结束以后才能作出决定。"


def offered_for(item: Item) -> bool:
    """Whether a screen offers a hearing: for a licence, or where the item's own law has one. The deed asks the rows."""
    return item.type == LICENCE or any(term.rule == RIGHT for term in item.own_terms)


def day_refused(day: date, earliest: date, latest: date) -> str:
    """`early` or `late` for a day on which it may not be held; empty for a right one."""
    return "early" if day < earliest else "late" if day > latest else ""


def undecidable(state: str, ask_by: date, today: date) -> str:
    """Why a case with a hearing may not be decided today; empty when it may."""
    if state == "told":
        return TERM_RUNS if today <= ask_by else ""
    return STILL_OPEN if state in {"asked", "called"} else ""
