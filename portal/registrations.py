"""What the roof writes into the registries of the floors below."""

from django.utils.translation import gettext_lazy as _

from records.registers.registry import NavigationEntry, navigation

navigation.register(
    "system", NavigationEntry(_("系统运行"), "portal:system", 20, frozenset({"system_admin"}), desk=True, icon="grid")
)
