"""The 150 questions of a subsistence allowance, and which register answers which: what is left are five (domain.md §13)."""

from typing import Any

from .complete import field
from .parts import ADDRESS, BANK, NAME, NUMBER, PHONE, choices
from .texts import t

GENDERS = choices(("male", "男", "Male"), ("female", "女", "Female"))
MARRIED = choices(
    ("single", "未婚", "Single"),
    ("married", "已婚", "Married"),
    ("divorced", "离异", "Divorced"),
    ("widowed", "丧偶", "Widowed"),
)
WORK = choices(
    ("employed", "在职", "Employed"),
    ("flexible", "灵活就业", "Flexible"),
    ("jobless", "失业", "Jobless"),
    ("none", "不在就业年龄", "Not of working age"),
)
HEALTH = choices(
    ("good", "健康", "Good"), ("chronic", "患慢性病", "Chronic illness"), ("serious", "患重病", "Serious illness")
)
SEALED = {"money", "identity_document"}

# (id, kind, Chinese, English, register); a mark behind the kind: "?" may stay empty, "!" is sensitive
APPLICANT = """
gender|choice:gender|性别|Gender|population
birth_date|date|出生日期|Date of birth|population
ethnicity|text|民族|Ethnic group|population
id_valid_to|date|证件有效期至|Document valid until|population
registered_address|address|户籍地址|Registered address|household
registered_kind|choice:kind|户口性质|Kind of registration|household
marital_status|choice:married|婚姻状况|Marital status|marriage
education|text|文化程度|Education|education
work_state|choice:work|就业状况|Employment|employment
employer|text?|工作单位|Employer|employment
"""
HOUSEHOLD = """
household_number|text!|户号|Household number|household
household_head|text!|户主姓名|Head of the household|household
household_size|number|共同生活的家庭成员人数|Members of the household|household
household_since|date|户口登记日期|Registered since|household
subdistrict|text|所属街道（乡镇）|Subdistrict|household
community|text|所属社区（村）|Community|household
household_kind|choice:home|户别|Kind of household|household
moved_from|text?|迁入前所在地|Moved here from|household
"""
MEMBER = """
name|text!|姓名|Name|household
id|identity_document|证件号码|Document number|household
relation|text|与申请人的关系|Relation to the applicant|household
gender|choice:gender|性别|Gender|population
birth_date|date|出生日期|Date of birth|population
ethnicity|text|民族|Ethnic group|population
marital|choice:married|婚姻状况|Marital status|marriage
education|text|文化程度|Education|education
work|choice:work|就业状况|Employment|employment
employer|text?|工作（就读）单位|Employer or school|employment
health|choice:health|健康状况|Health|health
disabled|yes_no|是否持残疾人证|Disability certificate|disability
student|yes_no|是否在校学生|Student|education
insured|yes_no|是否参加医疗保险|Medical insurance|medical
"""
INCOME = """
wages|money|工资（元/月）|Wages a month (yuan)|tax
bonus|money|奖金（元/年）|Bonus a year (yuan)|tax
labour_fees|money|劳务报酬（元/年）|Fees for services a year (yuan)|tax
farming_income|money|种植养殖收入（元/年）|Farming a year (yuan)|farming
farm_subsidy|money|农业补贴（元/年）|Farm subsidies a year (yuan)|farming
business_income|money|经营收入（元/年）|Business a year (yuan)|tax
rent_income|money|租金收入（元/月）|Rent received a month (yuan)|tax
interest_income|money|利息收入（元/年）|Interest a year (yuan)|finance
dividend_income|money|红利收入（元/年）|Dividends a year (yuan)|finance
pension_income|money|养老金（元/月）|Pension a month (yuan)|social_insurance
jobless_benefit|money|失业保险金（元/月）|Unemployment benefit a month (yuan)|social_insurance
injury_benefit|money|工伤待遇（元/月）|Injury benefit a month (yuan)|social_insurance
survivor_benefit|money|遗属待遇（元/月）|Survivors' benefit a month (yuan)|social_insurance
old_age_allowance|money|高龄津贴（元/月）|Old-age allowance a month (yuan)|assistance
disability_allowance|money|残疾人补贴（元/月）|Disability subsidies a month (yuan)|disability
land_transfer|money|土地流转收入（元/年）|Land transfer a year (yuan)|farming
"""
PROPERTY = """
homes|number|住房套数|Number of homes|real_estate
home_area|number|住房建筑面积（平方米）|Area of homes (square metres)|real_estate
home_place|address?|住房坐落|Address of the home|real_estate
home_right|text?|产权性质|Kind of title|real_estate
shops|number|商铺数量|Number of shops|real_estate
parking|number|车位数量|Parking spaces|real_estate
land_area|number|承包地面积（亩）|Contracted land (mu)|farming
homestead|yes_no|是否有宅基地|Homestead|real_estate
demolition_sum|money|三年内拆迁补偿（元）|Compensation in three years (yuan)|real_estate
vehicles|number|机动车数量|Motor vehicles|vehicles
vehicle_kind|text?|车辆类型|Kind of vehicle|vehicles
vehicle_since|date?|车辆登记日期|Vehicle registered on|vehicles
ships|number|船舶数量|Ships|vehicles
deposits|money|银行存款（元）|Deposits (yuan)|finance
securities|money|有价证券市值（元）|Securities (yuan)|finance
funds|money|基金市值（元）|Funds (yuan)|finance
policy_value|money|商业保险现金价值（元）|Cash value of policies (yuan)|finance
loans|money|贷款余额（元）|Loans outstanding (yuan)|finance
provident_balance|money|住房公积金余额（元）|Housing fund (yuan)|provident
firms|number|名下企业数量|Firms owned|market
"""
INSURANCE = """
pension_insured|yes_no|是否参加养老保险|Pension insurance|social_insurance
pension_months|number|养老保险缴费月数|Months of pension insurance|social_insurance
jobless_insured|yes_no|是否参加失业保险|Unemployment insurance|social_insurance
injury_insured|yes_no|是否参加工伤保险|Injury insurance|social_insurance
medical_insured|yes_no|是否参加医疗保险|Medical insurance|medical
medical_kind|text|医疗保险类型|Kind of medical insurance|medical
medical_paid|yes_no|今年是否已缴费|Paid this year|medical
public_rental|yes_no|是否享受公租房|Public rental home|housing
rent_subsidy|money|住房租赁补贴（元/月）|Rent subsidy a month (yuan)|housing
extremely_poor|yes_no|是否特困人员|Extremely poor person|assistance
orphan|yes_no|是否孤儿或事实无人抚养儿童|Orphan|assistance
subsistence_before|yes_no|以前是否享受过低保|Allowance before|assistance
subsistence_until|date?|以前的低保停发日期|Allowance ended on|assistance
temporary_aid|number|两年内临时救助次数|Temporary assistance in two years|assistance
temporary_sum|money|两年内临时救助金额（元）|Sum of that assistance (yuan)|assistance
"""
CARE = """
chronic|yes_no|申请人是否患慢性病|Chronic illness|health
serious|yes_no|申请人是否患重病|Serious illness|health
illness_name|text!?|病种|Illness|health
hospital_days|number|一年内住院天数|Days in hospital in a year|medical
medical_costs|money|一年内医疗费用（元）|Medical costs in a year (yuan)|medical
self_paid|money|其中个人负担（元）|Of which paid by yourself (yuan)|medical
disability|yes_no|申请人是否持残疾人证|Disability certificate|disability
disability_kind|text!?|残疾类别|Kind of disability|disability
disability_level|text!?|残疾等级|Level of disability|disability
care_needed|yes_no|是否需要照料护理|Needs care|disability
nursing_home|yes_no|是否入住养老机构|In a nursing home|assistance
"""
STUDY = """
students|number|在校子女人数|Children at school|education
school_name|text?|就读学校|School|education
school_stage|text?|就读阶段|Stage of schooling|education
tuition|money|学费（元/年）|Tuition a year (yuan)|education
boarding|money|住宿费（元/年）|Boarding a year (yuan)|education
scholarship|money|助学金（元/年）|Scholarship a year (yuan)|education
school_aid|yes_no|是否享受学生资助|Student aid|education
rent_paid|money|支付房租（元/月）|Rent paid a month (yuan)|housing
"""
SUPPORT = """
supporters|number|法定赡养抚养扶养人数|Persons obliged to support|population
supporter_name|text!?|赡养抚养扶养人姓名|Name of the supporter|population
supporter_relation|text?|与申请人的关系|Relation|population
supporter_work|text?|其工作状况|Their employment|employment
supporter_wages|money|其工资（元/月）|Their wages a month (yuan)|tax
supporter_pension|money|其养老金（元/月）|Their pension a month (yuan)|social_insurance
supporter_aid|yes_no|其是否低保对象|They receive an allowance|assistance
support_order|yes_no|是否有赡养抚养判决|Support ordered by a court|population
support_sum|money|判决的赡养抚养费（元/月）|Support ordered a month (yuan)|population
"""
OTHER = """
tax_paid|money|个人所得税（元/年）|Income tax a year (yuan)|tax
company_posts|number|担任企业职务数|Posts in firms|market
migrant|yes_no|是否常住外地|Lives elsewhere|population
"""
CHOICES = {
    "gender": GENDERS, "married": MARRIED, "work": WORK, "health": HEALTH,
    "kind": choices(("urban", "城镇", "Urban"), ("rural", "农村", "Rural")),
    "home": choices(("family", "家庭户", "Family"), ("collective", "集体户", "Collective")),
}  # fmt: skip
MEMBERS = (2, 3, 4)


