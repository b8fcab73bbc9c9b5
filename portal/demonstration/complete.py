"""Items 37 and 60 to the last element, and the bundle that joins them (practice 1; domain.md §14)."""

from typing import Any

from .papers import FIRE, MARKET
from .texts import t

REMEDIES = t(
    "不服决定的，可以自收到决定书之日起六十日内申请行政复议，或者自收到之日起六个月内提起行政诉讼。",
    "You may apply for administrative review within 60 days, or sue within six months, of receiving the decision.",
)
FOOD, FIRE_CHECK, SHOP = "990131037000", "990154060000", "990731036000"
BUNDLE = "99TCP0003"


def field(key: str, kind: str, label: dict[str, str], **more: Any) -> dict[str, Any]:
    """One field."""
    return {"id": key, "kind": kind, "label": label, "element": key, **more}


CONTACT: dict[str, Any] = {
    "id": "contact", "title": t("联系方式", "Contact"),
    "fields": [
        field("contact_name", "text", t("联系人", "Contact person"), sensitive=True, prefill="person.name"),
        field("contact_phone", "phone", t("联系人手机号", "Mobile number"), sensitive=True, prefill="person.phone", hint=t("办理进度会发到这个号码。", "Progress is sent to this number.")),
    ],
}  # fmt: skip
PREMISES: dict[str, Any] = {
    "id": "premises", "title": t("经营场所", "Premises"),
    "fields": [
        field("premises", "address", t("经营场所地址", "Address of the premises"), prefill="organisation.address", maximum=300),
        field("area", "number", t("经营面积（平方米）", "Floor area (square metres)"), hint=t("只填数字，例如 86。", "Digits only, for example 86.")),
    ],
}  # fmt: skip
FOOD_FORM = {
    "groups": [
        CONTACT, PREMISES,
        {
            "id": "food", "title": t("食品经营", "Food business"),
            "fields": [
                field("main_business", "choice", t("主体业态", "Type of business"), choices=[
                    {"id": "餐饮服务经营者", "label": t("餐饮服务经营者", "Catering")},
                    {"id": "食品销售经营者", "label": t("食品销售经营者", "Food retail")},
                    {"id": "单位食堂", "label": t("单位食堂", "Canteen")},
                ]),
                field("food_items", "choice", t("主要经营项目", "Main food made or sold"), show_when='main_business != "食品销售经营者"', choices=[
                    {"id": "热食类食品制售", "label": t("热食类食品制售", "Hot food")},
                    {"id": "冷食类食品制售", "label": t("冷食类食品制售", "Cold food")},
                    {"id": "自制饮品制售", "label": t("自制饮品制售", "Drinks made on site")},
                ]),
                field("safety_manager", "text", t("食品安全管理员姓名", "Food-safety manager"), sensitive=True),
                field("safety_manager_id", "identity_document", t("食品安全管理员证件号码", "Number of the food-safety manager's identity document"), sensitive=True, hint=t("身份证 18 位，末位是字母的填 X；护照、通行证照证件填。", "Identity card: 18 characters, the last may be X. Passport or permit: as printed.")),
            ],
        },
    ],
    "checks": [{"id": "has_premises", "that": "area > 0", "field": "area", "sentence": t("要有固定的经营场所，面积大于 0 平方米。", "You need fixed premises of more than 0 square metres.")}],
}  # fmt: skip
FIRE_FORM = {
    "groups": [
        CONTACT, PREMISES,
        {
            "id": "fire", "title": t("消防安全", "Fire safety"),
            "fields": [
                field("floors", "text", t("所在楼层", "Storeys used"), hint=t("例如 1 至 2 层。", "For example storeys 1 to 2.")),
                field("exits", "number", t("安全出口数量", "Number of exits"), hint=t("直通室外或疏散楼梯的出口。", "Exits to the open or to escape stairs.")),
                field("fire_manager", "text", t("消防安全责任人姓名", "Person responsible for fire safety"), sensitive=True),
            ],
        },
    ],
    "checks": [{"id": "has_exit", "that": "exits >= 1", "field": "exits", "sentence": t("至少要有 1 个安全出口。", "There must be at least one exit.")}],
}  # fmt: skip


def material(key: str, name: dict[str, str], requirement: dict[str, str], **more: Any) -> dict[str, Any]:
    """One material."""
    return {"id": key, "element": key, "name": name, "requirement": requirement, **more}


LICENCE = material(
    "business_licence", t("营业执照", "Business licence"), t("调取电子证照，不用上传。", "Taken from your electronic certificate."),
    source="government", exempt="licence", licence_type="business_licence",
)  # fmt: skip
POWERS = {"window_may_accept": True, "accept": ["approver", "signing_head"], "decide": ["signing_head"]}
VISIT_REASON = t(
    "法律规定要现场核查，由工作人员上门，您不用到大厅。", "The law asks for a site visit; officers come to you."
)


