"""The catalogue's projections, drafts, applications."""

from .application import Application, ApplicationMaterial
from .catalogue import BundleItem, ServiceItem
from .draft import Draft, DraftMaterial

__all__ = ["Application", "ApplicationMaterial", "BundleItem", "Draft", "DraftMaterial", "ServiceItem"]
