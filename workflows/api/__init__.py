"""Tasks for machines: each endpoint calls the action that its page calls."""

from .batches import BATCH_ACTS, Batches, ObjectionAnswer, OneBatch
from .clock import ExtensionDoor, PauseDoor, ResumptionDoor
from .declaring import CompetenceEnding, Competences, InterestAbout, InterestEnding, Interests
from .tasks import TASK_ACTS, Approvals, NextTask, OneTask, Tasks

__all__ = [
    "BATCH_ACTS", "TASK_ACTS", "Approvals", "Batches", "CompetenceEnding", "Competences", "ExtensionDoor",
    "InterestAbout", "InterestEnding", "Interests", "NextTask", "ObjectionAnswer", "OneBatch", "OneTask", "PauseDoor",
    "ResumptionDoor", "Tasks",
]  # fmt: skip
