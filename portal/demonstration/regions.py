"""The fictitious province whole: three cities, nine counties, towns and villages, a hall in each; in the open ocean."""

from datetime import date
from typing import Any

from records.identifiers.organisations import uscc_check_character
from records.ledger.actor import Actor
from records.registers.actions.entries import enter_rows
from records.registers.models import Department, Division, Hall, Window

from .texts import t

SINCE = date(2020, 1, 1)
PROVINCE, HOME = "990000000000", "990102000000"
CITIES = {"9901": ("清和市", "Qinghe City"), "9902": ("望海市", "Wanghai City"), "9903": ("云岭市", "Yunling City")}
COUNTIES = {
    "990102": ("云浦区", "Yunpu District"), "990103": ("东洲区", "Dongzhou District"), "990121": ("禾丰县", "Hefeng County"),
    "990202": ("港城区", "Gangcheng District"), "990203": ("沙湾区", "Shawan District"), "990221": ("渔浦县", "Yupu County"),
    "990302": ("松谷区", "Songgu District"), "990303": ("石桥区", "Shiqiao District"), "990321": ("竹溪县", "Zhuxi County"),
}  # fmt: skip
TOWNS = {"001": ("街道", "Subdistrict"), "100": ("镇", "Town")}
VILLAGES = {"001": ("社区", "Community"), "201": ("村", "Village")}
NAMES = [
    ("临溪", "Linxi"), ("青禾", "Qinghe"), ("桃溪", "Taoxi"), ("柳湾", "Liuwan"), ("安平", "Anping"), ("白石", "Baishi"),
    ("梅园", "Meiyuan"), ("长桥", "Changqiao"), ("南浦", "Nanpu"), ("双塔", "Shuangta"), ("清泉", "Qingquan"),
    ("高田", "Gaotian"), ("荷塘", "Hetang"), ("松林", "Songlin"), ("古渡", "Gudu"), ("新塘", "Xintang"), ("竹园", "Zhuyuan"),
    ("望江", "Wangjiang"),
]  # fmt: skip
MERGED = ("990122000000", t("旧禾县", "Old He County"), "990121000000", date(2023, 1, 1))
KNOWN = {"990102001": ("临溪街道", "Linxi Subdistrict"), "990102001001": ("桃溪社区", "Taoxi Community")}
WEEKDAYS = {str(day): [["09:00", "17:00"]] for day in range(1, 6)}
WITH_SATURDAY = {**WEEKDAYS, "6": [["09:00", "12:00"]]}
VILLAGE_HOURS = {str(day): [["08:30", "11:30"], ["14:00", "17:00"]] for day in range(1, 6)}
HOURS = t("周一至周五 9:00—17:00，午间不打烊", "Monday to Friday 9:00–17:00, open at noon")
SATURDAY_HOURS = t("周一至周五 9:00—17:00，周六上午 9:00—12:00", "Monday to Friday 9:00–17:00, Saturday 9:00–12:00")
SHORT_HOURS = t("周一至周五 8:30—11:30，14:00—17:00", "Monday to Friday 8:30–11:30, 14:00–17:00")
KINDS = {
    1: ("政务服务中心", "Government Service Centre"), 2: ("政务服务中心", "Government Service Centre"),
    3: ("政务服务中心", "Government Service Centre"), 4: ("便民服务中心", "Service Centre"), 5: ("便民服务站", "Service Station"),
}  # fmt: skip
ACCESS = t(
    "门口有坡道和盲道，停车场有无障碍车位，可借轮椅。",
    "Ramp and tactile paving at the door, accessible parking, wheelchairs to borrow.",
)


def divisions() -> list[tuple[str, dict[str, str], int, str]]:
    """(code, name, level, code above), upper ones first."""
    found = [(f"{code}00000000", t(*name), 2, PROVINCE) for code, name in CITIES.items()]
    found += [(f"{code}000000", t(*name), 3, f"{code[:4]}00000000") for code, name in COUNTIES.items()]
    for n, county in enumerate(COUNTIES):
        for m, (town, kind) in enumerate(TOWNS.items()):
            place = NAMES[(2 * n + m) % len(NAMES)]
            name = KNOWN.get(f"{county}{town}", (place[0] + kind[0], f"{place[1]} {kind[1]}"))
            found.append((f"{county}{town}000", t(*name), 4, f"{county}000000"))
            for k, (village, sort) in enumerate(VILLAGES.items()):
                place = NAMES[(2 * n + m + 5 * k + 2) % len(NAMES)]
                name = KNOWN.get(f"{county}{town}{village}", (place[0] + sort[0], f"{place[1]} {sort[1]}"))
                found.append((f"{county}{town}{village}", t(*name), 5, f"{county}{town}000"))
    return found


