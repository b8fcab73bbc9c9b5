"""Tasks for machines: each endpoint calls the action that its page calls."""

from .clock import ExtensionDoor, PauseDoor, ResumptionDoor
from .tasks import TASK_ACTS, Approvals, NextTask, OneTask, Tasks

__all__ = [
    "TASK_ACTS", "Approvals", "ExtensionDoor", "NextTask", "OneTask", "PauseDoor", "ResumptionDoor", "Tasks",
]  # fmt: skip
