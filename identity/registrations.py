"""What identity writes into the registries of the floors below."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from records.ledger.registry import Timer, timers
from records.registers.registry import NavigationEntry, navigation

from .timers import purge

timers.register("logins_purge", Timer(timedelta(hours=1), purge))
navigation.register(
    "accounts",
    NavigationEntry(_("账号安全"), "identity:accounts", 20, frozenset({"security_admin"}), desk=True, icon="shield"),
)