def asked(lines: str, prefix: str = "") -> list[dict[str, Any]]:
    """The fields of a part, each with the register that knows it; `prefix` tells one member from another."""
    return [one(prefix, *line.split("|")) for line in lines.strip().split("\n")]


def one(prefix: str, key: str, kind: str, chinese: str, english: str, register: str) -> dict[str, Any]:
    """One field."""
    more: dict[str, Any] = {"required": "?" not in kind, "sensitive": "!" in kind}
    name, (kind, _colon, options) = prefix + key, kind.strip("?!").partition(":")
    more["sensitive"] |= kind in SEALED
    if options:
        more["choices"] = CHOICES[options]
    return field(name, kind, t(chinese, english), prefill=f"register:{register}.{name}", **more)


def group(key: str, chinese: str, english: str, *fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A part of the form."""
    return {"id": key, "title": t(chinese, english), "fields": list(fields), **more}


HARDSHIP = choices(
    ("illness", "因病", "Illness"), ("disability", "因残", "Disability"), ("jobless", "失业", "Loss of work"),
    ("study", "因学", "Schooling"), ("accident", "突发意外", "An accident"), ("other", "其他", "Other"),
)  # fmt: skip
LEFT = (
    ADDRESS,
    field("hardship", "choice", t("主要困难原因", "Main reason for hardship"), choices=HARDSHIP),
    field("household_income", "money", t("家庭月总收入（元）", "Household income a month (yuan)"), sensitive=True, hint=t("把全家人的收入加在一起。", "Of all members together.")),
    BANK,
    field("family_agrees", "declaration", t("共同生活的家庭成员都同意核对家庭经济状况", "All members agree to the means check")),
)  # fmt: skip
FORM: dict[str, Any] = {
    "groups": [
        group("request", "还要您填的", "Left for you", *LEFT),
        group("applicant", "申请人", "Applicant", NAME, NUMBER, PHONE, *asked(APPLICANT)),
        group("household", "家庭", "Household", *asked(HOUSEHOLD)),
        *(
            group(f"member_{n}", f"家庭成员 {n}", f"Member {n}", *asked(MEMBER, f"m{n}_"), show_when=f"household_size >= {n}")
            for n in MEMBERS
        ),
        group("income", "收入", "Income", *asked(INCOME)),
        group("property", "财产", "Property", *asked(PROPERTY)),
        group("insurance", "保险和救助", "Insurance and assistance", *asked(INSURANCE)),
        group("care", "健康和照料", "Health and care", *asked(CARE)),
        group("study", "就学和居住支出", "Schooling and rent", *asked(STUDY)),
        group("support", "赡养抚养扶养人", "Those obliged to support", *asked(SUPPORT)),
        group("other", "其他", "Other", *asked(OTHER)),
    ],
    "checks": [{"id": "has_members", "that": "household_size >= 1", "field": "household_size", "sentence": t("家庭成员至少 1 人。", "At least one member.")}],
}  # fmt: skip
