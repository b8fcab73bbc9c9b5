"""Deeds of processes."""

from .advancing import advance_process
from .alerting import alert_task, find_alerts
from .deciding import decide_task, settle_task
from .declaring import declare_interest
from .handing import (
    answer_escalation,
    claim_next,
    claim_task,
    escalate_task,
    reassign_task,
    release_task,
    reroute_task,
)
from .many import approve_many
from .routing import enter_competence
from .starting import start_process, withdraw_process
from .stepping import join_process, run_step, take_answer
from .timing import end_pause, extend_term, start_pause
from .visiting import arrange_visit, record_finding
from .voicing import cast_vote, record_discussion

__all__ = [
    "advance_process",
    "alert_task",
    "answer_escalation",
    "approve_many",
    "arrange_visit",
    "cast_vote",
    "claim_next",
    "claim_task",
    "decide_task",
    "declare_interest",
    "end_pause",
    "enter_competence",
    "escalate_task",
    "extend_term",
    "find_alerts",
    "join_process",
    "reassign_task",
    "record_discussion",
    "record_finding",
    "release_task",
    "reroute_task",
    "run_step",
    "settle_task",
    "start_pause",
    "start_process",
    "take_answer",
    "withdraw_process",
]
