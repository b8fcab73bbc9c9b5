"""What identity writes into the registries of the floors below."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from records.ledger.registry import Timer, timers
from records.privacy.registry import personal_sources, purposes
from records.privacy.rules.grounds import Purpose
from records.registers.registry import NavigationEntry, navigation

from .personal import SOURCE
from .queries import COUNTER, HELPERS
from .reviewing import run
from .timers import daily, purge

timers.register("logins_purge", Timer(timedelta(hours=1), purge))
timers.register("levels_and_ties", Timer(timedelta(hours=6), daily))
navigation.register(
    "accounts",
    NavigationEntry(_("账号安全"), "identity:accounts", 20, frozenset({"security_admin"}), desk=True, icon="shield"),
)
personal_sources.register("identity", SOURCE)
purposes.register(
    "account",
    Purpose(
        _("确认您是谁"), "statutory", basis="《中华人民共和国个人信息保护法》第十三条第一款第三项",
        explained=_("姓名、证件号码、手机号，用来实名登录、送达和防止冒名。"),
    ),
)  # fmt: skip
timers.register("access_reviews", Timer(timedelta(days=1), run))
KEEPERS = frozenset({"department_admin", "security_admin", "supervisor", "auditor"})
navigation.register("offices", NavigationEntry(_("岗位"), "identity:offices", 50, KEEPERS, desk=True, icon="person"))
navigation.register(
    "applicant",
    NavigationEntry(
        _("本单位办事"), "identity:applicant", 52, frozenset({"department_admin"}), desk=True, icon="layers"
    ),
)
navigation.register("reviews", NavigationEntry(_("岗位核对"), "identity:reviews", 51, KEEPERS, desk=True, icon="check"))
navigation.register(
    "counter", NavigationEntry(_("实名与家人"), "identity:counter", 40, frozenset(COUNTER), desk=True, icon="person")
)
navigation.register(
    "helping", NavigationEntry(_("帮代办"), "identity:helping", 41, frozenset(HELPERS), desk=True, icon="person")
)
navigation.register(
    "helpers",
    NavigationEntry(_("帮代办员"), "identity:helpers", 42, frozenset({"hall_manager"}), desk=True, icon="person"),
)
