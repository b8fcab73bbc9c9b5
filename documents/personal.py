"""Papers issued to a person: exported by number; the papers themselves are downloaded from their cases."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from records.privacy.registry import Line, PersonalSource

from .models import Paper


def export(person: str) -> list[Line]:
    """Every paper of which the person is a recipient."""
    rows = Paper.objects.filter(recipients__contains=[person]).select_related("department").order_by("ordered_at")
    return [
        {
            "文书": row.kind,
            "文号": row.number,
            "办件": row.upper_ref,
            "部门": row.department.name["zh-Hans"],
            "时间": row.ordered_at.isoformat(),
        }
        for row in rows
    ]


SOURCE: Any = PersonalSource(_("文书"), export)
