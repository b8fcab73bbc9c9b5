"""What exchange registers below."""

from django.utils.translation import gettext_lazy as _

from blueprints.registry import BlueprintKind, blueprint_kinds
from records.ledger.registry import ErrandKind, errand_kinds, queues
from records.privacy.registry import personal_sources
from records.registers.registry import NavigationEntry, navigation

from .errands import deliver_message, plan, reply, respond, send_code, send_notice, tell_of_right
from .personal import SOURCE
from .rules.words import NoticeWords, words_problems

queues.register("exchange", "exchange.carry")
errand_kinds.register("notice", ErrandKind("exchange", plan))
errand_kinds.register("notice.send", ErrandKind("exchange", send_notice, remote=True))
errand_kinds.register("one_time_code", ErrandKind("exchange", send_code, remote=True))
errand_kinds.register("notice_of_right", ErrandKind("exchange", tell_of_right))
errand_kinds.register("message.deliver", ErrandKind("exchange", deliver_message, remote=True))
errand_kinds.register("message.respond", ErrandKind("exchange", respond))
errand_kinds.register("message.reply", ErrandKind("exchange", reply))
personal_sources.register("notices", SOURCE)
blueprint_kinds.register("notice", BlueprintKind("notice", NoticeWords, problems=words_problems))
navigation.register(
    "deliveries",
    NavigationEntry(_("未送达"), "exchange:failures", 62, frozenset({"operator"}), desk=True, icon="bell"),
)
navigation.register(
    "notice_words",
    NavigationEntry(
        _("消息用语"), "exchange:words", 72, frozenset({"item_authority", "department_admin"}), desk=True, icon="file"
    ),
)
navigation.register(
    "messages",
    NavigationEntry(
        _("部门往来"), "exchange:messages", 28,
        frozenset({"approver", "signing_head", "officer", "supervisor", "auditor"}), desk=True, icon="layers",
    ),
)  # fmt: skip
navigation.register(
    "lines",
    NavigationEntry(
        _("对接本部门系统"), "exchange:lines", 73, frozenset({"department_admin"}), desk=True, icon="layers"
    ),
)  # fmt: skip
