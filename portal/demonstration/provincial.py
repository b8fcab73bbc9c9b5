"""The province's own departments: they keep the basic directory of their field (基本目录)."""

from typing import Any, NamedTuple

from records.ledger.actor import Actor
from records.registers.actions.entries import enter_rows
from records.registers.models import Department, Division

from .regions import PROVINCE, SINCE, credit_code
from .texts import t


class Organ(NamedTuple):
    """A department: the two digits of its field, its role, its name."""

    field: str
    role: str
    name: dict[str, str]

    @property
    def code(self) -> str:
        """Its made-up credit code."""
        return credit_code(PROVINCE, int(self.field))


ORGANS = {
    organ.role: organ
    for organ in (
        Organ("05", "education", t("岚江省教育厅", "Lanjiang Department of Education")),
        Organ("09", "public_security", t("岚江省公安厅", "Lanjiang Department of Public Security")),
        Organ("11", "civil_affairs", t("岚江省民政厅", "Lanjiang Department of Civil Affairs")),
        Organ("14", "human_resources", t("岚江省人力资源和社会保障厅", "Lanjiang Department of Human Resources and Social Security")),
        Organ("15", "natural_resources", t("岚江省自然资源厅", "Lanjiang Department of Natural Resources")),
        Organ("16", "environment", t("岚江省生态环境厅", "Lanjiang Department of Ecology and Environment")),
        Organ("17", "housing", t("岚江省住房和城乡建设厅", "Lanjiang Department of Housing and Construction")),
        Organ("18", "transport", t("岚江省交通运输厅", "Lanjiang Department of Transport")),
        Organ("20", "agriculture", t("岚江省农业农村厅", "Lanjiang Department of Agriculture")),
        Organ("23", "health", t("岚江省卫生健康委员会", "Lanjiang Health Commission")),
        Organ("24", "veterans", t("岚江省退役军人事务厅", "Lanjiang Department of Veterans Affairs")),
        Organ("25", "emergency", t("岚江省应急管理厅", "Lanjiang Department of Emergency Management")),
        Organ("30", "taxation", t("国家税务总局岚江省税务局", "Lanjiang Tax Service")),
        Organ("31", "market_regulation", t("岚江省市场监督管理局", "Lanjiang Administration for Market Regulation")),
        Organ("32", "drugs", t("岚江省药品监督管理局", "Lanjiang Drug Administration")),
        Organ("39", "disabled", t("岚江省残疾人联合会", "Lanjiang Disabled Persons' Federation")),
        Organ("40", "housing_fund", t("岚江省住房公积金管理中心", "Lanjiang Housing Fund Centre")),
    )
}  # fmt: skip
FIELDS = {
    "民政": "civil_affairs", "公安": "public_security", "公安(出入境)": "public_security", "公安(交管)": "public_security",
    "人社": "human_resources", "住建": "housing", "住建(排水)": "housing", "市场监管": "market_regulation", "药监": "drugs",
    "卫健": "health", "卫健(助产机构)": "health", "交通": "transport", "教育": "education", "税务": "taxation",
    "自然资源": "natural_resources", "生态环境": "environment", "农业农村": "agriculture", "残联": "disabled",
    "退役军人事务": "veterans", "公积金中心": "housing_fund", "应急管理": "emergency",
}  # fmt: skip


def organ_of(field: str) -> Organ:
    """Who keeps the directory of a field, as the list of items writes it: 公安(交管) → the police."""
    return ORGANS[FIELDS[field]]


def load_provincial(by: Actor) -> None:
    """Enter them; safe to repeat."""
    province = Division.objects.get(code=PROVINCE)
    rows: list[dict[str, Any]] = [
        {"code": organ.code, "short_code": f"{int(organ.field):04d}", "role": organ.role, "name": organ.name, "division": province, "valid_from": SINCE}
        for organ in ORGANS.values()
    ]  # fmt: skip
    enter_rows(Department, rows, keys=("code",), by=by)
