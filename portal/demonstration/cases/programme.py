"""The programme of the last six weeks: who applies for what on which working day, the sad paths too.

Among them a refused 低保, a lapsed 容缺, a false promise, an organ that is late, acceptance by silence (practice: keep the
sad paths). Whatever is still under way on the last day is what desk and tasks show.
"""

from collections.abc import Iterator
from functools import partial
from typing import Any

from records.ledger.actor import Actor, system_actor

from ..complete import BUNDLE
from ..registers import like_lins, tell_household
from . import plots
from .acts import apply, begin
from .people import Applicant, firm, lins_shop, of_cast, resident
from .stage import Story

ALLOWANCE, ELDERLY, ID_CARD, RESIDENCE = "990511001000", "990511010000", "990709012000", "990709015000"
CARD, FILING, SELF_EMPLOYED, COMPANY, HYGIENE = (
    "992014024000", "992034047000", "990731036000", "990731035000", "990123043000",
)  # fmt: skip
BANK = "6200000000000000000"
HOME = {"home_address": "云浦区临溪街道桃溪路 20 号"}
SERVICE, BUNDLES = "service", "bundle"
WEEK, SLOW = (1, 1, 0, 1, 1), (1, 1, 1, 1, 1)
Scene = tuple[str, int, Story]


def item(who: Applicant, code: str, **answers: Any) -> plots.Opening:
    """An application for one item."""
    return partial(apply, who, SERVICE, code, {**HOME, **answers})


def restaurant(who: Applicant, area: str = "86") -> plots.Opening:
    """An application for the restaurant bundle."""
    name = who.row.name.plain()
    return partial(apply, who, BUNDLES, BUNDLE, {
        "premises": who.firm.address if who.firm else "", "area": area, "main_business": "餐饮服务经营者",
        "food_items": "热食类食品制售", "safety_manager": name, "safety_manager_id": who.row.id_number.plain(),
        "floors": "1 层", "exits": "2", "fire_manager": name,
    })  # fmt: skip


def allowance(who: Applicant, income: str = "1800") -> plots.Opening:
    """低保: the registers know the household, five answers are left."""
    tell_household(who.row.reference, like_lins(who.row.name.plain()), by=system_actor("demonstration"))
    said = {"hardship": "illness", "family_agrees": "on", "household_income": income, "bank_account": BANK}
    return item(who, ALLOWANCE, **said)


def elderly(who: Applicant, age: str) -> plots.Opening:
    """高龄津贴."""
    return item(who, ELDERLY, by_whom="family", elder_age=age, bank_account=BANK)


def identity_card(who: Applicant, reason: str = "renewal") -> plots.Opening:
    """身份证, the old card brought when the new one is fetched."""
    return item(who, ID_CARD, renewal_reason=reason)


def residence(who: Applicant, months: str) -> plots.Opening:
    """居住证."""
    return item(who, RESIDENCE, residence_ground="home", residence_months=months)


def hygiene(who: Applicant, area: str) -> plots.Opening:
    """公共场所卫生许可 on a promise."""
    return item(who, HYGIENE, premises=who.firm.address if who.firm else "", area=area, place_kind="barber")


def shop(who: Applicant, name: str) -> plots.Opening:
    """个体工商户设立登记."""
    return item(
        who, SELF_EMPLOYED, business_name=name, business_scope="食品零售", premises="桃溪路 18 号", run_by="person"
    )


def filing(who: Applicant, place: str) -> plots.Opening:
    """跨省异地就医备案."""
    return item(who, FILING, filing_reason="living", treatment_place=place, treatment_from="2027-01-04")


def programme(by: Actor) -> Iterator[Scene]:
    """Every story with its name and first working day (0–29)."""
    who = lambda name: Applicant(resident(name, by))  # noqa: E731 - read as a name below
    owner = [Applicant(row.representative, row) for row in (firm(serial, by) for serial in range(6))]
    yield from restaurants(owner)
    yield from benefits(who)
    yield from documents(who)
    yield from small_ones(who, owner)
    yield from of_the_cast()


def restaurants(owner: list[Applicant]) -> Iterator[Scene]:
    """The bundle in every state."""
    yield "bundle granted", 3, plots.plain(restaurant(lins_shop()), WEEK)
    yield "bundle corrected", 6, plots.corrected(restaurant(owner[0]), "area", "92", "layout", WEEK)
    yield "fire rescue late", 8, plots.late(restaurant(owner[1]), "fire_rescue", (1, 1, 0, 1, 5), judged=False)
    yield "accepted by silence", 16, plots.half_accepted(restaurant(owner[2]), "market_regulation")
    yield "food refused", 10, plots.plain(restaurant(owner[3]), WEEK, refuse="market_regulation")
    yield "bundle withdrawn", 12, plots.withdrawn(restaurant(owner[4]), 1)
    yield "under review", 26, plots.plain(restaurant(owner[3]), SLOW)
    yield "bundle sent back", 27, plots.sent_back(restaurant(owner[4]), "area", "floor_plan")
    yield "bundle marked", 28, plots.marked(restaurant(owner[5]), "area")
    yield "bundle submitted", 29, plots.submitted(restaurant(owner[0]))
    yield "bundle visited", 24, plots.plain(restaurant(owner[0], "64"), (1, 1, 0, 9))
    yield "bundle on the table", 27, plots.plain(restaurant(owner[1], "120"), (1, 9))
    yield "bundle too early", 29, plots.submitted(restaurant(owner[2], "58"))


