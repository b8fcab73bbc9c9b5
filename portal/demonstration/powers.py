"""Powers that organs use of their own accord, and a negative list: title and article only, texts to be checked."""

import json
from pathlib import Path
from typing import Any

from .certificates import CERTIFICATES
from .complete import FIRE_CHECK, FOOD
from .listed import listed_code
from .members import MEMBERS, SIXTY
from .provincial import organ_of
from .texts import t

THEMES = json.loads(Path(__file__).with_name("themes.json").read_text(encoding="utf-8"))
TRADES = {row["zh"]: row["en"] for audience in ("natural", "legal") for row in THEMES[audience]}

MARKET = t("云浦区市场监督管理局", "Yunpu Market Regulation Bureau")
FIRE = t("云浦区消防救援大队", "Yunpu Fire and Rescue Brigade")
FOOD_LAW, FIRE_LAW = "中华人民共和国食品安全法", "中华人民共和国消防法"
DUTIES = {
    "02": [
        t("立案：发现线索或接到举报，符合条件的及时立案。", "Open a case in time when a clue or report meets the conditions."),
        t("调查：两名以上执法人员出示证件，全面、客观收集证据。", "Two officers or more show their certificates and gather evidence fully and fairly."),
        t("告知：作出决定前告知事实、理由、依据和陈述、申辩、听证的权利。", "Before deciding, tell facts, reasons, basis and the rights to be heard."),
        t("决定与送达：制作决定书，在法定期限内送达并按规定公示。", "Decide in writing, serve within the legal time and publish as the rules say."),
    ],
    "06": [
        t("按公布的计划和频次检查，不在清单里的不查。", "Inspect by the published plan and cap; what is not on the list is not inspected."),
        t("两名以上执法人员持检查通知和执法证件到场。", "Two officers or more come with the notice and their certificates."),
        t("当场记录，结果告知当事人并按规定公示。", "Record on the spot, tell the result and publish it as the rules say."),
    ],
    "03": [
        t("实施前报部门负责人批准，情况紧急的在二十四小时内补办。", "Approved by the head beforehand; in an emergency within twenty-four hours after."),
        t("当场制作清单和决定书，妥善保管，到期解除。", "List and decide on the spot, keep safely, lift when the time is over."),
    ],
}  # fmt: skip
ACCOUNTABLE = [
    t("不依法履行职责，造成后果的。", "Failing in duty with consequences."),
    t("没有依据、超越权限或者违反程序实施的。", "Acting without basis, beyond powers or against procedure."),
]  # fmt: skip


def power(code: str, name: dict[str, str], law: str, article: str, organ: dict[str, str]) -> dict[str, Any]:
    """One power; its type stands in its code (digits 3 and 4)."""
    kind = code[2:4]
    return {
        "name": name, "complete": False, "catalog_code": code, "type": kind, "audience": ["natural", "legal"],
        "department_name": organ, "levels": ["4"],
        "legal_basis": [{"id": "basis", "title": law, "article": article}],
        "duties": [{"id": f"duty{n}", "text": text} for n, text in enumerate(DUTIES[kind], 1)],
        "accountability": [{"id": f"account{n}", "text": text} for n, text in enumerate(ACCOUNTABLE, 1)],
    }  # fmt: skip


POWERS = [
    power("990231901000", t("对未取得食品经营许可从事食品经营活动的处罚", "Penalty for food business without a licence"), FOOD_LAW, "一百二十二", MARKET),
    power("990331902000", t("对有证据证明不符合食品安全标准的食品的查封、扣押", "Sealing and seizure of unsafe food"), FOOD_LAW, "一百一十", MARKET),
    power("990631903000", t("对食品经营者的监督检查", "Inspection of food businesses"), FOOD_LAW, "一百一十", MARKET),
    power("990254904000", t("对公众聚集场所未经消防安全检查擅自投入使用、营业的处罚", "Penalty for opening a public venue without the fire check"), FIRE_LAW, "五十八", FIRE),
    power("990654905000", t("对单位遵守消防法律、法规情况的监督检查", "Inspection of compliance with fire law"), FIRE_LAW, "五十三", FIRE),
]  # fmt: skip
CATERING, FOOD_TRADE = t("住宿和餐饮业", "Accommodation and catering"), t("批发和零售业", "Wholesale and retail")
LICENCES = (20, 21, 26, 27, 32, 33, 34, 42, 43, 48, 49, 50, 58)  # of the sixty, by which firms enter a trade


def licensed(place: int, number: int) -> dict[str, Any]:
    """A licence of the list of sixty as a specimen entry: its trade by theme, its organ, its item."""
    row = SIXTY[number]
    name, trade = t(row["zh"], row["en"]), THEMES["items"][str(number)][0]
    code = next((m["catalog_code"] for m in (*MEMBERS, *CERTIFICATES) if m.get("number") == number), listed_code(row))
    return {
        "number": place, "kind": "licensed", "sector": t(trade, TRADES[trade]), "measure": name, "items": [code],
        "matter": t(f"未获得许可，不得从事：{row['zh']}", f"Not without a licence: {row['en']}"),
        "department_name": organ_of(row["dept"]).name,
    }  # fmt: skip


SPECIMENS = [
    {"number": 1, "kind": "prohibited", "sector": t("所有行业", "All sectors"), "matter": t("法律、法规、国务院决定等明确设立且与市场准入相关的禁止性规定", "Prohibitions set by law, regulation or State Council decision")},
    {"number": 2, "kind": "licensed", "sector": CATERING, "matter": t("未获得许可，不得从事食品经营", "No food business without a licence"), "measure": t("食品经营许可", "Food business licence"), "department_name": MARKET, "items": [FOOD]},
    {"number": 3, "kind": "licensed", "sector": CATERING, "matter": t("未获得许可，公众聚集场所不得投入使用、营业", "No public venue opens without the fire check"), "measure": t("公众聚集场所投入使用、营业前消防安全检查", "Fire check before a public venue opens"), "department_name": FIRE, "items": [FIRE_CHECK]},
    {"number": 4, "kind": "licensed", "sector": FOOD_TRADE, "matter": t("未获得许可，不得从事药品零售", "No drug retail without a licence"), "measure": t("药品零售企业许可", "Drug retail licence"), "department_name": MARKET, "items": [listed_code(SIXTY[38])]},
    {"number": 5, "kind": "licensed", "sector": t("教育", "Education"), "matter": t("未获得许可，不得举办民办学校", "No private school without a licence"), "measure": t("民办学校办学许可", "Licence to run a private school"), "department_name": t("岚江省教育厅", "Lanjiang Department of Education"), "items": [listed_code(SIXTY[52])]},
]  # fmt: skip
MARKET_ACCESS = [*SPECIMENS, *(licensed(place, number) for place, number in enumerate(LICENCES, len(SPECIMENS) + 1))]
