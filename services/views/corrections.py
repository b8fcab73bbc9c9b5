"""The applicant's correction: mark by mark, only what is marked (and what depends on it) can be changed."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from blueprints.forms.pages import typed_answers
from records.files.models import StoredFile
from records.ledger.errors import Invalid, Problem
from records.ledger.http import ActorRequest, to_login
from records.ledger.loading import get_visible

from ..actions.correcting import answer_correction, attach_correction
from ..case_items import case_answers, form_of_case, materials_of_case
from ..casework import waiting_for_me
from ..fields import form_rows
from ..models import Application, Correction, Mark
from ..permissions import POLICY, relations
from ..rules.corrections import editable

CASES = Application.objects.select_related("parent", "department", "person", "organisation")


@require_http_methods(["GET", "POST"])
def correction(request: ActorRequest, ref: str) -> HttpResponse:
    """See the marks; send the correction back."""
    if request.actor.kind == "anonymous":
        return to_login(request)
    case = get_visible(CASES.roots(), request.actor, ref)
    POLICY.require(request.actor, "application.correct", relations(request.actor, case))
    waiting = waiting_for_me(case)
    if waiting is None:
        return redirect("services:application", ref=ref)
    if request.method == "GET":
        return correction_page(request, case, waiting, {}, [])
    answers = typed_answers(form_of_case(case), request.POST)
    answers = {name: value for name, value in answers.items() if name in request.POST}
    try:
        answer_correction(case, answers, by=request.actor)
    except Invalid as refused:
        return correction_page(request, case, waiting, answers, refused.problems, status=422)
    return redirect("services:application", ref=ref)


def correction_page(
    request: ActorRequest, case: Application, waiting: Correction, typed: dict[str, Any], problems: list[Problem],
    status: int = 200,
) -> HttpResponse:  # fmt: skip
    """The marks with their fields and materials; what was typed is kept."""
    marks = list(waiting.marks.all())
    marked = {mark.element: mark for mark in marks if mark.kind == Mark.Kind.FIELD}
    form = form_of_case(case)
    groups = form_rows(form, {**case_answers(case), **typed}, problems)
    rows = {row.field.id: row for _, group in groups for row in group}
    names = [name for name in rows if name in editable(form, marked)]
    wanted = {mark.element: mark for mark in marks if mark.kind == Mark.Kind.MATERIAL}
    files = {f.reference: f for f in StoredFile.objects.filter(reference__in=waiting.files.values())}
    wrong = {p.pointer: p.sentence for p in problems}
    context = {
        "application": case, "correction": waiting, "problems": problems,
        "rows": [(rows[name], marked.get(name)) for name in names],
        "materials": [
            (m, wanted[m.element], files.get(waiting.files.get(m.element, "")), wrong.get(f"material-{m.element}", ""))
            for m in materials_of_case(case) if m.element in wanted
        ],
    }  # fmt: skip
    return render(request, "services/correction.html", context, status=status)


@require_POST
def correction_material(request: ActorRequest, ref: str, element: str) -> HttpResponse:
    """Hand in a new file for a marked material."""
    case = get_visible(CASES.roots(), request.actor, ref)
    POLICY.require(request.actor, "application.correct", relations(request.actor, case))
    waiting, upload = waiting_for_me(case), request.FILES.get("file")
    if waiting is None:
        return redirect("services:application", ref=ref)
    if upload is None:
        problem = Problem(f"material-{element}", "请先选择文件，再点“上传”。")
        return correction_page(request, case, waiting, {}, [problem], status=422)
    try:
        attach_correction(case, element, upload.read(), name=upload.name or "file", by=request.actor)
    except Invalid as refused:
        problem = Problem(f"material-{element}", refused.problems[0].sentence)
        return correction_page(request, case, waiting, {}, [problem], status=422)
    return redirect("services:correction", ref=ref)
