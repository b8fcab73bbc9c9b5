"""Tables of enforcement."""

from .after import Finding, Objection, Publication
from .checks import Assignment, CapCount, Inspection
from .lists import CheckContent, SupervisedItem
from .matters import Matter
from .objects import EnforcementCertificate, Firm, Premises
from .plans import Draw, Step, YearPlan
from .site import Answer, Entry

__all__ = [
    "Answer",
    "Assignment",
    "CapCount",
    "CheckContent",
    "Draw",
    "EnforcementCertificate",
    "Entry",
    "Finding",
    "Firm",
    "Inspection",
    "Matter",
    "Objection",
    "Premises",
    "Publication",
    "Step",
    "SupervisedItem",
    "YearPlan",
]
