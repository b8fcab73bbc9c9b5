"""What `make demo` says when the portal answers."""

WIDE = "\u3000"
PASSWORD = "yiwang-demo-2026"
CAST = (
    ("lin", "林晓岚", "申请人，个体工商户林记面馆经营者"),
    ("wen", "温可", "另一位市民：看不到林晓岚的任何事项"),
    ("mo", "莫言青", "云浦区政务服务中心综合窗口"),
    ("an", "安宁", "市场监管局审查、签发"),
    ("bo", "薄云", "消防救援大队审查、签发"),
    ("sun", "孙立", "市场监管局管理员"),
    ("rui", "芮安", "消防救援大队管理员"),
    ("ren", "任静", "政务服务管理局负责人"),
    ("ke", "柯印", "印章管理员"),
    ("tao", "陶然", "市场监管执法人员"),
    ("fei", "费明", "消防监督员"),
    ("yu", "余正", "监督人员"),
    ("qi", "齐鉴", "审计人员"),
    ("xi", "奚恒", "系统管理员：组件、队列、设置"),
    ("bao", "鲍安", "安全管理员：锁定账号、登录失败"),
    ("wei", "韦工", "系统运维人员：后台队列、失败重办"),
    ("qiu", "邱宁", "民政局审查、签发"),
    ("he", "何敏", "民政调查人员"),
    ("du", "杜衡", "公安分局审查、签发"),
    ("su", "苏禾", "人社局审查、签发"),
    ("jia", "贾宁", "卫健局审查、签发"),
    ("pan", "潘越", "医保局审查、签发"),
)


def welcome(address: str, port: int, seconds: float) -> str:
    """Address, accounts and what to try next."""
    accounts = "\n".join(f"    {name:<5} {who.ljust(3, WIDE)}  {what}" for name, who, what in CAST)
    return f"""
The portal answers after {seconds:.0f} s at

    {address}

Accounts (the password of all is {PASSWORD}; here staff may log in without a second factor: STAFF_SECOND_FACTOR=off):
{accounts}

Try next:
    1. log in as lin, search 开办餐饮店 and apply; receive it as mo; decide as an and as bo;
    2. `make journey{"" if port == 8000 else f" PORT={port}"}` in another terminal drives that whole case over HTTP;
    3. {address}verify/ checks a certificate; {address}styleguide/ shows the components.

Ctrl-C ends everything that was started here. 演示数据，无法律效力。"""
