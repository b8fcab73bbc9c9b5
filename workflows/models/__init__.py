"""Processes, tasks, joint visits."""

from .acting import Competence, Interest, TaskMove, Voice
from .process import Process
from .task import Task
from .visit import Visit, VisitPart

__all__ = ["Competence", "Interest", "Process", "Task", "TaskMove", "Visit", "VisitPart", "Voice"]
