"""How a case is shown on a task page: what this approver may see."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blueprints.forms.display import answered
from blueprints.forms.schema import Field
from documents.models import Paper
from identity.models import Person
from identity.permissions import granted
from licences.models import Licence
from licences.permissions import relations as licence_relations
from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.kept import Kept
from records.ledger.reading import note_reading
from records.vault.elements import masked_element
from workflows.registry import Fact

from .actions.applications import case_answers
from .case_items import items_of_case
from .models import Application, ApplicationMaterial, Partner
from .permissions import POLICY
from .rules.bundle import answers_for, merge_forms, merge_materials

CASE = Kept(
    lambda ref: Application.objects.filter(reference=ref).select_related(
        "parent", "person", "organisation", "department"
    )
)
PARTY = Kept(
    lambda ref: Application.objects.filter(reference=ref).values_list(
        "person__reference", "organisation__reference", "organisation", "parent", "pk"
    )
)
PARTNERS = Kept(lambda case: Partner.objects.filter(application=case).values_list("person__reference", flat=True))
AGENTS = Kept(lambda firm, day: Person.objects.agents_of(firm, day).values_list("reference", flat=True))
FILES = Kept(lambda root: ApplicationMaterial.objects.filter(application=root).select_related("stored_file"))
CROSS_WAYS = {"online": _("全程网办"), "collected": _("异地代收代办"), "joint": _("多地联办")}
WHOLE_CASE = ("window_clerk", "supervisor", "auditor")


def case_url(ref: str) -> str:
    """The case's page."""
    return reverse("services:application", args=[ref])


def certificate_url(ref: str) -> str:
    """Where what can be done about a certificate stands."""
    return reverse("services:certificate", args=[ref])


def certificate_acts(licence: Licence, actor: Actor) -> bool:
    """Whether something may be done about it: by its holder, or by its organ."""
    near = {"department"} if licence.department_id == actor.department_id else set()
    return "own" in licence_relations(actor, licence) or POLICY.allows(actor, "proceeding.open", near)


def case_names(refs: Collection[str]) -> dict[str, tuple[Any, str]]:
    """What each case is about and whose it is: a firm by name, a person masked."""
    rows = Application.objects.filter(reference__in=refs).select_related("organisation", "person").defer("answers")
    return {
        row.reference: (row.name, row.organisation.name if row.organisation else row.person.name_masked) for row in rows
    }


def case_due(ref: str) -> date | None:
    """The promised day of a case that runs, else the law's."""
    days = Application.objects.filter(reference=ref, ended_at=None).values_list("promised_due", "statutory_due").first()
    return next((day for day in days or () if day), None)


def case_facts(ref: str) -> dict[str, Fact]:
    """The answers of a case that its process may read, as its form calls them (see `open_facts`)."""
    case = CASE(ref)[0]
    fields = (field for item in items_of_case(case.root) if item.form for field in item.form.fields())
    asked = {
        field.id: Fact(field.label, {choice.id: choice.label for choice in field.choices}, field.unit or "")
        for field in fields
        if not field.sealed
    }
    return {**asked, "cross_mode": Fact(_("通办方式"), CROSS_WAYS), "partners": Fact(_("共同申请人"))}


def case_parties(ref: str) -> frozenset[str]:
    """Whose own case it is: of those who applied, the applying organisation, and all who act for it today."""
    case = PARTY.first(ref)
    if case is None:
        return frozenset()
    person, firm, firm_key, parent, key = case
    found = {person, *PARTNERS(parent or key)}
    return frozenset({*found, firm, *AGENTS(firm_key, local_date(now()))} if firm else found)


def case_fragment(ref: str, actor: Actor) -> tuple[str, dict[str, Any]]:
    """Template and context of a case for an approver; the reading is noted in the read log."""
    case = CASE(ref)[0]
    note_reading(case.person.reference, ["application.answers"], by=actor, purpose="case", case=ref)
    return "services/case.html", case_context(case)


def case_context(case: Application, *, masked: bool = True) -> dict[str, Any]:
    """Answers by the fields this organ asked for (sealed ones masked), materials, papers, colleagues' cases."""
    root, answers = case.root, case_answers(case)
    items = items_of_case(case)
    own = merge_forms(item.form for item in items if item.form)
    if case.parent is not None and own.groups:
        everything = [item.form for item in items_of_case(case.parent) if item.form]
        answers = answers_for(own, everything, answers) if own in everything else answers
    fields = [
        (f, shown_answer(root, f, line, masked)) for _, group in answered(own, answers) for f, line in group if line
    ]
    lines = [(f.label, line) for f, line in fields]
    files = {row.element: row for row in FILES(root.pk)}
    materials = [(material, files.get(material.element)) for material in merge_materials(items)]
    siblings = root.parts or [root]
    papers = Paper.objects.of_case(root.reference, *[s.reference for s in siblings]).select_related("department")
    return {
        "application": case, "root": root, "lines": lines, "fields": fields, "materials": materials,
        "siblings": siblings, "papers": papers, "together": [sibling.reference for sibling in siblings],
        "place": answers.get("premises", ""),
    }  # fmt: skip


def shown_answer(root: Application, field: Field, line: Any, masked: bool) -> Any:
    """An answer as a page shows it: of a sealed one its mask."""
    kept = root.answers.get(field.id)
    return masked_element(kept) if masked and field.sealed else line


def elements_for(case: Application, actor: Actor) -> set[str]:
    """The materials of a case that an actor may open: an organ those it asked for, everybody else who sees it all."""
    cases = case.root.parts or [case.root]
    if actor.kind == "official" and not actor.has_role(*WHOLE_CASE):
        opened = Application.objects.filter(granted(Application, actor), pk__in=[member.pk for member in cases])
        keys = set(opened.values_list("pk", flat=True))
        cases = [member for member in cases if member.department_id == actor.department_id or member.pk in keys]
    return {material.element for member in cases for material in merge_materials(items_of_case(member))}
