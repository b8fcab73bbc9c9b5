"""Levels of assurance and the ways to reach them (domain.md §4.1). Pure. No way asks for a face."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

LEVELS = (0, 1, 2, 3)
ADULT, CONSENTING = 18, 14
Where = Literal["online", "window", "home", "before"]


def gettext_noop(text: str) -> str:
    """Mark `text` for translation; rules know no Django."""
    return text


LEVEL_NAMES = {
    0: gettext_noop("未认证"),
    1: gettext_noop("初级实名"),
    2: gettext_noop("中级实名"),
    3: gettext_noop("高级实名"),
}


@dataclass(frozen=True, slots=True)
class Route:
    """A way to a level: where it is walked, how many officers stand for it, how long it holds (years; 0: for good)."""

    kind: str
    level: int
    where: Where
    title: str
    steps: str
    officers: int = 0
    years: int = 0


ROUTES = (
    Route(
        "phone", 0, "before", gettext_noop("手机号登记"),
        gettext_noop("开户时登记手机号码。"),
    ),
    Route(
        "two_factor_data", 1, "before", gettext_noop("姓名和证件号码一致"),
        gettext_noop("开户时填写姓名和证件号码，两项一致。"),
    ),
    Route(
        "self_registration", 1, "before", gettext_noop("自己开户"),
        gettext_noop("开户时填写姓名和证件号码，手机收到了验证码。"),
    ),
    Route(
        "post_code", 2, "online", gettext_noop("信函验证码"),
        gettext_noop("申请一封信，我们把验证码寄到您登记的住址；收到后回到本页填写。"), years=5,
    ),
    Route(
        "guardian", 2, "online", gettext_noop("监护人作保"),
        gettext_noop("监护关系在窗口核过以后，由达到中级的监护人确认。"), years=5,
    ),
    Route(
        "two_documents", 2, "window", gettext_noop("窗口核两种证件"),
        gettext_noop("带身份证件和另一种证照（社会保障卡、驾驶证、护照等）到任一大厅，一名工作人员核对。"),
        officers=1, years=10,
    ),
    Route(
        "home_visit", 3, "home", gettext_noop("上门核验"),
        gettext_noop("行动不便的，电话约两名工作人员上门核对证件。"), officers=2, years=10,
    ),
    Route(
        "window", 3, "window", gettext_noop("窗口核证件，两名工作人员"),
        gettext_noop("带身份证件到任一大厅，一名工作人员核对，另一名复核。"), officers=2, years=10,
    ),
    Route(
        "signature", 3, "window", gettext_noop("窗口核证件并在纸上签名"),
        gettext_noop("带身份证件到任一大厅，核对后在确认单上签名，扫描件存档。"), officers=1, years=10,
    ),
)  # fmt: skip
BY_KIND = {route.kind: route for route in ROUTES}
AT_COUNTER = tuple(route for route in ROUTES if route.where in {"window", "home"})


def routes_above(level: int) -> tuple[Route, ...]:
    """The ways that lead higher than `level`, the nearest first."""
    return tuple(route for route in ROUTES if route.level > level and route.where != "before")


def routes_to(level: int) -> tuple[Route, ...]:
    """The ways that reach `level` or more."""
    return tuple(route for route in ROUTES if route.level >= level and route.where != "before")


def level_held(rows: Iterable[tuple[int, date | None]], day: date) -> tuple[int, date | None]:
    """The highest level among (level, last day) that holds on `day`, and its last day (None: for good)."""
    held = [(level, until) for level, until in rows if until is None or until >= day]
    if not held:
        return 0, None
    best = max(level for level, _ in held)
    ends = [until for level, until in held if level == best]
    return best, None if None in ends else max(end for end in ends if end)


def holds_until(start: date, years: int) -> date | None:
    """The last day of a level reached on `start` that holds `years` (0: for good)."""
    return birthday(start, years) if years else None


def birthday(born: date, years: int) -> date:
    """The day on which somebody born on `born` is `years` old; of 29 February the 1 March in common years."""
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return date(born.year + years, 3, 1)


def age(born: date, day: date) -> int:
    """Full years on `day`; the birthday itself already counts."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))