def item(**content: Any) -> dict[str, Any]:
    """What both items share."""
    return {
        "type": "01", "audience": ["legal", "natural"], "project_type": "promised", "visits": 0, "depth": "IV",
        "handled_by": ["window", "web", "mobile"], "remedies": REMEDIES, "joint_visit": True, **content,
    }  # fmt: skip


ITEM_37 = item(
    number=37, name=t("食品经营许可（新办）", "Food-business licence (new)"), catalog_code=FOOD, task_code=f"{MARKET}4{FOOD}",
    aliases=["食品许可证", "餐饮许可证", "卫生许可证", "开饭店", "开餐馆", "面馆", "奶茶店"],
    summary=t("开餐馆、食堂、饮品店，卖食品之前要先取得的许可。", "The licence you need before opening a restaurant, canteen, drinks shop or selling food."),
    department_role="market_regulation", department_name=t("云浦区市场监督管理局", "Yunpu Market Regulation Bureau"),
    statutory={"days": 10, "unit": "WD", "extension": 5}, promised={"days": 5, "unit": "WD"},
    result={"name": t("食品经营许可证", "Food-business licence"), "kind": "certificate", "licence_type": "food_licence"},
    themes=["准营准办"],
    conditions=[
        {"id": "c1", "text": t("已取得营业执照，经营范围与申请一致", "You hold a business licence whose scope fits")},
        {"id": "c2", "text": t("有与经营品种、数量相适应的场所、设备和布局", "Premises, equipment and layout fit what you make or sell")},
        {"id": "c3", "basis": "b1", "text": t("有食品安全管理人员和保证食品安全的制度", "You have a food-safety manager and food-safety rules")},
    ],
    materials=[
        material("food_application", t("食品经营许可申请书", "Application form"), t("在网上填写后自动生成。", "Made from what you fill in."), exempt="form"),
        LICENCE,
        material("layout", t("经营场所布局和设备图", "Plan of layout and equipment"), t("标明操作间、清洗消毒、仓库等位置和主要设备。PDF 或照片。", "Show kitchen, washing, storage and main equipment. PDF or photo."), basis="b2", sample="/static/samples/layout.svg"),
        material("rules_list", t("食品安全制度清单", "List of food-safety rules"), t("列出已建立的制度名称。PDF 或照片。", "List the rules you have. PDF or photo."), basis="b2", sample="/static/samples/rules-list.svg"),
    ],
    steps=[
        {"id": "s1", "title": t("网上提交，窗口收件", "Submit online"), "who": t("政务服务中心", "Service centre"), "days": "5"},
        {"id": "s2", "title": t("受理、材料审查", "Acceptance and review"), "who": t("市场监管局", "Market regulation"), "days": "1"},
        {"id": "s3", "title": t("上门核查（与消防同一次）", "Site visit, together with fire rescue"), "who": t("市场监管局", "Market regulation"), "days": "3"},
        {"id": "s4", "title": t("决定、发证", "Decision and certificate"), "who": t("市场监管局", "Market regulation"), "days": "1"},
    ],
    legal_basis=[{"id": "b1", "title": "中华人民共和国食品安全法", "article": "三十五"}, {"id": "b2", "title": "食品经营许可和备案管理办法", "number": "国家市场监督管理总局令第78号", "article": "四"}],
    situations=[
        {
            "id": "sells", "question": t("您准备卖什么？", "What will you sell?"),
            "options": [
                {"id": "made", "label": t("现做现卖，或散装食品", "Food made on the spot, or loose food")},
                {
                    "id": "packed", "label": t("只卖预包装食品", "Prepacked food only"),
                    "drops": ["food_application", "business_licence", "layout", "rules_list"],
                    "hint": t("只卖预包装食品的，不用办许可，向市场监管部门报备案即可（食品安全法第三十五条）。", "Selling only prepacked food needs no licence: file with market regulation (Food Safety Law, article 35)."),
                },
            ],
        },
        {
            "id": "registered", "question": t("有营业执照了吗？", "Do you hold a business licence?"),
            "options": [
                {"id": "yes", "label": t("有", "Yes")},
                {
                    "id": "no", "label": t("还没有", "Not yet"),
                    "hint": t("先办个体工商户或公司设立登记；取得营业执照后再来申请。", "Register your business first, then come back."),
                },
            ],
        },
    ],
    questions=[{"id": "q1", "question": t("要先过消防检查才能办吗？", "Do I need the fire check first?"), "answer": t("不用。两件事同时办，互不为前提。", "No. Both run side by side; neither waits for the other.")}],
    powers={"organ_role": "market_regulation", "window_authorisation": "云市监授〔2026〕3号", **POWERS}, form=FOOD_FORM, process="food_licence",
)  # fmt: skip
ITEM_60 = item(
    number=60, name=t("公众聚集场所投入使用、营业前消防安全检查", "Fire-safety check before a public place opens"), catalog_code=FIRE_CHECK,
    task_code=f"{FIRE}4{FIRE_CHECK}", aliases=["消防检查", "消防验收", "消防许可", "开业消防"],
    summary=t("饭店、商场等公众聚集场所开业前，由消防救援机构检查消防安全。", "Fire rescue checks restaurants, shops and other public places before they open."),
    department_role="fire_rescue", department_name=t("云浦区消防救援大队", "Yunpu Fire and Rescue Brigade"),
    statutory={"days": 10, "unit": "WD"}, promised={"days": 5, "unit": "WD"},
    result={"name": t("消防安全检查合格证", "Fire-safety certificate"), "kind": "certificate", "licence_type": "fire_check"},
    themes=["公安消防"],
    conditions=[
        {"id": "c1", "text": t("建设工程已依法通过消防验收或备案", "The building passed or filed its fire acceptance")},
        {"id": "c2", "text": t("安全出口、疏散通道畅通，消防设施完好", "Exits are clear and fire equipment works")},
    ],
    materials=[
        material("fire_application", t("消防安全检查申报表", "Application form"), t("在网上填写后自动生成。", "Made from what you fill in."), exempt="form"),
        LICENCE,
        material("floor_plan", t("场所平面布置图", "Floor plan"), t("标明安全出口、疏散通道、消防设施位置。PDF 或照片。", "Show exits, escape routes and fire equipment. PDF or photo."), sample="/static/samples/floor-plan.svg"),
        material("emergency_plan", t("灭火和应急疏散预案", "Fire and evacuation plan"), t("包括组织分工和疏散路线。PDF 或照片。", "With duties and escape routes. PDF or photo."), sample="/static/samples/emergency-plan.svg"),
    ],
    steps=[
        {"id": "s1", "title": t("网上提交，窗口收件受理", "Submit online"), "who": t("政务服务中心", "Service centre"), "days": "5"},
        {"id": "s2", "title": t("上门检查（与市场监管同一次）", "Site visit, together with market regulation"), "who": t("消防救援大队", "Fire rescue"), "days": "3"},
        {"id": "s3", "title": t("决定、发证", "Decision and certificate"), "who": t("消防救援大队", "Fire rescue"), "days": "1"},
    ],
    legal_basis=[{"id": "b1", "title": "中华人民共和国消防法", "article": "十五"}],
    situations=[
        {
            "id": "way", "question": t("您选哪种方式？", "Which way do you choose?"),
            "options": [
                {"id": "visit", "label": t("上门检查后发证", "Certificate after a visit")},
                {
                    "id": "promise", "label": t("告知承诺，当场发证", "Declaration, certificate at once"),
                    "hint": t("请带这些材料到窗口签告知承诺书，发证后再上门核查。", "Sign the declaration at a window with these papers; the visit follows."),
                },
            ],
        },
    ],
    questions=[{"id": "q1", "question": t("可以选告知承诺吗？", "Can I choose a declaration instead?"), "answer": t("法律允许。目前网上走核查方式；选择告知承诺请到窗口。", "The law allows it. Online we use the visit; ask at a window for the declaration.")}],
    powers={
        "organ_role": "fire_rescue", "window_authorisation": "云消授〔2026〕1号", **POWERS,
        "decline": ["signing_head"], "hand_out": ["window_clerk", "approver", "signing_head"],
    }, form=FIRE_FORM, process="fire_check",
)  # fmt: skip
BUNDLES: dict[str, dict[str, Any]] = {
    BUNDLE: {
        "name": t("开办餐饮店一件事", "Open a restaurant"), "lead_role": "market_regulation",
        "summary": t("食品经营许可和消防安全检查一次申请，同时办，一次上门。", "Food licence and fire check in one application, side by side, one visit."),
        "aliases": ["开餐馆", "开饭店", "开面馆", "餐饮店", "开店", "奶茶店", "小吃店"], "audience": ["legal", "natural"],
        "lead_name": t("云浦区市场监督管理局", "Yunpu Market Regulation Bureau"),
        "members": [
            {"item": SHOP, "name": t("个体工商户设立登记", "Self-employed registration"), "needs_licence": "business_licence"},
            {"item": FOOD, "name": t("食品经营许可（新办）", "Food-business licence")},
            {"item": FIRE_CHECK, "name": t("消防安全检查", "Fire-safety check")},
            {"item": "991055127000", "name": t("门店招牌设置", "Shop sign"), "optional": True, "condition": t("要挂招牌的", "If you put up a sign")},
            {"item": "990117034000", "name": t("污水排入排水管网许可", "Drainage licence"), "optional": True, "condition": t("污水排入公共管网的", "If sewage goes into the public drains")},
        ],
    },
}  # fmt: skip
