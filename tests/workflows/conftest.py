"""Processes of a kind of their own, on editions that a test writes."""

from dataclasses import dataclass, field

import pytest

from blueprints.actions import publish_edition, save_working_copy
from blueprints.models import Edition
from identity.actors import actor_of_mandates
from identity.models import Mandate
from records.ledger.actor import system_actor
from records.ledger.carrying import carry
from records.registers.models import Department
from workflows.actions import Start, decide_task, start_process
from workflows.models import Process, Task
from workflows.registry import ProcessKind, process_kinds

SYSTEM = system_actor("test")
ended: list[tuple[str, str]] = []
parties: dict[str, frozenset[str]] = {}
effects: dict[str, int] = {}


def note_step(process, of, *, key, by, at):
    """An automatic step that only counts how often it was done."""
    effects[key] = effects.get(key, 0) + 1
    return {f"check_{of}": of == "good"}


if "test" not in process_kinds:
    process_kinds.register(
        "test",
        ProcessKind(
            case_url=lambda ref: "/applications/X-1/",
            case_fragment=lambda ref, actor: ("workflows/tasks.html", {}),
            outcome=lambda process, by, at: ended.append((process.upper_ref, process.state)),
            parties=lambda ref: parties.get(ref, frozenset()),
            steps={"data_check": note_step, "document": note_step},
        ),
    )


def stage(key, nature="review", roles=("approver", "signing_head"), dept="organ", days=1, **more):
    """A task stage as an edition writes it."""
    return {"kind": "task", "key": key, "title": {"zh-Hans": key, "en": key}, "nature": nature, "dept": dept,
            "roles": list(roles), "days": days, **more}  # fmt: skip


def auto(key, act, of):
    """An automatic stage."""
    return stage(key, "auto", (), automatic={"act": act, "of": of})


DECIDE = stage("decide", "decide", ["signing_head"])


def official(username):
    """Somebody of the cast in their posts of today."""
    rows = Mandate.objects.filter(person__user__username=username, ended_at=None)
    return actor_of_mandates(list(rows.select_related("person", "department").order_by("valid_from", "id")))


def organ(role="market_regulation"):
    return Department.objects.get(role=role, division__code="990102000000")


@dataclass
class Flow:
    """A process under test."""

    process: Process
    people: dict[str, object] = field(default_factory=dict)

    def open(self):
        return sorted(self.process.tasks.filter(state="open").values_list("key", flat=True))

    def task(self, key):
        found = self.process.tasks.filter(key=key).select_related("process__edition", "department")
        return found.latest("round")

    def decide(self, key, do="approve", by="an", **more):
        task = decide_task(self.task(key), do=do, by=official(by), **more)
        carry_all()
        self.process.refresh_from_db()
        return task


def carry_all():
    while any([carry("approvals"), carry("documents"), carry("exchange")]):
        pass


@pytest.fixture
def begin(db):
    """Publish stages as an edition and start a process on it."""
    ended.clear()
    parties.clear()
    effects.clear()
    carry_all()

    def start(*stages, data=None, ref="CASE-1", item="", code="tested"):
        publish(code, *stages)
        edition = Edition.objects.filter(kind="process", code=code).latest("number")
        departments = {"organ": organ(), "fire": organ("fire_rescue"), "window": organ("service_hall")}
        process = start_process(Start(ref, edition, data or {}, departments, "990102001", item), kind="test", by=SYSTEM)
        carry_all()
        process.refresh_from_db()
        return Flow(process)

    return start


def publish(code, *stages):
    """A new edition of a process."""
    content = {"title": {"zh-Hans": "试", "en": "Test"}, "stages": list(stages)}
    save_working_copy("process", code, content, by=SYSTEM, owner=organ().code)
    publish_edition("process", code, by=SYSTEM)


def open_tasks():
    return Task.objects.open()
