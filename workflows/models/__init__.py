"""Processes, tasks, joint visits, pauses and extensions."""

from .acting import Competence, Interest, TaskMove, Voice
from .process import Process
from .task import Task
from .timing import Extension, Pause
from .visit import Visit, VisitPart

__all__ = [
    "Competence",
    "Extension",
    "Interest",
    "Pause",
    "Process",
    "Task",
    "TaskMove",
    "Visit",
    "VisitPart",
    "Voice",
]
