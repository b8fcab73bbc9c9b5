"""A department as an applicant (机关内部办事, item type 11): a legal person by its own code; its head acts for it."""

from datetime import datetime

from django.utils.timezone import localdate

from records.ledger.actor import Actor
from records.ledger.deeds import deed
from records.ledger.errors import Invalid, Problem
from records.registers.models import Department

from ..models import Mandate, Organisation
from ..permissions import POLICY
from ..queries import MandateQuerySet
from .firms import put_in_charge
from .people import enter_organisation


@deed
def register_department(head: Mandate, *, by: Actor, at: datetime | None = None) -> Organisation:
    """The department of the post `head` applies for itself from now on; whoever holds the post today represents it.

    Again with another head: a hand-over, with what follows for the handlers. Invalid for a post that is no signing
    head's today.
    """
    POLICY.require(by, "organisation.of_department", {"department"} if head.department_id == by.department_id else ())
    department = Department.objects.select_related("division").get(pk=head.department_id)
    if not heads_of(department, at).filter(pk=head.pk).exists():
        sentence = "请选本单位今天在任的负责人。"
        raise Invalid("organisation.head", sentence, [Problem("head", sentence)])
    known = applicant_of(department)
    if known is not None:
        return put_in_charge(known, head.person, change="handover", by=by, at=at)
    return enter_organisation(
        uscc=department.code, name=department.name["zh-Hans"], kind="organ", representative=head.person,
        region=department.division.prefix, by=by, at=at,
    )  # fmt: skip


def heads_of(department: Department, at: datetime | None = None) -> MandateQuerySet:
    """The posts of those who head a department today."""
    rows: MandateQuerySet = Mandate.objects.held_on(localdate(at)).filter(department=department, role="signing_head")
    return rows.select_related("person")


def applicant_of(department: Department) -> Organisation | None:
    """The department as a legal person, once it is one."""
    found: Organisation | None = Organisation.objects.filter(uscc=department.code).first()
    return found
