"""The seven bundles beside 开办餐饮店: members with conditions and order; figures come from the members, never from here.

What a bundle's clock promises and which conditions hold are the demonstration's own, to be checked (待核) before use.
"""

from typing import Any

from .parts import ORGANS
from .texts import t


def member(item: str, chinese: str, english: str, **more: Any) -> dict[str, Any]:
    """A member by the code of its item."""
    return {"item": item, "name": t(chinese, english), **more}


def bundle(
    chinese: str, english: str, summary: dict[str, str], lead: str, days: int,
    *members: dict[str, Any], audience: tuple[str, ...] = ("natural",),
) -> dict[str, Any]:  # fmt: skip
    """One bundle with its own clock in working days."""
    return {
        "name": t(f"{chinese}一件事", english), "summary": summary, "lead_role": lead, "lead_name": ORGANS[lead],
        "audience": list(audience), "promised": {"days": days, "unit": "WD"}, "members": list(members),
    }  # fmt: skip


FIRMS = ("legal",)
BIRTH_CERTIFICATE, HOUSEHOLD_ENTRY, CARD = "992023044000", "990709013000", "992014024000"
COMPANY, TAX_CLEARANCE, RETIREMENT = "990731035000", "992030055000", "990714023000"
DISABILITY_CARD, TRANSFER, DEATH = "990739059000", "990715056000", "990709121000"
EMPLOYER = t("招用员工的", "If you employ people")
SEVEN: dict[str, dict[str, Any]] = {
    "99TCP0001": bundle(
        "新生儿出生", "A child is born", t("出生证、户口、医保、社保卡一次申请，前一件办成后一件接着办。", "Birth certificate, registration, insurance and card in one application, one after the other."), "health", 3,
        member(BIRTH_CERTIFICATE, "出生医学证明首次签发", "Birth certificate"),
        member("992023045000", "生育登记", "Childbirth registration"),
        member(HOUSEHOLD_ENTRY, "出生登记", "Birth registration", after=[BIRTH_CERTIFICATE]),
        member(CARD, "社会保障卡申领（新生儿）", "Social-security card", after=[HOUSEHOLD_ENTRY]),
        member("992034101000", "城乡居民基本医疗保险参保登记", "Medical insurance", after=[HOUSEHOLD_ENTRY]),
        member("992023102000", "预防接种证办理", "Vaccination record", after=[BIRTH_CERTIFICATE]),
    ),
    "99TCP0002": bundle(
        "企业开办", "Start a company", t("执照、公章、税务、社保、公积金、银行开户一次申请。", "Licence, seals, tax, insurance, fund and bank in one application."), "market_regulation", 1,
        member(COMPANY, "公司设立登记", "Company registration"),
        member("991009103000", "公章刻制备案", "Seal filing", after=[COMPANY]),
        member("991030054000", "新办纳税人套餐", "New-taxpayer set", after=[COMPANY]),
        member("992014104000", "社会保险登记", "Insurance registration", after=[COMPANY], optional=True, condition=EMPLOYER),
        member("992040105000", "住房公积金缴存登记", "Housing-fund registration", after=[COMPANY], optional=True, condition=EMPLOYER),
        member("992026106000", "银行开户预约", "Bank account appointment", after=[COMPANY], optional=True),
        audience=FIRMS,
    ),
    "99TCP0004": bundle(
        "企业注销登记", "Close a company", t("一次申请，税务、社保、公积金、海关、银行、登记、印章依次注销。", "Tax, insurance, fund, customs, bank, registration and seals in order."), "market_regulation", 7,
        member(TAX_CLEARANCE, "清税申报", "Tax clearance"),
        member("992014107000", "社会保险登记注销", "End of insurance registration", after=[TAX_CLEARANCE]),
        member("992040108000", "住房公积金账户注销", "End of the fund account", after=[TAX_CLEARANCE]),
        member("991029109000", "海关报关单位备案注销", "End of customs filing", after=[TAX_CLEARANCE], optional=True, condition=t("有海关备案的", "If filed with customs")),
        member("992026110000", "银行账户注销", "Bank account closed", after=[TAX_CLEARANCE]),
        member("990731111000", "企业注销登记", "End of the registration", after=["992014107000", "992040108000", "991029109000", "992026110000"]),
        member("991009112000", "印章注销", "Seals cancelled", after=["990731111000"]),
        audience=FIRMS,
    ),
    "99TCP0005": bundle(
        "退休", "Retire", t("一次申请，办完退休，医保和公积金接着办。", "Retirement, insurance and fund, in their order."), "human_resources", 20,
        member(RETIREMENT, "企业职工正常退休申请", "Employee retirement"),
        member("992034113000", "退休人员医疗保险待遇核定", "Medical insurance of retired persons", after=[RETIREMENT]),
        member("992040114000", "退休提取住房公积金", "Housing-fund withdrawal", after=[RETIREMENT], optional=True, condition=t("有公积金的", "If you have a fund account")),
        member("992009115000", "户籍信息确认", "Registration confirmed"),
        member("990511010000", "高龄津贴申领", "Old-age allowance", after=[RETIREMENT], optional=True, condition=t("年满 80 周岁后提醒", "Reminded at 80")),
    ),
    "99TCP0006": bundle(
        "残疾人服务", "Services for disabled people", t("一次申请，办证之后补贴和救助接着同时办。", "Certificate first, then subsidies side by side."), "disabled", 35,
        member(DISABILITY_CARD, "残疾人证办理", "Disability certificate"),
        member("990511011000", "困难残疾人生活补贴和重度残疾人护理补贴", "Two disability subsidies", after=[DISABILITY_CARD]),
        member("990539116000", "残疾人机动轮椅车燃油补贴", "Fuel subsidy", after=[DISABILITY_CARD], optional=True, condition=t("有机动轮椅车的", "If you have a motor wheelchair")),
        member("990511001000", "最低生活保障对象认定、保障金给付", "Subsistence allowance", after=[DISABILITY_CARD], optional=True, condition=t("家庭收入低于低保标准的", "If income is below the standard")),
        member("992014117000", "城乡居民养老保险代缴", "Pension contributions paid", after=[DISABILITY_CARD], optional=True),
    ),
    "99TCP0007": bundle(
        "二手房转移登记及水电气联动过户", "Transfer a home with water, power and gas", t("一次申请，先缴税，再登记，水电气随后过户。", "Tax, registration, then water, power and gas."), "natural_resources", 4,
        member("992030118000", "契税申报", "Deed tax"),
        member(TRANSFER, "不动产转移登记（存量房买卖）", "Real-estate transfer", after=["992030118000"]),
        member("990715119000", "不动产抵押登记", "Mortgage registration", after=[TRANSFER], optional=True, condition=t("贷款购房的", "If you borrow")),
        member("992072120000", "水电气有线过户", "Water, power, gas and cable", after=[TRANSFER]),
    ),
    "99TCP0008": bundle(
        "公民身后", "After a death", t("近亲属要办的户口、养老、公积金、医保、不动产，一次申请。", "What near relatives have to do, in its order."), "civil_affairs", 10,
        member(DEATH, "户口注销", "End of household registration"),
        member("992014122000", "遗属待遇和丧葬补助", "Survivors' benefit and funeral grant", after=[DEATH]),
        member("992040123000", "继承提取住房公积金", "Housing-fund withdrawal", after=[DEATH], optional=True),
        member("992034124000", "医疗保险个人账户提取", "Medical account withdrawal", after=[DEATH], optional=True),
        member("990715125000", "不动产转移登记（继承）", "Real-estate transfer by inheritance", after=[DEATH], optional=True),
        member("990511126000", "最低生活保障停发", "End of subsistence allowance", after=[DEATH], optional=True, condition=t("生前领取低保的", "If it was paid")),
    ),
}  # fmt: skip
