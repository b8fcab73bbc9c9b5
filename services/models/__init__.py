"""The catalogue's projections, drafts, applications."""

from .application import Application, ApplicationMaterial
from .catalogue import BundleItem, ServiceItem
from .draft import Draft, DraftMaterial
from .powers import Power
from .suggestion import Suggestion
from .synonym import Synonym

__all__ = [
    "Application",
    "ApplicationMaterial",
    "BundleItem",
    "Draft",
    "DraftMaterial",
    "Power",
    "ServiceItem",
    "Suggestion",
    "Synonym",
]
