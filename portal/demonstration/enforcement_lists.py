"""Ten fields with ten items of six contents each (domain.md §14.3): written as rows of a table, imported like any list.

Laws by title only; each basis is marked 条文待核 until somebody has read the text.
"""

from collections.abc import Iterator

# field → (role, serial of the organ, Chinese and English name of the organ, law, ten items)
FIELDS: dict[str, tuple[str, int, tuple[str, str], str, tuple[str, ...]]] = {
    "市场监管": ("market_regulation", 31, ("", ""), "中华人民共和国食品安全法", (
        "餐饮服务食品安全", "食品销售经营", "特种设备使用单位", "药品零售经营", "医疗器械经营", "计量器具使用", "价格公示",
        "广告发布", "登记事项公示", "认证活动")),
    "消防救援": ("fire_rescue", 54, ("", ""), "中华人民共和国消防法", (
        "公众聚集场所消防安全", "消防设施维护", "疏散通道和安全出口", "用火用电安全", "消防控制室值班", "消防安全培训",
        "灭火和应急预案", "易燃易爆场所", "高层建筑消防", "消防产品使用")),
    "卫生健康": ("health", 23, ("", ""), "公共场所卫生管理条例", (
        "公共场所卫生", "从业人员健康管理", "生活饮用水卫生", "消毒产品经营", "医疗机构执业", "医疗废物处置", "职业病防治",
        "学校卫生", "餐饮具集中消毒", "放射诊疗")),
    "生态环境": ("ecology", 16, ("云浦区生态环境局", "Yunpu Ecology and Environment Bureau"), "中华人民共和国环境保护法", (
        "排污许可", "餐饮油烟", "噪声污染", "危险废物", "水污染防治", "大气污染防治", "建设项目环评", "自行监测", "固体废物", "辐射安全")),
    "应急管理": ("emergency", 41, ("云浦区应急管理局", "Yunpu Emergency Management Bureau"), "中华人民共和国安全生产法", (
        "安全生产责任制", "危险化学品经营", "烟花爆竹零售", "安全培训", "事故隐患排查", "特种作业", "有限空间作业", "应急预案",
        "劳动防护用品", "重大危险源")),
    "交通运输": ("transport", 42, ("云浦区交通运输局", "Yunpu Transport Bureau"), "中华人民共和国道路运输条例", (
        "道路货物运输", "道路旅客运输", "机动车维修", "驾驶员培训", "网约车平台", "出租汽车", "危险货物运输", "超限运输", "公路养护",
        "港口经营")),
    "农业农村": ("agriculture", 43, ("云浦区农业农村局", "Yunpu Agriculture Bureau"), "中华人民共和国农产品质量安全法", (
        "农药经营", "兽药经营", "种子经营", "饲料生产", "动物防疫", "动物诊疗", "生猪屠宰", "农产品质量", "肥料登记", "农机安全")),
    "文化旅游": ("culture", 44, ("云浦区文化和旅游局", "Yunpu Culture and Tourism Bureau"), "娱乐场所管理条例", (
        "娱乐场所", "互联网上网服务", "营业性演出", "旅行社", "旅游景区", "文物保护单位", "出版物零售", "电影放映", "艺术品经营",
        "剧本娱乐")),
    "住建城管": ("construction", 45, ("云浦区住房和城乡建设局", "Yunpu Housing and Construction Bureau"), "中华人民共和国建筑法", (
        "施工许可", "工程质量", "施工安全", "燃气经营", "物业服务", "房地产经纪", "污水排放", "户外广告设施", "市容环境", "建筑垃圾")),
    "人力社保": ("human_resources", 14, ("", ""), "中华人民共和国劳动法", (
        "劳动合同", "工资支付", "社会保险登记", "工作时间", "劳务派遣", "人力资源服务", "女职工保护", "未成年工保护", "职业介绍",
        "农民工工资专户")),
}  # fmt: skip
CONTENTS = (
    ("证照有效，与实际经营一致", "证照在有效期内，载明的地址、范围与现场一致。", "查阅资料"),
    ("管理制度齐全并张贴", "有负责人签字的现行制度，放在工作人员看得到的地方。", "查阅资料"),
    ("从业人员符合要求", "在岗人员的健康证明、资格证书在有效期内。", "查阅资料"),
    ("场所设施完好", "设施在用、完好，没有遮挡、停用。", "现场查看"),
    ("记录真实完整", "近三个月的记录连续，没有补记、空白。", "查阅资料"),
    ("没有明令禁止的行为", "现场没有发现明令禁止的物品、行为。", "现场查看"),
)
STORAGE = ("食品贮存离墙离地 10 厘米以上", "贮存的食品与墙壁、地面保持 10 厘米以上距离。", "现场查看")


def item_rows(organs: dict[str, str]) -> Iterator[dict[str, str]]:
    """A row per item; `organs`: department code by role."""
    for number, (field, (role, _, _, law, names)) in enumerate(FIELDS.items(), 1):
        for place, name in enumerate(names, 1):
            yield {
                "code": f"99JG{number:02d}{place:02d}", "name": f"对{name}的检查", "field": field, "department": organs[role],
                "object": f"从事{name}相关活动的单位", "way": "双随机抽查", "basis": f"《{law}》（条文待核）", "frequency": "按年度计划",
            }  # fmt: skip


def content_rows(organs: dict[str, str]) -> Iterator[dict[str, str]]:
    """Six rows per item."""
    for row in item_rows(organs):
        for place, (name, standard, method) in enumerate(CONTENTS, 1):
            if row["code"] == "99JG0101" and place == 4:
                name, standard, method = STORAGE
            yield {
                "code": f"{row['code']}{place:02d}", "item": row["code"], "name": name, "standard": standard, "method": method,
                "basis": row["basis"], "department": row["department"],
            }  # fmt: skip


def organ_rows() -> list[tuple[str, int, dict[str, str]]]:
    """Organs that the rest of the demonstration does not have: role, serial, name."""
    return [
        (role, serial, {"zh-Hans": name[0], "en": name[1]}) for role, serial, name, _, _ in FIELDS.values() if name[0]
    ]
