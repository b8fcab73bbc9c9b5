"""What the roof fills in: errands of the privacy centre, its purposes, its places in the navigation."""

from django.utils.translation import gettext_lazy as _

from records.ledger.registry import ErrandKind, errand_kinds
from records.privacy.queries import OFFICE
from records.registers.registry import NavigationEntry, navigation

from .errands import alert_security, carry_closing, carry_export, tell_answer

errand_kinds.register("privacy.export", ErrandKind("documents", carry_export))
errand_kinds.register("privacy.closing", ErrandKind("documents", carry_closing))
errand_kinds.register("privacy.told", ErrandKind("exchange", tell_answer))
errand_kinds.register("security.alert", ErrandKind("exchange", alert_security))
navigation.register("privacy", NavigationEntry(_("隐私中心"), "privacy:centre", 90, foot="about"))
navigation.register("styleguide", NavigationEntry(_("界面规范"), "portal:styleguide", 95, foot="about"))
navigation.register("retention", NavigationEntry(_("保存期限"), "privacy:retention", 91, foot="about"))
navigation.register(
    "privacy_office",
    NavigationEntry(_("个人信息请求"), "privacy:office", 71, frozenset(OFFICE), desk=True, icon="person"),
)
navigation.register(
    "delays",
    NavigationEntry(_("暂缓告知"), "privacy:delays", 73, frozenset({"signing_head"}), desk=True, icon="shield"),
)
navigation.register(
    "oversight",
    NavigationEntry(
        _("保存与删除"), "privacy:oversight", 72, frozenset({"data_steward", "auditor"}), desk=True, icon="shield"
    ),
)
navigation.register(
    "system", NavigationEntry(_("系统运行"), "portal:system", 20, frozenset({"system_admin"}), desk=True, icon="grid")
)
