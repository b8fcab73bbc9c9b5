"""Items 1, 10, 24 and 47 of the catalogue: benefits and services for persons, to the last element."""

from typing import Any

from .complete import field
from .flows import FLOWS
from .parts import (
    ADDRESS,
    BANK,
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
from .subsistence import FORM
from .texts import t

CIVIL, PEOPLE, INSURANCE = "civil_affairs", "human_resources", "medical_insurance"
ITEM_1 = whole_item(
    CIVIL, "990511001000", number=1, name=t("最低生活保障对象认定、保障金给付", "Subsistence allowance"), process="subsistence",
    summary=t("共同生活的家庭成员人均收入低于当地低保标准、财产符合规定的，可以申请。", "For households whose income per head is below the local standard."),
    statutory={"days": 30, "unit": "WD", "extension": 15}, promised={"days": 15, "unit": "WD"},
    handled=(t("新申请", "New"), t("家庭情况变化", "Change of the household"), t("停发", "End")),
    power_scope=t("街道（乡镇）受理、调查、公示，区民政局确认。", "The subdistrict receives, visits and posts; the county bureau confirms."),
    result=result("最低生活保障确认通知书", "Notice of confirmation", "approval"), themes=["社会保障"],
    conditions=lines(("家庭人均收入低于当地最低生活保障标准", "Income per head is below the local standard"), ("家庭财产状况符合当地规定", "Household property is within local limits")),
    materials=[
        made_from_form(t("最低生活保障申请书", "Application")), ID_CARD, HOUSEHOLD,
        brought("means_check", t("家庭经济状况核对授权书", "Authorisation to check means"), t("每位家庭成员分别签名。PDF 或照片。", "Each member of the household signs. PDF or photo."), type="form", basis="b1", sample="/static/samples/authorisation.svg"),
        brought("means_declaration", t("家庭收入和财产申报表", "Declaration of income and property"), t("如实填写，本人签名。PDF 或照片。", "Fill in truthfully and sign. PDF or photo."), type="form", basis="b1", sample="/static/samples/declaration.svg"),
        brought("illness_papers", t("重病诊断材料", "Papers on a serious illness"), t("近一年的诊断材料。PDF 或照片。", "Of the last year. PDF or photo."), necessity="optional", sample="/static/samples/diagnosis.svg"),
    ],
    situations=[situation("illness", t("家里有重病患者吗？", "Is anyone seriously ill?"), option("yes", "有", "Yes", "illness_papers"), option("no", "没有", "No"))],
    special_procedures=[{"id": "p1", "kind": "public_notice", "term": {"days": 7, "unit": "D"}, "basis": "b2", "note": t("只公示姓名和结果。", "Name and result only.")}],
    steps=steps(ORGANS[CIVIL], ("家庭经济状况核对", "Means check", "5"), ("两人入户调查", "Household visit by two", "3"), ("公示 7 日", "Public notice for 7 days", "7", "b2"), decided="1"),
    legal_basis=bases(("社会救助暂行办法", "国务院令第649号", "九"), ("社会救助暂行办法", "国务院令第649号", "十一")),
    questions=question(t("多久复核一次？", "How often is it checked again?"), t("批准后会定期核查，家庭情况变化请主动告知。", "It is checked regularly; tell us when your household changes.")),
    joint="optional", form=FORM,
)  # fmt: skip
ITEM_10 = whole_item(
    CIVIL, "990511010000", number=10, name=t("高龄津贴申领", "Old-age allowance (80+)"), process="old_age",
    summary=t("年满 80 周岁的老人按月领取的津贴；材料都由系统核验。", "A monthly allowance from the age of 80; everything is checked by the system."),
    no_statutory_term=True, promised={"days": 10, "unit": "WD"},
    result=result("高龄津贴发放通知", "Notice of payment", "approval"), themes=["社会保障", "优待抚恤"],
    conditions=lines(("年满 80 周岁", "Aged 80 or over"), ("户籍在本区", "Registered in this district")),
    materials=[made_from_form(t("高龄津贴申请表", "Application")), ID_CARD, HOUSEHOLD, shared("bank_card", t("银行卡（社保卡）", "Bank card"), "社会保障卡信息")],
    situations=[situation("by_whom", t("谁来申请？", "Who applies?"), option("self", "老人本人", "The person"), option("family", "家人代办", "A relative"), answered_by="by_whom")],
    steps=steps_of(ORGANS[CIVIL], FLOWS["old_age"]["stages"]),
    legal_basis=bases(("中华人民共和国老年人权益保障法", "", "三十三")),
    questions=question(t("不申请会自动发吗？", "Is it paid without applying?"), t("系统会提醒符合条件的老人，确认账号后发放。", "Those entitled are reminded and confirm their account.")),
    form=form(
        field("by_whom", "choice", t("申请方式", "Who applies"), choices=choices(("self", "本人申请", "Myself"), ("family", "家人代办", "A relative"))),
        field("elder_age", "number", t("老人周岁年龄", "Age in years")), BANK,
        checks=({"id": "is_80", "that": "elder_age >= 80", "field": "elder_age", "sentence": t("年满 80 周岁才能申领。", "The allowance begins at 80.")},),
    ),
)  # fmt: skip
ITEM_24 = whole_item(
    PEOPLE, "992014024000", number=24, name=t("社会保障卡申领", "Social-security card"), process="joint_places",
    summary=t("申领社会保障卡：电子卡当场签发，实体卡邮寄。", "The electronic card is given at once; the plastic one comes by post."),
    statutory={"days": 30, "unit": "WD"}, promised={"days": 0, "unit": "WD"},
    handled=(t("首次申领", "First"), t("补领、换领", "Replacement")), easier={"terminals": True, "range": "provinces", "way": "joint"},
    result=result("社会保障卡（电子）", "Social-security card", "certificate"), themes=["社会保障", "证件办理"],
    conditions=lines(("已参加社会保险或者在本省常住", "Insured, or resident in the province")),
    materials=[made_from_form(t("社会保障卡申领登记表", "Application")), ID_CARD, PHOTO],
    situations=[situation("delivery", t("实体卡怎么领？", "How do you collect it?"), option("post", "邮寄到家", "By post"), option("bank", "到银行网点领取", "At a bank branch"), answered_by="card_delivery")],
    steps=steps(ORGANS[PEOPLE], decided="0"), legal_basis=bases(("中华人民共和国社会保险法", "", "五十八")),
    questions=question(t("小孩能申领吗？", "Can children have one?"), t("可以，由监护人代为申领。", "Yes, a guardian applies.")),
    form=form(
        field("card_delivery", "choice", t("实体卡领取方式", "How to collect the card"), choices=choices(("post", "邮寄", "Post"), ("bank", "银行网点", "Bank branch"))),
        {**ADDRESS, "show_when": 'card_delivery == "post"'},
    ),
)  # fmt: skip
ITEM_47 = whole_item(
    INSURANCE, "992034047000", number=47, name=t("跨省异地就医备案", "Cross-province medical filing"), process="on_the_spot",
    summary=t("到外省看病之前备案，出院时直接结算。", "File before treatment in another province and settle on the spot."),
    no_statutory_term=True, promised={"days": 0, "unit": "WD"},
    easier={"range": "nation", "way": "online"},
    result=result("异地就医备案结果", "Result of filing", "other"), themes=["医疗卫生", "社会保障"],
    conditions=lines(("已参加本地基本医疗保险", "Insured here")),
    materials=[
        made_from_form(t("异地就医备案表", "Filing form")), ID_CARD,
        brought(
            "residence_promise", t("异地居住个人承诺书", "Promise about living elsewhere"), t("网上勾选承诺，不用上传。", "Promise online; nothing to upload."), exempt="promise", necessity="optional",
            exempt_reason=t("以告知承诺代替居住证明。", "A promise replaces the proof of residence."),
        ),
    ],
    situations=[situation("why", t("为什么到外省就医？", "Why another province?"), option("living", "长期居住在外省", "I live there", "residence_promise"), option("referral", "转诊或临时外出", "Referred, or travelling"), answered_by="filing_reason")],
    steps=steps(ORGANS[INSURANCE], decided="0"), legal_basis=bases(("中华人民共和国社会保险法", "", "二十九")),
    questions=question(t("备案有时限吗？", "Does it expire?"), t("长期居住的长期有效，临时外出的请看备案结果。", "Not for residents; travellers see the result.")),
    form=form(
        field("filing_reason", "choice", t("备案类型", "Kind of filing"), choices=choices(("living", "异地长期居住", "Living elsewhere"), ("referral", "转诊或临时外出就医", "Referred or travelling"))),
        field("treatment_place", "text", t("就医地", "Where you will be treated"), hint=t("填到市，例如甲省乙市。", "Province and city.")),
        field("treatment_from", "date", t("开始日期", "From")),
    ),
)  # fmt: skip
BENEFITS: list[dict[str, Any]] = [ITEM_1, ITEM_10, ITEM_24, ITEM_47]
