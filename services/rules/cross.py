"""通办: who may apply where for something that is done elsewhere, and in which of the three modes. Pure.

全程网办 (online): applied for online, received and decided where it is competent. 异地代收代办 (collected): a window
where the applicant is takes it in and forwards it; it is decided where it is competent. 多地联办 (joint): the organ
where the applicant is does its part, the competent one decides. (国办发〔2020〕35号; domain.md §1.9)
"""

from typing import Literal, NamedTuple

from .item.handling import Convenience

Mode = Literal["", "online", "collected", "joint"]
PROVINCE, CITY, COUNTY = 2, 4, 6  # digits of a division's code
REACH = {"nation": 0, "provinces": 0, "cities": PROVINCE, "counties": CITY}
NOT_HERE = "这个事项还不能跨地区办理。请到办理地的窗口，或者拨打当地 12345。"


class Crossing(NamedTuple):
    """How something is done away from where the applicant is; `refused` says why it cannot be."""

    mode: Mode
    refused: str = ""


def crossing(convenience: Convenience | None, home: str, place: str) -> Crossing:
    """The mode for an applicant in the division `home` for what is done in `place`; none within one county."""
    if not home or home[:COUNTY] == place[:COUNTY]:
        return Crossing("")
    if convenience is None or not convenience.way or not reaches(convenience, home, place):
        return Crossing("", NOT_HERE)
    return Crossing(convenience.way)


def reaches(convenience: Convenience, home: str, place: str) -> bool:
    """Whether the range covers both ends; named divisions narrow it to themselves."""
    if convenience.range not in REACH:
        return False
    shared = REACH[convenience.range]
    named = convenience.divisions
    within = home[:shared] == place[:shared]
    return within and (not named or any(home.startswith(code.rstrip("0")) for code in named))


def together(modes: list[Crossing]) -> Crossing:
    """Of several items in one application: one mode for all of them, or none."""
    refused = next((one for one in modes if one.refused), None)
    if refused is not None:
        return refused
    found = {one.mode for one in modes}
    return Crossing(found.pop()) if len(found) == 1 else Crossing("", NOT_HERE)
