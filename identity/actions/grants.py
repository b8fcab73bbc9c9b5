"""Giving and taking back exceptions: one thing to one account, with a reason and an end."""

from datetime import date, datetime, timedelta
from typing import Any

from django.contrib.auth.models import Permission
from django.db import models

from records.clock import local_date
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.errors import Invalid, Problem

from ..models import User

LONGEST = timedelta(days=90)
UNFOUNDED = "请写明理由，并给出今天起 90 天以内的截止日期。"


def give_grant(
    kind: Any, thing: models.Model, user: User, *, reason: str, until: date, by: Actor, at: datetime | None
) -> Any:
    """Open `thing` to an account until a day (local, included); the row.

    The caller is a deed that has asked its policy. `kind` is the grant model of the thing. Given again, the reason and
    the end are the new ones. Raises Invalid.
    """
    day = local_date(at or now())
    if not reason.strip() or not day <= until <= day + LONGEST:
        raise Invalid("grant.unfounded", UNFOUNDED, [Problem("until", UNFOUNDED)])
    content = thing._meta
    permission = Permission.objects.get(
        content_type__app_label=content.app_label, content_type__model=content.model_name,
        codename=f"view_{content.model_name}",
    )  # fmt: skip
    said = {
        "reason": reason.strip(), "given_by": by.mandate or by.reference, "given_at": at, "valid_from": day,
        "valid_to": until, "revoked_at": None,
    }  # fmt: skip
    return kind.kept.update_or_create(user=user, permission=permission, content_object=thing, defaults=said)[0]
