"""What licences register below."""

from django.utils.translation import gettext_lazy as _

from blueprints.registry import BlueprintKind, blueprint_kinds
from records.privacy.registry import personal_sources
from records.registers.registry import NavigationEntry, navigation

from .personal import SOURCE
from .rules.blueprint import LicenceType

blueprint_kinds.register("licence_type", BlueprintKind("licence_type", LicenceType))
navigation.register("wallet", NavigationEntry(_("证照"), "licences:wallet", 40, icon="card"))
navigation.register("verify", NavigationEntry(_("核验"), "licences:verify", 60, icon="shield"))
navigation.register("verify_at_foot", NavigationEntry(_("证照核验"), "licences:verify", 58, foot="doing"))
personal_sources.register("licences", SOURCE)