def benefits(who: Any) -> Iterator[Scene]:
    """低保 and 高龄津贴."""
    months = (1, 3, 2, 2, 6, 1)
    yield "allowance granted", 0, plots.plain(allowance(who("程秀英")), months)
    yield "allowance refused", 2, plots.plain(allowance(who("穆铁柱"), "26000"), months, refuse="civil_affairs")
    yield (
        "allowance posted",
        17,
        plots.paused(allowance(who("苗春花")), "public_notice", 7, "按规定公示审核结果。", (1, 3, 2, 2)),
    )
    yield "allowance extended", 12, plots.extended(allowance(who("祁连山")), "需要向外省核对财产。", (1, 3))
    yield "allowance checked", 24, plots.plain(allowance(who("葛兰")), (3, 3, 3))
    yield "elderly granted", 1, plots.plain(elderly(who("罗建国"), "83"), (2, 1), way="post")
    yield "elderly granted too", 9, plots.plain(elderly(who("阮文清"), "84"), (3, 1), way="post")
    yield "elderly near its day", 20, plots.plain(elderly(who("庄敏之"), "85"), (14,))
    yield "elderly new", 29, plots.submitted(elderly(who("阮文清"), "84"))
    yield "elderly late", 4, plots.late(elderly(who("程秀英"), "82"), "civil_affairs", (11,), judged=True)
    yield (
        "elderly asked",
        26,
        plots.asked(elderly(who("罗建国"), "83"), "津贴发到社保卡还是银行卡？", "", (5,), urge=True),
    )


def documents(who: Any) -> Iterator[Scene]:
    """Cards and permits; the batch of residence permits waits on the task page."""
    yield "card brought later", 14, plots.brought_later(identity_card(who("尤佳")), 3)
    yield "card lapsed", 2, plots.brought_later(identity_card(who("时来")), 40)
    yield "card waiting", 27, plots.brought_later(identity_card(who("郁达")), 40)
    yield "card sent back", 1, plots.sent_back(identity_card(who("冉冉"), "lost"), "home_address", "photo")
    yield "permit granted", 5, plots.plain(residence(who("谷雨晴"), "9"), (2, 1))
    for number, name in enumerate(("柏青松", "裴晓东", "贺志强", "欧阳若溪")):
        yield f"permit {number}", 25 + number, plots.plain(residence(who(name), str(7 + number)), (9,))
    yield "permit ended", 11, plots.terminated(residence(who("康小玲"), "6"), "subject_gone", "申请人已迁回户籍地。")


def small_ones(who: Any, owner: list[Applicant]) -> Iterator[Scene]:
    """On the spot: registrations, filings, hygiene on a promise."""
    yield "self-employed", 7, plots.plain(shop(who("尤佳"), "尤佳文具店"), (0,), way="electronic")
    yield "self-employed too", 21, plots.plain(shop(who("时来"), "时来水果铺"), (0,), way="electronic")
    yield "off the list", 23, plots.off_list(shop(who("冉冉"), "冉冉花店"))
    yield "embroidery", 29, plots.submitted(shop(who("庄敏之"), "敏之绣坊"))
    yield "groceries", 28, plots.half_received(shop(who("葛兰"), "葛兰杂货"))
    yield "filed", 13, plots.plain(filing(who("郁达"), "甲省乙市"), (0,), way="electronic")
    yield "filed elsewhere", 19, plots.not_accepted(filing(who("谷雨晴"), "甲省丙市"), "参保地的医疗保障局")
    yield "promise true", 6, plots.promised(hygiene(owner[1], "60"), signed=True, true=True)
    yield "promise false", 15, plots.promised(hygiene(owner[2], "45"), signed=True, true=False)
    yield "promise open", 22, plots.promised(hygiene(owner[5], "80"), signed=False, true=None)


def of_the_cast() -> Iterator[Scene]:
    """What Lin, Wen and Fang find when they log in."""
    lin, wen, fang = of_cast("lin"), of_cast("wen"), of_cast("fang")
    filed = "电子卡已签发，实体卡三日内寄出。"
    yield "lin's card", 18, plots.asked(item(lin, CARD, card_delivery="post"), "实体卡什么时候寄到？", filed, (0,))
    yield "wen's permit", 28, plots.plain(residence(wen, "8"), (9,))
    yield "wen's card", 26, plots.sent_back(identity_card(wen, "lost"), "", "photo")
    yield "fang's filing", 20, plots.plain(filing(fang, "甲省乙市"), (0,), way="electronic")
    yield "wen's draft", 29, unfinished(wen)


def unfinished(who: Applicant) -> Story:
    """A draft that waits for its owner."""
    begin(who, SERVICE, FILING, {"filing_reason": "living", "treatment_place": "甲省"}, whole=False)
    yield 0
