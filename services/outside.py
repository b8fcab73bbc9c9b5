"""What went past the platform (practice 38): certificates, decisions and uses of a seal behind which no case stands,
and items beyond the basic directory. Looked for afresh each time; the organ that did it explains."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from documents.models import Paper
from identity.models import SealUse
from licences.models import Licence
from records.ledger.actor import Actor

from .finding import guide_page
from .models import Application, ServiceItem
from .rules.powers import POWERS

DECISIONS = frozenset({"grant", "refusal", "proceeding_decision", "non_acceptance", "termination_notice"})
SHOWN = 50  # of each kind, the newest
KINDS = {
    "certificate": _("没有办件的证照"),
    "decision": _("没有办件的决定"),
    "seal": _("没有办件的用印"),
    "item": _("目录之外的事项"),
}


@dataclass(frozen=True, slots=True)
class Stray:
    """One thing that went past: what it is, whose, since when, where it is shown."""

    kind: str
    reference: str
    name: Any
    department: Any
    at: datetime | None
    url: str = ""


def strays(actor: Actor) -> list[Stray]:
    """All kinds, the newest of each first: auditors see every place, supervisors their own."""
    return [*certificates(actor), *decisions(actor), *uses(actor), *items(actor)]


def without_case(rows: Any, field: str) -> Any:
    """Rows whose reference to a case is empty or names none."""
    return rows.filter(~Exists(Application.objects.filter(reference=OuterRef(field))))


def certificates(actor: Actor) -> list[Stray]:
    """Certificates issued here that no case led to."""
    rows = without_case(Licence.objects.visible_to(actor), "case_ref").select_related("edition", "department")
    return [
        Stray("certificate", row.reference, row.edition.content["title"], row.department.name, row.decided_at)
        for row in rows.order_by("-decided_at")[:SHOWN]
    ]


def decisions(actor: Actor) -> list[Stray]:
    """Decisions on paper that belong to no case."""
    rows = without_case(Paper.objects.visible_to(actor).filter(kind__in=DECISIONS), "upper_ref")
    return [
        Stray("decision", row.reference, row.title, row.department.name, row.ordered_at)
        for row in rows.select_related("department").order_by("-ordered_at")[:SHOWN]
    ]


def uses(actor: Actor) -> list[Stray]:
    """Uses of a seal on what is no paper of this house: there every paper has its case."""
    rows = SealUse.objects.filter(~Exists(Paper.objects.filter(reference=OuterRef("paper"))))
    if not actor.has_role("auditor", "system"):
        rows = rows.filter(seal__region__startswith=actor.region) if actor.region else rows.none()
    return [
        Stray("seal", row.paper, row.seal.name, row.seal.department.name, row.used_at)
        for row in rows.select_related("seal__department").order_by("-used_at")[:SHOWN]
    ]


def items(actor: Actor) -> list[Stray]:
    """Powers in the catalogue that stand on no item of the basic directory: nothing is a power that is not listed."""
    rows = ServiceItem.objects.filter(type__in=POWERS).exclude(edition__base__kind="directory_item")
    if not actor.has_role("auditor", "system"):
        rows = rows.filter(region__startswith=actor.region) if actor.region else rows.none()
    found = rows.select_related("edition").order_by("number", "code")[:SHOWN]
    return [
        Stray("item", row.code, row.name, row.department_name, row.edition.valid_from, guide_page(row.code))
        for row in found
    ]
