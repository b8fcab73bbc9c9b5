"""The catalogue's projections, drafts, applications."""

from .application import Application, ApplicationMaterial
from .catalogue import BundleItem, ServiceItem
from .draft import Draft, DraftMaterial
from .powers import Power
from .search_figures import QueryCount
from .suggestion import Suggestion
from .synonym import Synonym

__all__ = [
    "Application",
    "ApplicationMaterial",
    "BundleItem",
    "Draft",
    "DraftMaterial",
    "Power",
    "QueryCount",
    "ServiceItem",
    "Suggestion",
    "Synonym",
]
