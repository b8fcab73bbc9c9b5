"""Certificates of a person: exported with their face. They are kept for good: a register is public evidence."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from records.privacy.registry import Line, PersonalSource
from records.vault.elements import open_elements

from .models import Licence


def export(person: str) -> list[Line]:
    """Every certificate held."""
    rows = Licence.objects.filter(holder=person).order_by("decided_at")
    return [
        {
            "证照": row.type_code,
            "证照编号": row.number,
            "状态": row.state,
            **open_elements(row.face, f"licence:{row.issue_key}"),
        }
        for row in rows
    ]


SOURCE: Any = PersonalSource(_("电子证照"), export)
