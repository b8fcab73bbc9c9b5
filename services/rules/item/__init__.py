"""A service item: what its edition consists of, what may not be published, what it leans on (domain.md §1)."""

from .checks import problems
from .codes import CATALOG_CODE, TASK_CODE
from .handling import Convenience, HandlingItem, Online, Place
from .legal import Basis, Line, Powers, SpecialProcedure, Term
from .materials import Material, Situation, SituationOption
from .model import Fee, FeeLine, Item, Question, Result, Step
from .references import references
from .situations import materials_for, open_situations

__all__ = [
    "CATALOG_CODE",
    "TASK_CODE",
    "Basis",
    "Convenience",
    "Fee",
    "FeeLine",
    "HandlingItem",
    "Item",
    "Line",
    "Material",
    "Online",
    "Place",
    "Powers",
    "Question",
    "Result",
    "Situation",
    "SituationOption",
    "SpecialProcedure",
    "Step",
    "Term",
    "materials_for",
    "open_situations",
    "problems",
    "references",
]
