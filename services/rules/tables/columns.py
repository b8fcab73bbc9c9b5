"""The columns: exchange name, Chinese title, the elements they carry."""

from blueprints.tables import Column

LONG = 60_000


def column(name: str, title: str, *pointers: str, needed: bool = False, longest: int = 4000) -> Column:
    """One column."""
    return Column(name, title, needed, longest, pointers)


IDENTITY = (
    column("catalog_code", "基本编码", "/catalog_code", needed=True, longest=50),
    column("task_name", "事项名称", "/name", needed=True, longest=1000),
    column("task_name_en", "事项名称（英文）", longest=1000),
    column("local_catalog_code", "地方基本编码", "/local_catalog_code", longest=50),
    column("task_type", "事项类型", "/type", needed=True, longest=4),
    column("task_state", "事项状态", "/state", longest=10),
    column("plan_effective_date", "计划生效日期", "/planned_from", longest=10),
    column("plan_cancel_date", "计划取消日期", "/planned_to", longest=10),
    column("by_law", "设定依据", "/legal_basis", needed=True, longest=LONG),
    column("use_level", "行使层级", "/levels", longest=40),
    column("server_type", "服务对象", "/audience", "/subjects", needed=True, longest=40),
    column("anticipate_day", "法定办结时限", "/statutory", longest=6),
    column("anticipate_type", "法定办结时限单位", longest=10),
    column("anticipate_explain", "法定办结时限说明"),
    column("accept_condition", "受理条件", "/conditions", longest=LONG),
    column("material", "申请材料", "/materials", longest=LONG),
    column("is_fee", "是否收费", "/fee", longest=4),
    column("fee_basis", "收费依据", "/fee/basis"),
)
BODY = (
    column("task_code", "实施编码", "/task_code", needed=True, longest=50),
    column("local_task_code", "地方实施编码", "/local_task_code", longest=50),
    column("task_handle_item", "业务办理项", "/handling_items", longest=LONG),
    column("power_source", "权力来源", "/power_source", longest=4),
    column("power_scope", "权限划分", "/power_scope"),
    column("power_content", "行使内容", "/power_content"),
    column("dept_name", "实施主体", "/department_name", needed=True, longest=500),
    column("dept_code", "实施主体编码", "/organ_code", needed=True, longest=18),
    column("dept_type", "实施主体性质", "/organ_nature", longest=4),
    column("entrust_name", "委托部门", "/powers", "/powers/principal", longest=500),
    column("entrust_document", "委托依据", "/powers/document", longest=500),
    column("other_dept", "联办机构"),
)
TIME = (
    column("promise_day", "承诺办结时限", "/promised", longest=6),
    column("promise_type", "承诺办结时限单位", longest=10),
    column("promise_explain", "承诺办结时限说明"),
    column("special_procedure", "特别程序", "/special_procedures"),
    column("project_type", "办件类型", "/project_type", longest=10),
    column("handle_type", "办理形式", "/handled_by", longest=40),
    column("limit_explain", "数量限制", "/limit"),
    column("service_type", "中介服务", "/intermediaries"),
)
PLACE = (
    column("transact_addr", "办理地点", "/places"),
    column("transact_time", "办理时间"),
    column("link_way", "咨询方式", "/consultation"),
    column("supervise_way", "监督投诉方式", "/complaints"),
    column("limit_scene_num", "到办事现场次数", "/visits", longest=4),
    column("limit_scene_explain", "必须现场办理原因说明", "/visit_reason"),
    column("online_handle_depth", "网上办理深度", "/online", longest=40),
    column("depth_level", "网上办理深度等级", "/depth", longest=4),
    column("online_handle_url", "网办地址"),
    column("mobile_terminal_url", "移动端办理地址"),
    column("is_single_login", "是否对接单点登录", longest=4),
    column("is_schedule", "是否支持预约办理", "/convenience", longest=4),
    column("is_pay_online", "是否支持网上支付", longest=4),
    column("is_express", "是否支持物流快递", longest=4),
    column("is_service_terminals", "是否支持自助终端办理", longest=4),
    column("is_entry_center", "是否进驻政务大厅", longest=4),
    column("handle_area", "通办范围", longest=10),
    column("town_code", "乡镇街道代码", "/town_codes", longest=LONG),
    column("village_code", "村居社区代码", "/village_codes", longest=LONG),
)
REST = (
    column("handle_flow", "办理流程", "/steps", longest=LONG),
    column("fee_lines", "收费项目", "/fee/lines", longest=LONG),
    column("result_type", "审批结果类型", "/result", longest=10),
    column("result_name", "审批结果名称", "/result/name", longest=500),
    column("topic_type", "主题", "/themes"),
    column("local_topic_type", "地方特色主题", "/local_themes"),
    column("questions", "常见问题", "/questions", longest=LONG),
    column("summary", "简介", "/summary"),
    column("remedy", "救济途径", "/remedies"),
)
COLUMNS = IDENTITY + BODY + TIME + PLACE + REST
DIRECTORY_COLUMNS = (*IDENTITY, column("dept_name", "主管部门", "/department_name", needed=True, longest=500))
