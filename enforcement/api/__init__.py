"""The same acts for machines: each endpoint calls the action that its page calls."""

from .acts import CHECK_ACTS, DRAW_ACTS, FINDING_ACTS, MATTER_ACTS, PLAN_ACTS, VISIT_ACTS, NewCheck, NewPlan, Result
from .site import Entries, Inspections, Items, OneInspection, Photos

__all__ = [
    "CHECK_ACTS", "DRAW_ACTS", "FINDING_ACTS", "MATTER_ACTS", "PLAN_ACTS", "VISIT_ACTS", "Entries", "Inspections",
    "Items", "NewCheck", "NewPlan", "OneInspection", "Photos", "Result",
]  # fmt: skip
