"""Deeds of processes."""

from .advancing import advance_process
from .deciding import decide_task
from .starting import start_process, withdraw_process
from .visiting import arrange_visit, record_finding

__all__ = ["advance_process", "arrange_visit", "decide_task", "record_finding", "start_process", "withdraw_process"]
