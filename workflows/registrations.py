"""What workflows register below."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from blueprints.registry import BlueprintKind, blueprint_kinds
from exchange.registry import MessageKind, message_kinds
from records.ledger.registry import ErrandKind, Timer, errand_kinds, queues, timers
from records.registers.registry import NavigationEntry, navigation

from .errands import advance, alert, answered, follow_answer, join, places, step
from .rules.blueprint import Process
from .rules.checking import problems
from .timers import look_at_clocks

queues.register("approvals", "workflows.approvals.advance")
errand_kinds.register("process.advance", ErrandKind("approvals", advance))
errand_kinds.register("process.join", ErrandKind("approvals", join))
errand_kinds.register("step.run", ErrandKind("approvals", step))
errand_kinds.register("step.document", ErrandKind("documents", step))
errand_kinds.register("step.exchange", ErrandKind("exchange", step))
errand_kinds.register("step.answer", ErrandKind("approvals", answered))
errand_kinds.register("step.batch", ErrandKind("approvals", places))
errand_kinds.register("task.alert", ErrandKind("timers", alert))
message_kinds.register(
    "inquiry",
    MessageKind(
        {"zh-Hans": "协助征询函", "en": "Request for assistance"},
        {"agree": _("同意、无异议"), "object": _("有异议"), "none": _("不掌握相关情况")},
        followed=follow_answer,
        labels={"about": _("征询内容"), "item": _("事项")},
    ),
)
timers.register("task_clocks", Timer(timedelta(minutes=5), look_at_clocks))
blueprint_kinds.register("process", BlueprintKind("process", Process, problems=problems))
OFFICE = frozenset({"window_clerk", "approver", "signing_head", "supervisor", "auditor"})
navigation.register("tasks", NavigationEntry(_("待办"), "workflows:tasks", 20, OFFICE, desk=True))
navigation.register(
    "processes",
    NavigationEntry(
        _("流程监督"), "workflows:processes", 25, frozenset({"supervisor", "auditor"}), desk=True, icon="list"
    ),
)
navigation.register(
    "simulation",
    NavigationEntry(
        _("流程试算"), "workflows:simulation", 62, frozenset({"department_admin", "item_authority", "supervisor"}),
        desk=True,
    ),
)  # fmt: skip
navigation.register(
    "competences",
    NavigationEntry(
        _("谁来办"), "workflows:competences", 63,
        frozenset({"item_authority", "department_admin", "approver", "signing_head", "supervisor", "auditor"}),
        desk=True,
    ),
)  # fmt: skip
navigation.register(
    "interests",
    NavigationEntry(
        _("回避"), "workflows:interests", 64,
        frozenset({"approver", "signing_head", "officer", "department_admin"}), desk=True,
    ),
)  # fmt: skip
navigation.register("batches", NavigationEntry(_("批次申报"), "workflows:batches", 56, foot="doing"))
