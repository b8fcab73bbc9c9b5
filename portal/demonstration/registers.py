"""What the registers of the demonstration know of Lin and her household: mother and daughter, all invented."""

from datetime import datetime
from typing import Any

from records.clock import CHINA
from records.ledger.actor import Actor
from services.actions.registering import enter_register_record

from .cast import person
from .subsistence import FORM

AS_OF = datetime(2026, 11, 2, 9, tzinfo=CHINA)
LIN: dict[str, Any] = {
    "gender": "female", "birth_date": "1988-04-12", "ethnicity": "汉族", "id_valid_to": "2036-05-01",
    "registered_address": "云浦区临溪街道桃溪路 20 号", "registered_kind": "urban", "marital_status": "divorced",
    "education": "高中", "work_state": "flexible", "employer": "云浦区林记面馆",
    "household_number": "9901020017733", "household_head": "林晓岚", "household_size": "3", "household_since": "2012-03-06",
    "subdistrict": "临溪街道", "community": "桃溪社区", "household_kind": "family", "moved_from": "河口区",
    "m2_name": "林阿婆", "m2_id": "990102195506073523", "m2_relation": "母亲", "m2_gender": "female", "m2_birth_date": "1955-06-07",
    "m2_ethnicity": "汉族", "m2_marital": "widowed", "m2_education": "小学", "m2_work": "none", "m2_employer": "",
    "m2_health": "serious", "m2_disabled": False, "m2_student": False, "m2_insured": True,
    "m3_name": "林小满", "m3_id": "990102201505212649", "m3_relation": "女儿", "m3_gender": "female", "m3_birth_date": "2015-05-21",
    "m3_ethnicity": "汉族", "m3_marital": "single", "m3_education": "小学在读", "m3_work": "none", "m3_employer": "桃溪路小学",
    "m3_health": "good", "m3_disabled": False, "m3_student": True, "m3_insured": True,
    "pension_income": "186", "home_area": "62", "homes": "1", "home_place": "云浦区临溪街道桃溪路 20 号", "home_right": "房改房",
    "deposits": "3200", "loans": "45000", "pension_months": "121", "medical_kind": "城乡居民", "firms": "1",
    "hospital_days": "24", "medical_costs": "61800", "self_paid": "19400", "students": "1", "school_name": "桃溪路小学",
    "school_stage": "小学五年级", "supporters": "1", "supporter_name": "林晓峰", "supporter_relation": "弟弟",
    "supporter_work": "在职", "supporter_wages": "3900", "pension_insured": True, "medical_insured": True, "medical_paid": True,
}  # fmt: skip
NOTHING: dict[str, Any] = {"money": "0", "number": "0", "yes_no": False}


def load_registers(by: Actor) -> None:
    """Lin's household."""
    tell_household(person("lin").reference, LIN, by=by)


def tell_household(reference: str, known: dict[str, Any], *, by: Actor) -> None:
    """One record per register; what does not apply is nought or no, and what may be empty stays so."""
    told: dict[str, dict[str, Any]] = {}
    for field in [field for group in FORM["groups"] for field in group["fields"]]:
        name = field.get("prefill", "")
        if not name.startswith("register:"):
            continue
        register, _dot, key = name.removeprefix("register:").partition(".")
        value = known.get(key, NOTHING.get(field["kind"], ""))
        if value != "" and not key.startswith("m4_"):
            told.setdefault(register, {})[key] = value
    for register, data in told.items():
        enter_register_record(register, reference, data, as_of=AS_OF, by=by)


def like_lins(name: str) -> dict[str, Any]:
    """A household of three with the same circumstances as Lin's, under another head."""
    return {**LIN, "household_head": name, "m2_name": "家人甲", "m3_name": "家人乙", "supporter_name": "亲属甲"}
