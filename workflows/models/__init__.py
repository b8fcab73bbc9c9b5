"""Processes, tasks, joint visits."""

from .process import Process
from .task import Task
from .visit import Visit, VisitPart

__all__ = ["Process", "Task", "Visit", "VisitPart"]
