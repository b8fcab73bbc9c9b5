"""The approver's pages: my tasks, one task, its decision, the joint visit."""

from datetime import datetime
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import get_current_timezone
from django.views.decorators.http import require_GET, require_POST

from blueprints.loading import load
from records.ledger.actor import Actor
from records.ledger.doing import carried
from records.ledger.http import ActorRequest, to_login
from records.ledger.kept import Kept
from records.ledger.listening import ticket_answer
from records.ledger.loading import get_visible, seen
from records.registers.calendars import calendar_for
from records.registers.templatetags.house import say

from ..actions import arrange_visit, decide_task, record_finding
from ..actions.many import Line
from ..forms import BatchForm, DecisionForm, FindingForm, VisitForm
from ..fragments import acts_context, in_office, known_as, progress_context, time_left, timing_panel
from ..models import Task, Visit, VisitPart
from ..naming import case_names
from ..permissions import POLICY, may_decide, relations
from ..queries import official_scope
from ..registry import process_kinds
from ..rules.explaining import targets

PAGE = 50
TASKS = Task.objects.select_related("process", "department", "holder__person", "principal")
TASK = seen(TASKS)
VISITS = Kept(lambda task: VisitPart.objects.filter(task=task).select_related("visit"))


def refuse_outsiders(request: ActorRequest) -> HttpResponse | None:
    """Those without an office go to the login page, or get 403."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    if official_scope(request.actor, "department") is None:
        return render(request, "403.html", status=403)
    return None


def moment_of(text: str) -> datetime:
    """The moment that a cursor names; Http404 for a cursor that is none of ours."""
    try:
        return datetime.fromisoformat(text)
    except ValueError as error:
        raise Http404(text) from error


@require_GET
def tasks(request: ActorRequest) -> HttpResponse:
    """My office's open tasks, the least time left first; `after` is the key of the last row shown."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    return tasks_page(request)


def waiting(actor: Actor) -> Any:
    """The open tasks of somebody's office and posts, the least time left first."""
    rows = Task.objects.visible_to(actor).open().select_related("process", "department", "holder__person")
    if actor.kind == "official" and not actor.has_role("auditor", "supervisor"):
        rows = rows.for_roles(actor)
    return rows.exclude(nature="auto").order_by("due_at", "reference")


FIRST = Kept(lambda actor: waiting(actor)[: PAGE + 1])


def tasks_page(request: ActorRequest, report: list[Line] | None = None, form: BatchForm | None = None) -> HttpResponse:
    """The list, with the report of a batch when one was just approved."""
    after = request.GET.get("after", "")
    if after.count("~") == 1:
        due, key = after.split("~")
        page = list(waiting(request.actor).after(moment_of(due), key)[: PAGE + 1])
    else:
        page = FIRST(request.actor)
    more = f"{page[PAGE - 1].due_at.isoformat()}~{page[PAGE - 1].reference}" if len(page) > PAGE else ""
    shown = page[:PAGE]
    names = case_names(row.process for row in shown)
    may_claim = POLICY.allows(request.actor, "task.claim", {"assigned"})
    calendar = calendar_for(request.actor.region)
    context = {
        "rows": [(row, time_left(row.due_at, calendar), names.get(row.process.upper_ref)) for row in shown],
        "more": more,
        "batch": may_claim and any(row.batch for row in shown),
        "may_claim": may_claim,
        "report": report,
        "form": form,
    }
    return render(request, "workflows/tasks.html", context, status=422 if form else 200)


@require_GET
def task(request: ActorRequest, ref: str) -> HttpResponse:
    """One task with its case as this approver may see it."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    return task_page(request, get_visible(TASK, request.actor, ref))


@require_GET
def ticket(request: ActorRequest, ref: str) -> HttpResponse:
    """A ticket to hear of the task's case as it changes."""
    row = get_visible(TASKS, request.actor, ref)
    return ticket_answer(request, request.actor, [f"case:{row.process.upper_ref}"])


