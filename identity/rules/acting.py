"""Who may act for whom, how far and how long (domain.md §4.2; practice 31, 45, 52). Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from .levels import ADULT, CONSENTING, age, birthday

LONGEST_PROXY = 366
PHONE_LIMIT = 5
NOT_FOR_ONESELF = "委托人和代办人不能是同一个人。"
NOTHING_NAMED = "请写明委托办什么：选一个或几个事项，或填一个办件编号。"
WRONG_DATES = "请填写起止日期：止期不早于起期，不早于今天，最长一年。"
TOO_YOUNG = "未满 14 周岁的，由监护人办理。请监护人登录自己的账号，先登记监护关系，再选择为孩子办理。"
IN_PERSON = "这个事项依法须本人办理，不能委托。请本人登录办理，或到大厅窗口。"
NO_MINOR = "代办人要年满 18 周岁。"
PROOFS = {
    "guardian": ("household_register", "birth_certificate", "court_paper", "committee_paper"),
    "elder_help": ("household_register", "marriage_certificate", "birth_certificate", "committee_paper"),
}


@dataclass(frozen=True, slots=True)
class Matter:
    """Something one may be asked to do for another: an item or a bundle, as the catalogue knows it."""

    code: str
    name: dict[str, str]
    in_person: bool = False
    level: int = 2
    url: str = ""


def guardianship_ends(born: date | None, proof: str) -> date | None:
    """The last day of a guardianship: the day before the child is 18; None for a ward by court, or unknown birth."""
    if born is None or proof == "court_paper":
        return None
    return birthday(born, ADULT) - timedelta(days=1)


def too_young_to_act(born: date | None, day: date) -> bool:
    """Whether a child may not apply alone: under 14 the guardian consents and acts (个人信息保护法 第三十一条)."""
    return born is not None and age(born, day) < CONSENTING


def is_minor(born: date | None, day: date) -> bool:
    """Under 18."""
    return born is not None and age(born, day) < ADULT


def proxy_problem(
    *, same: bool, scope: Collection[str], case: str, first: date, last: date | None, today: date,
    matters: Iterable[Matter], agent_born: date | None,
) -> str:  # fmt: skip
    """Why a power of attorney cannot be given; empty when it can. Items in person: 行政许可法 第二十九条."""
    if same:
        return NOT_FOR_ONESELF
    if bool(scope) == bool(case):
        return NOTHING_NAMED
    if last is None or last < first or last < today or (last - first).days > LONGEST_PROXY:
        return WRONG_DATES
    if is_minor(agent_born, today):
        return NO_MINOR
    return IN_PERSON if any(matter.in_person for matter in matters) else ""


def too_many_on_a_phone(people: int) -> bool:
    """Whether a telephone number stands for so many people that the hall manager should look."""
    return people > PHONE_LIMIT


def kept_until(last: date | None, change: str, day: date) -> date | None:
    """Until when what the former representative gave still holds after a change of representative.

    Ordinary hand-over: 30 days for the new one to confirm, never longer than given. Removal, death: nothing from
    today on (None).
    """
    if change != "handover":
        return None
    limit = day + timedelta(days=30)
    return limit if last is None else min(last, limit)
