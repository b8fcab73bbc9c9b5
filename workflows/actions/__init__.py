"""Deeds of processes."""

from .advancing import advance_process
from .alerting import alert_task, find_alerts
from .batching import conclude_batch, enter_batch, list_batch, open_batch, score_entry, strike_entry
from .deciding import decide_task, settle_task
from .declaring import declare_about, declare_interest, end_interest
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
from .objecting import answer_objection, lodge_objection
from .routing import end_competence, enter_competence
from .starting import Start, start_process, start_processes, withdraw_process
from .stepping import join_process, run_step, take_answer, take_places
from .timing import end_pause, extend_term, start_pause
from .visiting import arrange_visit, record_finding
from .voicing import cast_vote, record_discussion

__all__ = [
    "Start",
    "advance_process",
    "alert_task",
    "answer_escalation",
    "answer_objection",
    "approve_many",
    "arrange_visit",
    "cast_vote",
    "claim_next",
    "claim_task",
    "conclude_batch",
    "decide_task",
    "declare_about",
    "declare_interest",
    "end_competence",
    "end_interest",
    "end_pause",
    "enter_batch",
    "enter_competence",
    "escalate_task",
    "extend_term",
    "find_alerts",
    "join_process",
    "list_batch",
    "lodge_objection",
    "open_batch",
    "reassign_task",
    "record_discussion",
    "record_finding",
    "release_task",
    "reroute_task",
    "run_step",
    "score_entry",
    "settle_task",
    "start_pause",
    "start_process",
    "start_processes",
    "strike_entry",
    "take_answer",
    "take_places",
    "withdraw_process",
]