def task_page(request: ActorRequest, row: Task, status: int = 200, **forms: Any) -> HttpResponse:
    """The page of a task, with the forms that its nature and state allow."""
    kind = process_kinds.get(row.process.kind)
    template, case = kind.case_fragment(row.process.upper_ref, request.actor)
    part, calendar = VISITS.first(row.pk), calendar_for(row.process.region)
    may = may_decide(request.actor, row) and row.state == Task.State.OPEN
    if may:
        forms = {**fresh_forms(row, part), **forms}
    context = {
        "task": row, "case_template": template, "case": case, "part": part,
        "left": time_left(row.due_at, calendar),
        **acts_context(request.actor, row, forms), **progress_context(row.process, calendar),
    }  # fmt: skip
    timing = {name: forms.pop(name) for name in ("pause_form", "extension_form") if name in forms}
    context["timing"] = timing_panel(row.process, request.actor, **timing)
    return render(request, "workflows/task.html", {**context, **forms, "may_decide": may}, status=status)


def fresh_forms(row: Task, part: VisitPart | None) -> dict[str, Any]:
    """Unbound forms for an open task."""
    if row.nature == "intake":
        return {}
    if row.nature != "visit":
        return {"decision_form": decision_form(row)} if row.nature != "panel" else {}
    return {"finding_form": finding_form(row)} if part else {"visit_form": VisitForm()}


def decision_form(row: Task, data: Any = None) -> DecisionForm:
    """The decision form with the steps that the task may be returned to."""
    edition = load(row.process.edition)
    titles = edition.titles()
    keys = targets(edition.graph(), row.process.flow, row.key)
    return DecisionForm(data, targets=[(key, say(titles[key.partition("#")[0]])) for key in keys])


def finding_form(row: Task, data: Any = None) -> FindingForm:
    """The finding form with the colleagues of the task's department."""
    form = FindingForm(data)
    form.fields["officers"].choices = [(m.reference, known_as(m)) for m in in_office(row)]  # type: ignore[attr-defined]
    return form


@require_POST
def decision(request: ActorRequest, ref: str) -> HttpResponse:
    """Decide a task."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "task.decide", relations(request.actor, row))
    form = decision_form(row, request.POST)
    if not form.is_valid():
        return task_page(request, row, 422, decision_form=form)
    values = form.cleaned_data
    decide_task(
        row, do=values["do"], to=values["to"], opinion=values["opinion"], articles=values["articles"], by=request.actor
    )
    return redirect("workflows:tasks")


@require_POST
def appointment(request: ActorRequest, ref: str) -> HttpResponse:
    """Arrange the joint visit of all organs that visit for the same bundle."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "visit.arrange", relations(request.actor, row))
    case = process_kinds.get(row.process.kind).case_fragment(row.process.upper_ref, request.actor)[1]
    together = Task.objects.open().filter(nature="visit", process__upper_ref__in=case["together"])

    def arrange(values: dict[str, Any]) -> Visit:
        starts_at = values["starts_at"].astimezone(get_current_timezone())
        rows = list(together.select_related("process"))
        return arrange_visit(rows, place=case["place"], starts_at=starts_at, by=request.actor)

    form = VisitForm(request.POST)
    if carried(form, arrange) is None:
        return task_page(request, row, 422, visit_form=form)
    return redirect("workflows:task", ref=row.reference)


@require_POST
def finding(request: ActorRequest, ref: str) -> HttpResponse:
    """Record my organ's finding at a visit."""
    row = get_visible(TASKS, request.actor, ref)
    POLICY.require(request.actor, "visit.record", relations(request.actor, row))
    part = VisitPart.objects.filter(task=row).select_related("task__process").first()
    form = finding_form(row, request.POST)
    if part is None or not form.is_valid():
        return task_page(request, row, 422, finding_form=form)
    values = form.cleaned_data
    record_finding(
        part, finding=values["finding"], passed=values["passed"] == "yes", officers=values["officers"], by=request.actor
    )
    return redirect("workflows:tasks")
