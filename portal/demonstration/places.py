"""Divisions, departments, the hall, its windows, dictionaries, announced calendar days."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import chinese_calendar
import holidays

from identity.rules.roles import CATALOGUE
from records.ledger.actor import Actor
from records.registers.actions.entries import enter_rows
from records.registers.models import CalendarDay, Department, Division

from .county import OFFICES
from .dictionaries import load_dictionaries
from .provincial import load_provincial
from .regions import HOME, credit_code, load_regions
from .texts import t

SINCE = date(2020, 1, 1)
DIVISIONS = [
    ("990000000000", t("岚江省", "Lanjiang Province"), 1, None),
    ("990100000000", t("清和市", "Qinghe City"), 2, "990000000000"),
    ("990102000000", t("云浦区", "Yunpu District"), 3, "990100000000"),
    ("990102001000", t("临溪街道", "Linxi Subdistrict"), 4, "990102000000"),
    ("990102001001", t("桃溪社区", "Taoxi Community"), 5, "990102001000"),
]
MORE = [
    (9, "public_security", t("云浦区公安分局", "Yunpu Public Security Branch")),
    (14, "human_resources", t("云浦区人力资源和社会保障局", "Yunpu Human Resources and Social Security Bureau")),
    (23, "health", t("云浦区卫生健康局", "Yunpu Health Bureau")),
    (34, "medical_insurance", t("云浦区医疗保障局", "Yunpu Medical Insurance Bureau")),
    *((office.serial, office.role, office.name) for office in OFFICES),
]
DEPARTMENTS = [
    ("11990102MB0000031T", "0031", "market_regulation", t("云浦区市场监督管理局", "Yunpu Market Regulation Bureau")),
    ("11990102MB00000546", "0054", "fire_rescue", t("云浦区消防救援大队", "Yunpu Fire and Rescue Brigade")),
    ("11990102MB0000099R", "0099", "service_hall", t("云浦区政务服务管理局", "Yunpu Government Services Bureau")),
    ("11990102MB0000011Q", "0011", "civil_affairs", t("云浦区民政局", "Yunpu Civil Affairs Bureau")),
    *((credit_code(HOME, serial), f"{serial:04d}", role, name) for serial, role, name in MORE),
]
CODES = {
    "mandate_role": [(code, t(role.name, role.english)) for code, role in CATALOGUE.items()],
    "item_type": [
        ("00", t("行政权力事项", "Administrative powers")),
        ("01", t("行政许可", "Licence")), ("02", t("行政处罚", "Penalty")), ("03", t("行政强制", "Coercion")),
        ("04", t("行政征收", "Levy")), ("05", t("行政给付", "Benefit")), ("06", t("行政检查", "Inspection")),
        ("07", t("行政确认", "Confirmation")), ("08", t("行政奖励", "Award")), ("09", t("行政裁决", "Adjudication")),
        ("10", t("其他行政权力", "Other powers")), ("11", t("政府内部审批", "Internal approval")), ("20", t("公共服务", "Public service")),
    ],
    "certificate_kind": [
        ("111", t("居民身份证", "Resident ID card")), ("414", t("普通护照", "Passport")),
        ("113", t("户口簿", "Household register")), ("154", t("居住证", "Residence permit")),
        ("553", t("外国人永久居留身份证", "Foreign permanent resident ID card")),
        ("001", t("统一社会信用代码", "Unified social credit code")), ("099", t("其他法人证件", "Other certificate of a legal person")),
        ("516", t("港澳居民来往内地通行证", "Mainland travel permit, HK and Macao")),
        ("511", t("台湾居民来往大陆通行证", "Mainland travel permit, Taiwan")),
    ],
    "seal_kind": [("business", t("行政审批专用章", "Approval seal")), ("certificate", t("证照专用章", "Certificate seal"))],
    "organisation_kind": [("individual_business", t("个体工商户", "Individual business")), ("enterprise", t("企业", "Enterprise"))],
}  # fmt: skip
THEMES = json.loads(Path(__file__).with_name("themes.json").read_text(encoding="utf-8"))
CODES |= {
    f"theme_{audience}": [(row["zh"], t(row["zh"], row["en"])) for row in THEMES[audience]]
    for audience in ("natural", "legal")
}
STANDARD = {
    "theme_natural": "国办函〔2016〕108号",
    "theme_legal": "国办函〔2016〕108号",
    "item_type": "GB/T 39046-2020 A.1",
    "certificate_kind": "GA/T 2000.156",
}


def load_places(by: Actor) -> None:
    """Enter all register rows; safe to repeat."""
    for code, name, level, parent in DIVISIONS:
        above = Division.objects.filter(code=parent).first() if parent else None
        row = {"code": code, "valid_from": SINCE, "name": name, "level": level, "parent": above}
        enter_rows(Division, [row], keys=("code", "valid_from"), by=by)
    county = Division.objects.get(code="990102000000")
    rows: list[dict[str, Any]] = [
        {"code": code, "short_code": short, "role": role, "name": name, "division": county, "valid_from": SINCE}
        for code, short, role, name in DEPARTMENTS
    ]
    enter_rows(Department, rows, keys=("code",), by=by)
    load_regions(by)
    load_provincial(by)
    codes = [
        {"set": kind, "code": code, "label": label, "standard": STANDARD.get(kind, "岚江省地方代码"), "order": order,
         "valid_from": SINCE, "data": CATALOGUE[code].data() if kind == "mandate_role" else {}}
        for kind, entries in CODES.items() for order, (code, label) in enumerate(entries)
    ]  # fmt: skip
    load_dictionaries(codes, by)
    enter_rows(CalendarDay, calendar_rows(), keys=("date", "region"), by=by)


def calendar_rows() -> list[dict[str, Any]]:
    """Holidays and make-up days of 2025–2026 as announced, of 2027 by the statutory days (provisional)."""
    announced = "国务院办公厅关于节假日安排的通知"
    years = {2025, 2026}
    free = [d for d in chinese_calendar.constants.holidays if d.year in years]
    made_up = [d for d in chinese_calendar.constants.workdays if d.year in years]
    rows = [{"date": d, "region": "", "kind": "holiday", "source": announced} for d in free]
    rows += [{"date": d, "region": "", "kind": "make_up", "source": announced} for d in made_up]
    later = holidays.country_holidays("CN", years=[2027])
    source = "全国年节及纪念日放假办法"
    return rows + [{"date": d, "region": "", "kind": "holiday", "source": source, "provisional": True} for d in later]
