"""Voices of many: a panel's votes settle its task; a discussion is recorded before the head decides."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils.timezone import localdate

from blueprints.loading import load
from identity.models import Mandate
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem

from ..models import Task, Voice
from ..permissions import POLICY, relations, require_disinterested
from ..rules.voices import QUORUM, Verdict, outcome
from .handing import waiting
from .settling import settle_by_rule


class Said(NamedTuple):
    """One voice as it was written down: mandate reference, verdict, words."""

    mandate: str
    verdict: Verdict
    words: str = ""


@deed
def cast_vote(task: Task, verdict: Verdict, *, by: Actor, at: datetime | None = None, words: str = "") -> Task:
    """Vote in a panel, once per person; enough votes settle the task. Whoever is against says why."""
    task = waiting(task)
    POLICY.require(by, "task.vote", relations(by, task))
    panel = load(task.process.edition).task(task.key).panel
    if panel is None:
        raise Conflict("task.no_panel", "这一步不是专家评审，不投票。")
    require_disinterested(by, task.process)
    if verdict == "disagree" and not words.strip():
        sentence = "不同意请写明理由。"
        raise Invalid("vote.reasons", sentence, [Problem("words", sentence)])
    if task.voices.filter(person=by.reference).exists():
        raise Conflict("vote.again", "您已经投过票了，一人一票。")
    assert by.mandate_id is not None  # the policy asks for a post
    Voice.objects.create(
        task=task,
        mandate_id=by.mandate_id,
        person=by.reference,
        verdict=verdict,
        words=words.strip(),
        said_at=at or now(),
    )
    record(
        "task.vote", stream=f"case:{task.process.upper_ref}", subject=task.reference, by=by, at=at, region=task.region,
        detail={"task": task.key, "verdict": verdict},
    )  # fmt: skip
    verdicts = list(task.voices.values_list("verdict", flat=True))
    settled = outcome(verdicts, seats=panel.seats, needed=panel.needed)
    if settled:
        told = f"专家评审：{panel.seats} 席，{verdicts.count('agree')} 票同意，{verdicts.count('disagree')} 票不同意。"
        settle_by_rule(task, settled, why="panel", opinion=told, by=by, at=at)
    return task


@deed
def record_discussion(task: Task, said: Sequence[Said], *, by: Actor, at: datetime | None = None) -> Task:
    """Record who was there and what each held; three people of the department at least, once."""
    task = waiting(task)
    POLICY.require(by, "discussion.record", relations(by, task))
    if task.nature != "discussion":
        raise Conflict("task.no_discussion", "这一步不用集体讨论。")
    if task.voices.exists():
        raise Conflict("discussion.recorded", "这次集体讨论已经记录过了。")
    posts = Mandate.objects.held_on(localdate(at)).filter(department=task.department_id).select_related("person")
    known = {post.reference: post for post in posts.filter(reference__in=[voice.mandate for voice in said])}
    voices = {
        known[voice.mandate].person.reference: (known[voice.mandate], voice) for voice in said if voice.mandate in known
    }
    if len(voices) < QUORUM:
        sentence = f"集体讨论至少要有本单位 {QUORUM} 人参加。请补上参加人员。"
        raise Invalid("discussion.quorum", sentence, [Problem("attendance", sentence)])
    Voice.objects.bulk_create(
        Voice(
            task=task,
            mandate=post,
            person=person,
            verdict=voice.verdict,
            words=voice.words.strip(),
            said_at=at or now(),
        )
        for person, (post, voice) in voices.items()
    )
    detail = {"task": task.key, "present": sorted(post.reference for post, _ in voices.values())}
    record(
        "discussion.record", stream=f"case:{task.process.upper_ref}", subject=task.reference, by=by, at=at,
        region=task.region, detail=detail,
    )  # fmt: skip
    return task
