"""What records.registers writes into the registries of its own and of the floors below."""

from django.utils.translation import gettext_lazy as _

from .finding import find
from .open_data import OWN
from .registry import NavigationEntry, SearchSource, datasets, navigation, search_sources

AUDITORS = frozenset({"auditor"})
SECURITY = frozenset({"security_admin"})
OFFICE = frozenset({"department_admin", "item_authority", "approver", "signing_head"})
search_sources.register("regulations", SearchSource("法规", find))
navigation.register("regulations", NavigationEntry(_("法规库"), "registers:regulations", 59, foot="open"))
navigation.register("open_data", NavigationEntry(_("开放数据"), "registers:open_data", 80, foot="open"))
for name, published in OWN.items():
    datasets.register(name, published)
navigation.register("audit", NavigationEntry(_("审计"), "ledger:audit", 60, AUDITORS, desk=True, icon="shield"))
navigation.register("keys", NavigationEntry(_("密钥"), "ledger:keys", 70, SECURITY, desk=True, icon="shield"))
navigation.register("todos", NavigationEntry(_("核对清单"), "registers:todos", 40, OFFICE, desk=True))
navigation.register(
    "workers",
    NavigationEntry(_("后台任务"), "ledger:workers", 61, frozenset({"operator"}), desk=True, icon="list"),
)
