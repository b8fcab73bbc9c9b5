"""Items 12, 15, 18, 35, 36 and 43 of the catalogue: certificates and registrations, to the last element."""

from typing import Any

from .complete import LICENCE, PREMISES, field
from .flows import FLOWS
from .later_life import later_life
from .parts import (
    ADDRESS,
    HOUSEHOLD,
    ID_CARD,
    ORGANS,
    PHOTO,
    bases,
    brought,
    choices,
    form,
    lines,
    made_from_form,
    option,
    question,
    result,
    shared,
    situation,
    steps,
    steps_of,
    whole_item,
)  # fmt: skip
from .texts import t

POLICE, MARKET, HEALTH = "public_security", "market_regulation", "health"
RATE = "标准以收费目录为准（待核）"
ITEM_12 = whole_item(
    POLICE, "990709012000", number=12, name=t("居民身份证换领、补领", "ID-card renewal"), process="checked_once",
    summary=t("身份证到期、损坏或丢失，可以换领、补领。", "Renew an identity card that has expired, is damaged or lost."),
    statutory={"days": 60, "unit": "D"}, promised={"days": 20, "unit": "WD"}, visits=1, depth="III",
    visit_reason=t("要现场采集指纹。", "Fingerprints are taken on the spot."),
    in_person=True, in_person_basis="b1",
    fee={"charged": True, "text": t(RATE, "By the fee list, to be checked."), "basis": "b2", "lines": [{"id": "f1", "name": t("居民身份证工本费", "Card fee"), "rate": t(RATE, "By the fee list, to be checked."), "basis": "b2"}]},
    handled=(t("换领", "Renewal"), t("丢失补领", "Replacement")), easier={"range": "nation", "way": "collected"},
    result=result("居民身份证", "Resident ID card", "certificate"), themes=["证件办理", "户籍办理"],
    conditions=lines(("证件有效期满、损坏、丢失或登记内容变更", "Expired, damaged, lost, or details have changed")),
    materials=[
        made_from_form(t("居民身份证申领登记表", "Application")), HOUSEHOLD, PHOTO,
        brought("old_card", t("原居民身份证", "Old card"), t("领取新证时交回。", "Handed back when you collect."), type="certificate", necessity="later", originals=1, copies=0, exempt="later", exempt_reason=t("领取新证时交回。", "Handed back on collection.")),
    ],
    situations=[situation("why", t("为什么换证？", "Why?"), option("renewal", "到期或损坏", "Expired or damaged", "old_card"), option("lost", "丢失", "Lost"), answered_by="renewal_reason")],
    steps=steps(ORGANS[POLICE], ("到窗口采集指纹，审核", "Fingerprints and review", "5"), decided="1"),
    legal_basis=bases(("中华人民共和国居民身份证法", "", "十一"), ("中华人民共和国居民身份证法", "", "二十一")),
    questions=question(t("急着用怎么办？", "What if I need one now?"), t("可以同时申领临时居民身份证。", "Apply for a temporary card as well.")),
    form=form(field("renewal_reason", "choice", t("换领、补领原因", "Reason"), choices=choices(("renewal", "到期或损坏换领", "Expired or damaged"), ("lost", "丢失补领", "Lost"))), ADDRESS),
)  # fmt: skip
ITEM_15 = whole_item(
    POLICE, "990709015000", number=15, name=t("居住证申领", "Residence permit"), process="residence",
    summary=t("离开户籍地、在这里住满半年的，可以申领居住证。", "For those who have lived here half a year away from their registered home."),
    statutory={"days": 15, "unit": "D"}, promised={"days": 10, "unit": "WD"},
    handled=(t("首次申领", "First"), t("签注", "Endorsement"), t("补领、换领", "Replacement")),
    result=result("居住证", "Residence permit", "certificate"), themes=["证件办理", "户籍办理"],
    conditions=lines(("在居住地居住半年以上", "Lived here for half a year or more"), ("有合法稳定就业、住所或者连续就读之一", "Steady work, a home or study here")),
    materials=[
        made_from_form(t("居住证申领表", "Application")), ID_CARD, PHOTO,
        brought("work_proof", t("就业证明", "Proof of work"), t("劳动合同等之一。PDF 或照片。", "For example a contract. PDF or photo."), basis="b1"),
        brought("home_proof", t("住所证明", "Proof of a home"), t("租赁合同、房产材料等之一。PDF 或照片。", "For example a lease. PDF or photo."), basis="b1"),
        shared("study_proof", t("就读证明", "Proof of study"), "学籍信息"),
    ],
    situations=[situation("ground", t("您因为什么住在这里？", "Why do you live here?"), option("work", "就业", "Work", "work_proof"), option("home", "有住所", "A home", "home_proof"), option("study", "就读", "Study", "study_proof"), answered_by="residence_ground")],
    steps=steps(ORGANS[POLICE], ("核实居住登记", "Registration checked", "5"), decided="1"), legal_basis=bases(("居住证暂行条例", "国务院令第663号", "九")),
    questions=question(t("要先登记吗？", "Must I register first?"), t("要先做居住登记，登记满半年后申领。", "Yes, half a year before.")),
    form=form(
        field("residence_ground", "choice", t("申领理由", "Ground"), choices=choices(("work", "合法稳定就业", "Work"), ("home", "合法稳定住所", "Home"), ("study", "连续就读", "Study"))),
        ADDRESS, field("residence_months", "number", t("已居住月数", "Months lived here")),
        checks=({"id": "half_year", "that": "residence_months >= 6", "field": "residence_months", "sentence": t("住满 6 个月才能申领。", "You need to have lived here six months.")},),
    ),
)  # fmt: skip
ITEM_18 = whole_item(
    POLICE, "990109018000", number=18, name=t("机动车驾驶证期满换证", "Driving-licence renewal"), process="licence_renewal",
    summary=t("驾驶证到期前换新证，电子证当场签发。", "Renew before it expires; the electronic licence is given at once."),
    statutory={"days": 1, "unit": "WD"}, promised={"days": 0, "unit": "WD"},
    fee={"charged": True, "text": t(RATE, "By the fee list, to be checked."), "basis": "b3", "lines": [{"id": "f1", "name": t("驾驶证工本费", "Card fee"), "rate": t(RATE, "By the fee list, to be checked."), "basis": "b3"}]},
    handled=(t("期满换证", "Renewal"), t("损毁换证", "Damaged")), easier={"range": "nation", "way": "online", "terminals": True},
    result=result("机动车驾驶证（电子）", "Driving licence", "certificate"), themes=["交通出行", "证件办理"],
    conditions=lines(("驾驶证在期满前的换证期内", "Within the time for renewal"), ("身体条件符合驾驶要求", "Fit to drive")),
    materials=[made_from_form(t("机动车驾驶证申请表", "Application")), ID_CARD, shared("medical_check", t("身体条件证明", "Medical certificate"), "驾驶人体检信息"), PHOTO],
    situations=[situation("checked", t("体检了吗？", "Have you had the medical check?"), option("yes", "已在联网医院体检", "Yes, at a connected hospital"), option("no", "还没有", "Not yet"))],
    steps=steps_of(ORGANS[POLICE], FLOWS["licence_renewal"]["stages"]),
    legal_basis=bases(("中华人民共和国道路交通安全法", "", "二十三"), ("机动车驾驶证申领和使用规定", "公安部令第162号", ""), ("中华人民共和国道路交通安全法", "", "八十一")),
    questions=question(t("到期了还能换吗？", "Can I renew late?"), t("过期不满一年的可以换，请尽早办理。", "Within a year of expiry; come soon.")),
    form=form(field("licence_file", "text", t("驾驶证档案编号", "File number of the licence")), ADDRESS),
)  # fmt: skip
OWNER = field("business_name", "text", t("拟用名称", "Name wanted"), maximum=100)
SCOPE = field("business_scope", "long_text", t("经营范围", "Business scope"), maximum=2000)
SITE = brought(
    "site_promise",
    t("住所（经营场所）使用承诺", "Promise about the premises"),
    t("网上勾选承诺，不用上传。", "Promise online."),
    exempt="promise",
    exempt_reason=t("以告知承诺代替房产、租赁材料。", "A promise replaces deeds and leases."),
)
ITEM_35 = whole_item(
    MARKET, "990731035000", number=35, name=t("公司设立登记", "Company registration"), process="on_the_spot", audience=["natural", "legal"],
    summary=t("设立有限责任公司，材料齐全的当场登记。", "Registered at once when everything is there."),
    statutory={"days": 3, "unit": "WD", "extension": 3}, promised={"days": 0, "unit": "WD"},
    result=result("营业执照（电子）", "Business licence", "certificate"), themes=["设立变更"],
    conditions=lines(("有符合规定的名称、住所和章程", "A proper name, seat and articles"), ("股东符合法定人数", "The lawful number of shareholders")),
    materials=[
        made_from_form(t("公司登记申请书", "Application")), ID_CARD, SITE,
        brought("articles", t("公司章程", "Articles of association"), t("全体股东签署。PDF。", "Signed by all shareholders. PDF."), sample="/static/samples/articles.svg"),
        brought("appointments", t("董事、监事、经理任职文件", "Appointments"), t("股东签署。PDF。", "Signed by the shareholders. PDF."), sample="/static/samples/appointments.svg"),
    ],
    situations=[situation("named", t("名称想好了吗？", "Have you a name?"), option("yes", "想好了", "Yes"), option("no", "还没有", "Not yet"))],
    steps=steps(ORGANS[MARKET], decided="0"), legal_basis=bases(("中华人民共和国公司法", "", "二十九"), ("中华人民共和国市场主体登记管理条例", "国务院令第746号", "十六")),
    questions=question(t("要验资吗？", "Must capital be verified?"), t("一般不用，法律另有规定的除外。", "Not usually, unless a law says so.")),
    form=form(OWNER, SCOPE, field("capital", "money", t("注册资本（万元）", "Registered capital (10,000 yuan)")), field("premises", "address", t("住所", "Seat"), maximum=300)),
)  # fmt: skip
ITEM_36 = whole_item(
    MARKET, "990731036000", number=36, name=t("个体工商户设立登记", "Self-employed registration"), process="on_the_spot",
    summary=t("开小店、做小生意，先登记领营业执照。", "Register a small business and get its licence."),
    statutory={"days": 3, "unit": "WD", "extension": 3}, promised={"days": 0, "unit": "WD"},
    result=result("营业执照（电子）", "Business licence", "certificate"), themes=["设立变更", "就业创业"],
    conditions=lines(("有经营能力的公民", "A person able to do business"), ("有经营场所", "Premises")),
    materials=[made_from_form(t("个体工商户登记申请书", "Application")), ID_CARD, SITE],
    situations=[situation("family", t("个人经营还是家庭经营？", "Alone or as a family?"), option("person", "个人经营", "Alone"), option("household", "家庭经营", "As a family"), answered_by="run_by")],
    steps=steps(ORGANS[MARKET], decided="0"), legal_basis=bases(("中华人民共和国市场主体登记管理条例", "国务院令第746号", "十六"), ("促进个体工商户发展条例", "国务院令第755号", "")),
    questions=question(t("收费吗？", "Is there a charge?"), t("不收费。", "No.")),
    form=form(OWNER, SCOPE, field("run_by", "choice", t("组成形式", "Run by"), choices=choices(("person", "个人经营", "One person"), ("household", "家庭经营", "A family"))), field("premises", "address", t("经营场所", "Premises"), maximum=300)),
)  # fmt: skip
ITEM_43 = whole_item(
    HEALTH, "990123043000", number=43, name=t("公共场所卫生许可", "Public-place hygiene licence"), process="on_the_spot", audience=["legal", "natural"],
    summary=t("旅店、理发店、浴室等公共场所开业前的许可，可以告知承诺当场办。", "For hotels, barbers, baths; given at once on a promise."),
    statutory={"days": 20, "unit": "WD"}, promised={"days": 0, "unit": "WD"},
    handled=later_life(t("新办", "New"), *PREMISES["fields"], materials=["application", "hygiene_plan"]),
    result=result("公共场所卫生许可证", "Hygiene licence", "certificate", "hygiene_licence"), themes=["医疗卫生", "准营准办"],
    conditions=lines(("场所卫生条件符合要求", "Premises meet hygiene rules"), ("从业人员持有健康证明", "Staff hold health certificates")),
    materials=[
        made_from_form(t("公共场所卫生许可申请表", "Application")), LICENCE,
        brought("hygiene_plan", t("场所平面图", "Floor plan"), t("标明卫生设施位置。PDF 或照片。", "Show hygiene facilities. PDF or photo."), sample="/static/samples/floor-plan.svg"),
        brought("hygiene_test", t("卫生检测报告", "Hygiene test report"), t("选择告知承诺的不用提交，事后核查。", "Not needed on a promise; checked afterwards."), exempt="promise", exempt_reason=t("以告知承诺代替，发证后核查。", "Replaced by a promise, checked after the grant.")),
        brought("promise", t("告知承诺书", "Written promise"), t("网上签署。", "Signed online."), type="form", exempt="form"),
    ],
    situations=[situation("how", t("选哪种方式？", "Which way?"), option("promise", "告知承诺，当场办", "Promise, at once", "promise"), option("ordinary", "提交检测报告", "With a test report", "hygiene_test"))],
    steps=steps(ORGANS[HEALTH], decided="0"), legal_basis=bases(("公共场所卫生管理条例", "", "四"), ("公共场所卫生管理条例", "", "八")),
    questions=question(t("承诺不实会怎样？", "What if a promise is false?"), t("撤销许可并记入信用记录。", "The licence is revoked and it goes on record.")),
    form={"groups": [*form()["groups"], PREMISES, {"id": "hygiene", "title": t("公共场所", "Public place"), "fields": [
        field("place_kind", "choice", t("场所类别", "Kind of place"), choices=choices(("hotel", "住宿场所", "Lodging"), ("barber", "理发美容", "Barber"), ("bath", "沐浴场所", "Bath"))),
    ]}], "checks": []},
)  # fmt: skip
CERTIFICATES: list[dict[str, Any]] = [ITEM_12, ITEM_15, ITEM_18, ITEM_35, ITEM_36, ITEM_43]
