"""The catalogue's projections, drafts, applications and what happens to them."""

from .afterwards import Deferral, Delivery, PromiseCheck, Publication
from .alert import Alert, AlertStep
from .application import Application, ApplicationMaterial
from .catalogue import BundleItem, ServiceItem
from .correction import Correction, Mark, Proposal
from .draft import Draft, DraftMaterial
from .grants import CaseGrant
from .hearing import Hearing
from .legal import LegalDefault
from .message import CaseMessage
from .partner import Partner
from .powers import Power
from .prefill import Prefilled, RegisterRecord
from .review import ReviewOutcome
from .search_figures import QueryCount
from .suggestion import Suggestion
from .synonym import Synonym

__all__ = [
    "Alert",
    "AlertStep",
    "Application",
    "ApplicationMaterial",
    "BundleItem",
    "CaseGrant",
    "CaseMessage",
    "Correction",
    "Deferral",
    "Delivery",
    "Draft",
    "DraftMaterial",
    "Hearing",
    "LegalDefault",
    "Mark",
    "Partner",
    "Power",
    "Prefilled",
    "PromiseCheck",
    "Proposal",
    "Publication",
    "QueryCount",
    "RegisterRecord",
    "ReviewOutcome",
    "ServiceItem",
    "Suggestion",
    "Synonym",
]
