"""Steps that stories are made of; each calls the deeds behind the pages, as whoever does it in life."""

import io
from collections.abc import Collection, Iterable
from typing import Any

from PIL import Image, ImageDraw

from blueprints.models import Edition
from identity.models import Mandate
from records.ledger.clock import now
from services.actions.afterwards import deliver_result
from services.actions.applications import submit_application
from services.actions.counter import accept_application, receive_application
from services.actions.drafts import materials_of, save_draft, start_draft
from services.actions.handing_in import attach_material
from services.actions.prefilling import acknowledge_notice
from services.fragments import case_context
from services.models import Application, Draft
from workflows.actions import arrange_visit, decide_task, record_finding
from workflows.models import Task, VisitPart

from .people import Applicant, official
from .stage import Story

HEADS = {
    "market_regulation": "an", "fire_rescue": "bo", "civil_affairs": "qiu", "public_security": "du", "human_resources": "su",
    "health": "jia", "medical_insurance": "pan", "service_hall": "ren",
}  # fmt: skip
OPINIONS = ("材料齐全，符合条件。", "经核对，与申报一致。", "同意。", "符合法定条件、标准，同意。")


def drawing(title: int) -> bytes:
    """A plan, as somebody photographs it."""
    picture = Image.new("RGB", (480, 320), "white")
    pen = ImageDraw.Draw(picture)
    pen.rectangle((30, 30, 450, 290), outline="black", width=3)
    for line in range(1, 2 + title % 4):
        pen.line((30 + 90 * line, 30, 30 + 90 * line, 200), fill="black", width=2)
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def begin(who: Applicant, kind: str, code: str, answers: dict[str, Any], *, whole: bool = True) -> Draft:
    """A draft with answers and, when `whole`, everything that has to be handed in."""
    draft = acknowledge_notice(start_draft(Edition.objects.in_force(kind, code), by=who.actor), by=who.actor)
    draft, _ = save_draft(draft, {**who.known, **answers}, by=who.actor)
    for place, material in enumerate(materials_of(draft)):
        if whole and not material.exempt and material.necessity == "required":
            attach_material(draft, material.element, drawing(place), name="材料.png", by=who.actor)
    return draft


def apply(who: Applicant, kind: str, code: str, answers: dict[str, Any]) -> Application:
    """Fill in and submit."""
    return submit_application(begin(who, kind, code, answers), by=who.actor)


def leaves(root: Application) -> list[Application]:
    """The cases that organs decide."""
    return list(root.children.select_related("department", "edition")) or [fresh(root)]


def fresh(case: Application) -> Application:
    """As it lies in the table."""
    rows = Application.objects.select_related("department", "edition", "person", "parent")
    found: Application = rows.get(pk=case.pk)
    return found


def receive(root: Application) -> Story:
    """收件, an hour after the submission or so."""
    yield 0
    receive_application(fresh(root), by=official("mo"))


def accept(root: Application, *, only: Collection[str] = ()) -> Story:
    """受理 of what is for the organs in `only` (all when empty)."""
    yield 0
    for case in leaves(root):
        if case.state == Application.State.RECEIVED and (not only or case.department.role in only):
            accept_application(case, by=official("mo"))


def tasks_of(root: Application, leave: Collection[str]) -> list[Task]:
    """Open tasks that organs do, without those whose organ takes its time."""
    rows = Task.objects.open().filter(process__upper_ref__in=[case.reference for case in leaves(root)])
    rows = rows.exclude(nature__in=["intake", "auto"]).select_related("process__edition", "department")
    return [task for task in rows if task.department.role not in leave]


def work(root: Application, days: Iterable[int], *, refuse: str = "", leave: Collection[str] = ()) -> Story:
    """After each wait every open task is done once. `refuse` is the role of the organ that refuses in the end."""
    for wait in days:
        yield wait
        for task in tasks_of(root, leave):
            do_task(root, task, refuse=refuse == task.department.role)


def do_task(root: Application, task: Task, *, refuse: bool = False) -> None:
    """One task: a visit is arranged first and found afterwards, anything else is decided."""
    by = official(HEADS[task.department.role])
    part = VisitPart.objects.filter(task=task).select_related("task__process").first()
    if task.nature == "visit" and part is None:
        visits = [other for other in tasks_of(root, ()) if other.nature == "visit"]
        arrange_visit(visits, place=place_of(root), starts_at=now(), by=by)
    elif part is not None:
        held = Mandate.objects.held_on(now().date()).filter(department=task.department_id, role__in=task.roles)
        officers = list(held.values_list("reference", flat=True))
        record_finding(part, finding="现场与申报一致。", passed=True, officers=officers, by=by)
    elif task.nature in {"decide", "review", "opinion"}:
        no = refuse and task.nature == "decide"
        words = (
            "经调查，家庭人均收入高于规定标准，不符合条件。" if no else OPINIONS[len(task.reference) % len(OPINIONS)]
        )
        decide_task(task, do="refuse" if no else "approve", opinion=words, by=by)


def place_of(root: Application) -> str:
    """Where a visit goes."""
    return str(case_context(leaves(root)[0])["place"] or "申请人家中")


def hand_out(root: Application, receiver: str, way: str = "window") -> Story:
    """Every organ's result is handed over."""
    yield 1
    for case in leaves(root):
        if case.decided_at and not hasattr(case, "delivery"):
            deliver_result(case, way=way, receiver=receiver, by=official("mo"))
