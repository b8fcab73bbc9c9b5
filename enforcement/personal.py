"""What enforcement keeps about a person: objections they raised for a firm."""

from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from records.privacy.registry import Line, PersonalSource

from .models import Objection


def export(person: str) -> list[Line]:
    """Each objection with its answer, in plain."""
    rows = Objection.objects.filter(raised_by=person).select_related("inspection").order_by("raised_at")
    return [
        {
            "检查编号": row.inspection.reference, "提出时间": localtime(row.raised_at).isoformat(timespec="minutes"),
            "意见": row.words.plain(), "答复": row.answer.plain(),
        }
        for row in rows
    ]  # fmt: skip


SOURCE = PersonalSource(_("对检查的异议"), export)
