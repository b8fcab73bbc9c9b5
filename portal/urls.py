"""The site map: each app's doors, included only when the app is installed."""

from django.apps import apps
from django.urls import URLPattern, URLResolver, include, path

DOORS = {
    "portal": "portal.site",
    "privacy": "portal.privacy_site",
    "identity": "identity.urls",
    "files": "records.files.urls",
    "registers": "records.registers.urls",
    "ledger": "records.ledger.urls",
    "exchange": "exchange.urls",
    "blueprints": "blueprints.urls",
    "documents": "documents.urls",
    "workflows": "workflows.urls",
    "licences": "licences.urls",
    "services": "services.urls",
    "enforcement": "enforcement.urls",
}
INSTALLED = {config.label for config in apps.get_app_configs()}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(module)) for label, module in DOORS.items() if label in INSTALLED
]