def load_regions(by: Actor) -> None:
    """Divisions, their service departments and halls; safe to repeat."""
    known = {row.code: row for row in Division.objects.all()}
    for code, name, level, above in divisions():
        row = {"code": code, "valid_from": SINCE, "name": name, "level": level, "parent": known[above]}
        if code not in known:
            enter_rows(Division, [row], keys=("code", "valid_from"), by=by)
            known[code] = Division.objects.get(code=code)
    code, name, into, until = MERGED
    row = {
        "code": code,
        "valid_from": SINCE,
        "valid_to": until,
        "name": name,
        "level": 3,
        "parent": known["990100000000"],
    }
    enter_rows(Division, [{**row, "merged_into": known[into]}], keys=("code", "valid_from"), by=by)
    load_departments(known, by)
    enter_rows(Hall, hall_rows(known), keys=("division", "name"), by=by)
    enter_rows(Window, window_rows(), keys=("hall", "number"), by=by)


def credit_code(division: str, serial: int) -> str:
    """A made-up organ's credit code that passes its check (GB 32100-2015)."""
    body = f"11{division[:6]}MB{serial:07d}"
    return body + uscc_check_character(body)


def load_departments(known: dict[str, Division], by: Actor) -> None:
    """Who runs the halls of each city and county; a second market regulator, so that rules can differ."""
    places = [row for row in known.values() if row.level <= 3 and row.code != HOME and row.valid_to is None]
    rows = [
        department(
            row,
            99,
            "service_hall",
            t(f"{row.name['zh-Hans']}政务服务管理局", f"{row.name['en']} Government Services Bureau"),
        )
        for row in places
    ]
    east = known["990103000000"]
    rows.append(
        department(east, 31, "market_regulation", t("东洲区市场监督管理局", "Dongzhou Market Regulation Bureau"))
    )
    enter_rows(Department, rows, keys=("code",), by=by)


def department(place: Division, serial: int, role: str, name: dict[str, str]) -> dict[str, Any]:
    """A row of the register of departments."""
    code = credit_code(place.code, serial)
    return {
        "code": code,
        "short_code": f"{serial:04d}",
        "role": role,
        "name": name,
        "division": place,
        "valid_from": SINCE,
    }


def hall_rows(known: dict[str, Division]) -> list[dict[str, Any]]:
    """A hall in every division."""
    runs = {row.division_id: row for row in Department.objects.filter(role="service_hall")}
    found = []
    for place in known.values():
        if place.valid_to is not None:
            continue
        upper = place if place.level <= 3 else known[f"{place.code[:6]}000000"]
        opening, hours = (WITH_SATURDAY, SATURDAY_HOURS) if place.level == 3 else (WEEKDAYS, HOURS)
        if place.level == 5:
            opening, hours = VILLAGE_HOURS, SHORT_HOURS
        longitude, latitude = position(place.code)
        chinese, english = KINDS[place.level]
        found.append(
            {
                "name": t(place.name["zh-Hans"] + chinese, f"{place.name['en']} {english}"), "valid_from": SINCE,
                "department": runs[upper.pk], "division": place, "phone": f"0990-{int(place.code[3:9]):07d}"[:12],
                "address": t(f"{place.name['zh-Hans']}政通路 1 号", f"1 Zhengtong Road, {place.name['en']}"),
                "hours": hours, "opening": opening, "access": ACCESS, "longitude": longitude, "latitude": latitude,
            }
        )  # fmt: skip
    return found


def position(code: str) -> tuple[float, float]:
    """Longitude and latitude in the open Pacific, where no real place can be meant."""
    city, county, town, village = int(code[2:4]), int(code[4:6]), int(code[6:9]), int(code[9:12])
    longitude = 155.4 + 0.6 * city + 0.013 * (county % 20) + 0.004 * (town % 7) + 0.0011 * (village % 5)
    latitude = 12.8 + 0.2 * (city % 2) + 0.017 * (county % 3) + 0.003 * (town % 3) + 0.0013 * (village % 3)
    return round(longitude, 5), round(latitude, 5)


def window_rows() -> list[dict[str, Any]]:
    """Two windows in the halls down to counties, one in the others."""
    rows = []
    for hall in Hall.objects.select_related("division"):
        rows.append({"hall": hall, "number": "A01", "name": t("综合窗口", "Comprehensive window"), "valid_from": SINCE})
        if hall.division.level <= 3:
            name = t("办不成事反映窗口", "Could-not-get-it-done window")
            rows.append({"hall": hall, "number": "A02", "name": name, "valid_from": SINCE})
    return rows
