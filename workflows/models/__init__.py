"""Processes, tasks, joint visits, pauses and extensions, batches."""

from .acting import Competence, Interest, TaskMove, Voice
from .batch import Batch, BatchEntry, Objection
from .process import Process
from .task import Task
from .timing import Extension, Pause
from .visit import Visit, VisitPart

__all__ = [
    "Batch",
    "BatchEntry",
    "Competence",
    "Extension",
    "Interest",
    "Objection",
    "Pause",
    "Process",
    "Task",
    "TaskMove",
    "Visit",
    "VisitPart",
    "Voice",
]
