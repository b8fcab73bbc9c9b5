"""Registers of the record office."""

from .calendar import CalendarDay
from .dictionary import DictionaryEntry
from .organs import Department, Division, Hall, HallItem, Window
from .regulations import Article, Regulation
from .todo import ToDo

__all__ = [
    "Article",
    "CalendarDay",
    "Department",
    "DictionaryEntry",
    "Division",
    "Hall",
    "HallItem",
    "Regulation",
    "ToDo",
    "Window",
]
