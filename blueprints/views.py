"""Doors of imports and exports: lists go in and come out, with a report line by line."""

import tempfile
from typing import IO, Any

from django.core.paginator import Paginator
from django.http import FileResponse, HttpResponse, HttpResponseBase, HttpResponseNotModified
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from records.ledger.clock import now
from records.ledger.http import ActorRequest
from records.ledger.loading import get_visible

from .actions import begin_import
from .actions.imports import table_of
from .bringing import FORMAT_NAMES, ImportForm, kinds_with_tables
from .exporting import export_table
from .importing import keep_file
from .models import ImportRun
from .permissions import POLICY, relations
from .sheets import FORMATS, format_of, write_rows

PAGE = 100
RUNS = 30
MEDIA = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8", "json": "application/json",
}  # fmt: skip


def refuse_outsiders(request: ActorRequest) -> HttpResponse | None:
    """Lists are brought by administrators."""
    if request.actor.kind == "anonymous":
        return redirect(f"{reverse('identity:login')}?next={request.path}")
    if not POLICY.allows(request.actor, "import.begin", relations(request.actor, {request.actor.department})):
        return render(request, "403.html", status=403)
    return None


@require_http_methods(["GET", "POST"])
def imports(request: ActorRequest) -> HttpResponse:
    """My department's imports, the newest first, and a new one."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        end = format_of(file.name)
        path, sha256 = keep_file(file, end)
        run = begin_import(
            form.cleaned_data["kind"], name=file.name, form=end, sha256=sha256, path=path, by=request.actor
        )
        return redirect("blueprints:import", ref=run.reference)
    runs = ImportRun.objects.visible_to(request.actor).order_by("-started_at")[:RUNS]
    context = {"form": form, "runs": runs, "kinds": kinds_with_tables(), "formats": FORMAT_NAMES.items()}
    return render(request, "blueprints/imports.html", context, status=422 if request.method == "POST" else 200)


@require_GET
def import_run(request: ActorRequest, ref: str) -> HttpResponse:
    """How far an import has come and what it could not take; looks again by itself while it runs."""
    return render(request, "blueprints/import_run.html", run_context(request, ref))


@require_GET
def import_state(request: ActorRequest, ref: str) -> HttpResponse:
    """The live part of the page; 304 while nothing has changed (ETag polling)."""
    context = run_context(request, ref)
    headers = {"ETag": f'"{context["version"]}"', "Cache-Control": "private, no-cache"}
    if request.headers.get("If-None-Match") == headers["ETag"]:
        return HttpResponseNotModified(headers=headers)
    return render_with(request, context, headers)


def render_with(request: ActorRequest, context: dict[str, Any], headers: dict[str, str]) -> HttpResponse:
    """The live part with its headers."""
    response = render(request, "blueprints/import_state.html", context)
    for name, value in headers.items():
        response[name] = value
    return response


def run_context(request: ActorRequest, ref: str) -> dict[str, Any]:
    """A run the actor may see, with a page of its report."""
    run = get_visible(ImportRun, request.actor, ref)
    page = Paginator(run.faults.order_by("row", "column"), PAGE).get_page(request.GET.get("page"))
    titles = {column.name: column.title for column in table_of(run.kind).columns}
    faults = [{"row": fault.row, "column": fault.column, "title": titles.get(fault.column, ""), "fault": fault}
              for fault in page]  # fmt: skip
    version = f"{run.cursor}-{run.total}-{run.ended_at is not None}"
    return {"run": run, "page": page, "faults": faults, "version": version}


@require_GET
def import_report(request: ActorRequest, ref: str) -> FileResponse:
    """The whole report as a table, to be worked off beside the list."""
    run = get_visible(ImportRun, request.actor, ref)
    names = [_("行"), _("列"), _("问题")]
    rows = run.faults.order_by("row", "column").values_list("row", "column", "sentence").iterator()
    out = empty_file()
    write_rows(names, (dict(zip(names, [str(r), c, _(s)], strict=True)) for r, c, s in rows), out, "csv")
    return as_file(out, f"{run.reference}.csv", "csv")


@require_GET
def export(request: ActorRequest, kind: str, form: str) -> HttpResponseBase:
    """What is in force of a list (of my department, unless I see all); with `template` only the headings."""
    refused = refuse_outsiders(request)
    if refused is not None:
        return refused
    table = table_of(kind)
    end, out = format_of(f"list.{form}"), empty_file()
    if "template" in request.GET:
        write_rows([f"{c.title}*" if c.needed else c.title for c in table.columns], [], out, end)
    else:
        owner = "" if request.actor.has_role("item_authority") else request.actor.department
        export_table(kind, out, end, owner)
    return as_file(out, f"{kind}-{now():%Y%m%d}.{end}", end)


def empty_file() -> IO[bytes]:
    """A file without a name; the response that gives it closes it."""
    return tempfile.TemporaryFile()


def as_file(out: IO[bytes], name: str, form: str) -> FileResponse:
    """A written file as a download."""
    assert form in FORMATS
    out.seek(0)
    return FileResponse(out, as_attachment=True, filename=name, content_type=MEDIA[form])
