"""What blueprints writes into the registries of the floors below."""

from django.utils.translation import gettext_lazy as _

from records.ledger.registry import ErrandKind, errand_kinds, queues
from records.registers.registry import NavigationEntry, dependants, navigation

from .dependants import leaning_on
from .errands import import_rows

dependants.register("editions", leaning_on)
queues.register("imports", "imports.carry")
errand_kinds.register("import.rows", ErrandKind("imports", import_rows))
navigation.register(
    "imports",
    NavigationEntry(
        _("导入导出"), "blueprints:imports", 45, frozenset({"department_admin", "item_authority"}), desk=True
    ),
)
