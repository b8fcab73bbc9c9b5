"""The seven bundles beside 开办餐饮店: members with conditions and order; figures come from the members, never from here.

What a bundle's clock promises and which conditions hold are the demonstration's own, to be checked (待核) before use.
"""

from typing import Any

from .texts import t


def member(item: str, chinese: str, english: str, **more: Any) -> dict[str, Any]:
    """A member by the code of its item, or by a plain word where the catalogue lists no such item yet."""
    return {"item": item, "name": t(chinese, english), **more}


def bundle(
    chinese: str, english: str, summary: dict[str, str], lead: str, lead_name: dict[str, str], days: int,
    *members: dict[str, Any], audience: tuple[str, ...] = ("natural",),
) -> dict[str, Any]:  # fmt: skip
    """One bundle with its own clock in working days."""
    return {
        "name": t(f"{chinese}一件事", english), "summary": summary, "lead_role": lead, "lead_name": lead_name,
        "audience": list(audience), "promised": {"days": days, "unit": "WD"}, "members": list(members),
    }  # fmt: skip


FIRMS = ("legal",)
MARKET, PEOPLE = t("市场监管", "Market regulation"), t("人社", "Human resources and social security")
HEALTH, CIVIL, LAND = t("卫健", "Health"), t("民政", "Civil affairs"), t("自然资源", "Natural resources")
INSURANCE, FUND, TAX = t("医保", "Medical insurance"), t("公积金中心", "Housing fund centre"), t("税务", "Taxation")
POLICE, CUSTOMS, BANKS = t("公安", "Public security"), t("海关", "Customs"), t("银行", "Banks")
DISABLED_FEDERATION, WORKS = (
    t("残联", "Disabled persons' federation"),
    t("水电气企业", "Water, power and gas companies"),
)
BIRTH_CERTIFICATE, HOUSEHOLD_ENTRY, CARD = "992023044000", "990709013000", "992014024000"
COMPANY, TAX_CLEARANCE, RETIREMENT = "990731035000", "992030055000", "990714023000"
DISABILITY_CARD, TRANSFER, DEATH = "990739059000", "990715056000", "household-exit"
EMPLOYER = t("招用员工的", "If you employ people")
SEVEN: dict[str, dict[str, Any]] = {
    "99TCP0001": bundle(
        "新生儿出生", "A child is born", t("出生证、户口、医保、社保卡按先后排好，一次讲清。", "Birth certificate, registration, insurance and card, in their order."), "health", HEALTH, 10,
        member(BIRTH_CERTIFICATE, "出生医学证明首次签发", "Birth certificate"),
        member("992023045000", "生育登记", "Childbirth registration"),
        member(HOUSEHOLD_ENTRY, "出生登记", "Birth registration", after=[BIRTH_CERTIFICATE]),
        member(CARD, "社会保障卡申领（新生儿）", "Social-security card", after=[HOUSEHOLD_ENTRY]),
        member("medical-insurance", "城乡居民基本医疗保险参保登记", "Medical insurance", organ=INSURANCE, after=[HOUSEHOLD_ENTRY]),
        member("vaccination-record", "预防接种证办理", "Vaccination record", organ=HEALTH, after=[BIRTH_CERTIFICATE]),
    ),
    "99TCP0002": bundle(
        "企业开办", "Start a company", t("执照、公章、税务、社保、公积金、银行开户按先后排好，一次讲清。", "Licence, seals, tax, insurance, fund and bank, in their order."), "market_regulation", MARKET, 1,
        member(COMPANY, "公司设立登记", "Company registration"),
        member("seal-filing", "公章刻制备案", "Seal filing", organ=POLICE, after=[COMPANY]),
        member("991030054000", "新办纳税人套餐", "New-taxpayer set", after=[COMPANY]),
        member("social-insurance", "社会保险登记", "Insurance registration", organ=PEOPLE, after=[COMPANY], optional=True, condition=EMPLOYER),
        member("housing-fund", "住房公积金缴存登记", "Housing-fund registration", organ=FUND, after=[COMPANY], optional=True, condition=EMPLOYER),
        member("bank-account", "银行开户预约", "Bank account appointment", organ=BANKS, after=[COMPANY], optional=True),
        audience=FIRMS,
    ),
    "99TCP0004": bundle(
        "企业注销登记", "Close a company", t("税务、社保、公积金、海关、银行、登记、印章依次注销。", "Tax, insurance, fund, customs, bank, registration and seals in order."), "market_regulation", MARKET, 20,
        member(TAX_CLEARANCE, "清税申报", "Tax clearance"),
        member("social-insurance-end", "社会保险登记注销", "End of insurance registration", organ=PEOPLE, after=[TAX_CLEARANCE]),
        member("housing-fund-end", "住房公积金账户注销", "End of the fund account", organ=FUND, after=[TAX_CLEARANCE]),
        member("customs-end", "海关报关单位备案注销", "End of customs filing", organ=CUSTOMS, after=[TAX_CLEARANCE], optional=True, condition=t("有海关备案的", "If filed with customs")),
        member("bank-account-end", "银行账户注销", "Bank account closed", organ=BANKS, after=[TAX_CLEARANCE]),
        member("company-end", "公司注销登记", "End of company registration", organ=MARKET, after=["social-insurance-end", "housing-fund-end", "bank-account-end"]),
        member("seals-end", "印章注销", "Seals cancelled", organ=POLICE, after=["company-end"]),
        audience=FIRMS,
    ),
    "99TCP0005": bundle(
        "退休", "Retire", t("先办退休，医保和公积金随后，津贴到龄提醒。", "Retirement, insurance and fund, in their order."), "human_resources", PEOPLE, 15,
        member(RETIREMENT, "企业职工正常退休申请", "Employee retirement"),
        member("retired-insurance", "退休人员医疗保险待遇核定", "Medical insurance of retired persons", organ=INSURANCE, after=[RETIREMENT]),
        member("retirement-fund", "退休提取住房公积金", "Housing-fund withdrawal", organ=FUND, after=[RETIREMENT], optional=True, condition=t("有公积金的", "If you have a fund account")),
        member("990511010000", "高龄津贴申领", "Old-age allowance", after=[RETIREMENT], optional=True, condition=t("年满 80 周岁后提醒", "Reminded at 80")),
    ),
    "99TCP0006": bundle(
        "残疾人服务", "Services for disabled people", t("办证之后，补贴和救助同时申请。", "Certificate first, then subsidies side by side."), "civil_affairs", DISABLED_FEDERATION, 20,
        member(DISABILITY_CARD, "残疾人证办理", "Disability certificate"),
        member("990511011000", "困难残疾人生活补贴和重度残疾人护理补贴", "Two disability subsidies", after=[DISABILITY_CARD]),
        member("wheelchair-fuel", "残疾人机动轮椅车燃油补贴", "Fuel subsidy", organ=DISABLED_FEDERATION, after=[DISABILITY_CARD], optional=True, condition=t("有机动轮椅车的", "If you have a motor wheelchair")),
        member("990511001000", "最低生活保障对象认定、保障金给付", "Subsistence allowance", after=[DISABILITY_CARD], optional=True, condition=t("家庭收入低于低保标准的", "If income is below the standard")),
        member("pension-paid", "城乡居民养老保险代缴", "Pension contributions paid", organ=PEOPLE, after=[DISABILITY_CARD], optional=True),
    ),
    "99TCP0007": bundle(
        "二手房转移登记及水电气联动过户", "Transfer a home with water, power and gas", t("先缴税，再登记，水电气随后过户。", "Tax, registration, then water, power and gas."), "natural_resources", LAND, 3,
        member("deed-tax", "契税申报", "Deed tax", organ=TAX),
        member(TRANSFER, "不动产转移登记（存量房买卖）", "Real-estate transfer", after=["deed-tax"]),
        member("mortgage", "不动产抵押登记", "Mortgage registration", organ=LAND, after=[TRANSFER], optional=True, condition=t("贷款购房的", "If you borrow")),
        member("utilities", "水电气有线过户", "Water, power, gas and cable", organ=WORKS, after=[TRANSFER]),
    ),
    "99TCP0008": bundle(
        "公民身后", "After a death", t("户口、养老、公积金、医保、不动产近亲属要办的事按先后排好。", "What near relatives have to do, in its order."), "civil_affairs", CIVIL, 15,
        member(DEATH, "户口注销", "End of household registration", organ=POLICE),
        member("survivors-benefit", "遗属待遇和丧葬补助", "Survivors' benefit and funeral grant", organ=PEOPLE, after=[DEATH]),
        member("inherited-fund", "继承提取住房公积金", "Housing-fund withdrawal", organ=FUND, after=[DEATH], optional=True),
        member("medical-account", "医疗保险个人账户提取", "Medical account withdrawal", organ=INSURANCE, after=[DEATH], optional=True),
        member("inherited-home", "不动产转移登记（继承）", "Real-estate transfer by inheritance", organ=LAND, after=[DEATH], optional=True),
        member("allowance-end", "最低生活保障停发", "End of subsistence allowance", organ=CIVIL, after=[DEATH], optional=True, condition=t("生前领取低保的", "If it was paid")),
    ),
}  # fmt: skip
