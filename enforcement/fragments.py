"""How a rectification is shown on the pages of workflows: the finding, its order, its term."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse

from identity.models import Organisation, Person
from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now

from .actions.wording import contents_of
from .models import Finding


def of(ref: str) -> Finding:
    """The finding that a process watches."""
    rows = Finding.objects.select_related("assignment__premises__firm", "assignment__department", "order")
    found: Finding = rows.get(reference=ref)
    return found


def case_url(ref: str) -> str:
    """Its page: the visit in which it was found."""
    return reverse("enforcement:finding", args=[ref])


def case_names(refs: Collection[str]) -> dict[str, tuple[Any, str]]:
    """What each rectification is about: the firm that has to put something right."""
    rows = Finding.objects.filter(reference__in=refs).select_related("assignment__premises__firm")
    return {row.reference: (row.assignment.premises.name, row.assignment.premises.firm.name) for row in rows}


def case_parties(ref: str) -> frozenset[str]:
    """Whose own case it is: all who act for the firm today."""
    firm = Organisation.objects.filter(reference=of(ref).assignment.premises.firm.organisation).first()
    agents = Person.objects.agents_of(firm.pk, local_date(now())) if firm else Person.objects.none()
    return frozenset(agents.values_list("reference", flat=True))


def case_fragment(ref: str, actor: Actor) -> tuple[str, dict[str, Any]]:
    """Template and context of a finding for an approver."""
    finding = of(ref)
    content = contents_of(finding.assignment)[finding.content]
    context = {
        "application": {"name": content.name}, "finding": finding, "content": content, "together": [], "place": "",
    }  # fmt: skip
    return "enforcement/finding.html", context
