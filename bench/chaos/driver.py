"""The people of a chaos run: Lin submits, Mo accepts, An and Tao decide; they try again when the database is gone."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.db import Error, close_old_connections, connection

from blueprints.models import Edition
from identity.actors import actor_of_mandates, actor_of_person, party_of
from identity.models import Mandate, Organisation, Person
from portal.demonstration.complete import FOOD
from portal.journey import ANSWERS, picture
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.errors import Refusal
from services.actions.applications import submit_application
from services.actions.counter import accept_application, receive_application
from services.actions.drafts import materials_of, save_draft, start_draft
from services.actions.handing_in import attach_material
from services.actions.prefilling import acknowledge_notice
from services.models import Application
from workflows.actions import arrange_visit, decide_task, record_finding
from workflows.models import Process, Task, VisitPart

R = TypeVar("R")
PATIENCE = 120


def stubborn(act: Callable[[], R]) -> R:
    """Do it; when the database is gone, do it again, as somebody at a page would."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return act()
        except Error:
            if time.monotonic() > deadline:
                raise
            connection.close()
            close_old_connections()
            time.sleep(0.3)


def official(username: str) -> Actor:
    """Somebody of the cast in their posts."""
    rows = Mandate.objects.filter(person__user__username=username, ended_at=None).select_related("person", "department")
    return actor_of_mandates(list(rows.order_by("valid_from", "id")))


class People:
    """Who acts in a run."""

    def __init__(self) -> None:
        firm = Organisation.objects.earliest("id")
        self.lin = actor_of_person(Person.objects.get(user__username="lin"), acting_for=party_of(firm))
        self.mo, self.an, self.tao = (official(name) for name in ("mo", "an", "tao"))
        self.officers = [self.an.mandate, self.tao.mandate]
        self.edition = Edition.objects.current("service", now(), FOOD).get()

    def apply(self) -> str:
        """One application for the food licence; its number. A repeated submission gives the same case."""
        draft = acknowledge_notice(start_draft(self.edition, by=self.lin), by=self.lin)
        save_draft(draft, ANSWERS, by=self.lin)
        for material in materials_of(draft):
            if material.exempt not in {"form", "shared", "promise", "later", "licence"}:
                name, content = picture(material.element)
                attach_material(draft, material.element, content, name=name, by=self.lin)
        return str(submit_application(draft, by=self.lin).reference)

    def accept(self, ref: str) -> None:
        """Receipt and acceptance at the window; done already is fine."""
        case = Application.objects.get(reference=ref)
        if case.state == Application.State.SUBMITTED:
            receive_application(case, by=self.mo)
        case.refresh_from_db()
        if case.state == Application.State.RECEIVED:
            accept_application(case, by=self.mo)

    def work(self, task: Task) -> None:
        """Do an open task, as its nature asks. A refusal means that it was done meanwhile."""
        try:
            if task.nature == "visit":
                self.visit(task)
            elif task.nature in {"review", "decide"}:
                decide_task(task, do="approve", opinion="符合条件。", by=self.an)
        except Refusal:
            return

    def visit(self, task: Task) -> None:
        """Arrange, then record with two officers."""
        if not VisitPart.objects.filter(task=task).exists():
            arrange_visit([task], place="现场", starts_at=now() + timedelta(days=1), by=self.an)
        part = VisitPart.objects.select_related("task__process").get(task=task)
        record_finding(part, finding="现场与申报一致。", passed=True, officers=self.officers, by=self.an)


def drive(people: People, cases: list[str], seconds: float, told: Callable[[str], Any]) -> bool:
    """Work until every case has ended; whether that came to be within `seconds`."""
    deadline, last = time.monotonic() + seconds, 0.0
    while time.monotonic() < deadline:
        rows = stubborn(
            lambda: list(Task.objects.open().filter(process__upper_ref__in=cases).select_related("process"))
        )
        for task in rows:
            stubborn(lambda task=task: people.work(task))  # type: ignore[misc]
        running = stubborn(lambda: Process.objects.filter(upper_ref__in=cases, state=Process.State.RUNNING).count())
        if not running:
            return True
        if time.monotonic() - last > 10:
            told(f"  {running} still running, {len(rows)} tasks were open")
            last = time.monotonic()
        time.sleep(0.2)
    return False
