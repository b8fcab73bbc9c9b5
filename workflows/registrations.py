"""What workflows register below."""

from django.utils.translation import gettext_lazy as _

from blueprints.registry import BlueprintKind, blueprint_kinds
from records.ledger.registry import ErrandKind, errand_kinds, queues
from records.registers.registry import NavigationEntry, navigation

from .errands import advance
from .rules.blueprint import Process, problems

queues.register("approvals", "workflows.approvals.advance")
errand_kinds.register("process.advance", ErrandKind("approvals", advance))
blueprint_kinds.register("process", BlueprintKind("process", Process, problems=problems))
OFFICE = frozenset({"window_clerk", "approver", "signing_head", "supervisor", "auditor"})
navigation.register("tasks", NavigationEntry(_("待办"), "workflows:tasks", 20, OFFICE, desk=True))
