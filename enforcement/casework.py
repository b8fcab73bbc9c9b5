"""What a page on site shows of a visit: each organ's checklist with answers, pictures and who may write."""

from dataclasses import dataclass, field
from typing import Any

from records.ledger.actor import Actor

from .actions.checks import limit_of
from .actions.closing import standing
from .actions.wording import contents_of
from .models import Answer, Assignment, Entry, Inspection


@dataclass(slots=True)
class Line:
    """One content: what is asked, the answer so far with its words, its pictures."""

    code: str
    content: Any
    result: str = ""
    remedy: str = ""
    note: str = ""
    photos: list[Entry] = field(default_factory=list)


@dataclass(slots=True)
class Part:
    """One organ's checklist; `mine` when the reader is one of its officers."""

    check: Assignment
    officers: list[Any]
    lines: list[Line]
    mine: bool
    used: int
    limit: int | None

    @property
    def done(self) -> int:
        """How many contents have an answer."""
        return sum(bool(line.result) for line in self.lines)


def parts_of(visit: Inspection, actor: Actor) -> list[Part]:
    """All organs' checklists, the reader's own first."""
    rows = visit.assignments.select_related("department", "premises__firm").order_by("id")
    found = [part_of(visit, check, actor) for check in rows]
    return sorted(found, key=lambda part: not part.mine)


def part_of(visit: Inspection, check: Assignment, actor: Actor) -> Part:
    """One organ's."""
    answers = {row.content: row for row in Answer.objects.filter(assignment=check)}
    photos: dict[str, list[Entry]] = {}
    for entry in Entry.objects.filter(inspection=visit, kind="photo").order_by("noted_at"):
        photos.setdefault(entry.content, []).append(entry)
    lines = []
    for code, content in contents_of(check).items():
        line = Line(code, content, photos=photos.get(code, []))
        if (row := answers.get(code)) is not None:
            line.result, line.remedy, line.note = row.result, row.remedy, row.note.plain()
        lines.append(line)
    officers = list(check.officers.select_related("mandate__person", "mandate__department").order_by("number"))
    mine = any(one.mandate.person_id == actor.person_id for one in officers)
    used = Assignment.objects.counting(check.premises.firm_id, check.department, check.year).count()
    return Part(check, officers, lines, mine, used, limit_of(check.premises, check.department, check.year))


def progress(visit: Inspection, parts: list[Part]) -> dict[str, int]:
    """How far the visit is."""
    answers, _ = standing(visit)
    total = sum(len(part.lines) for part in parts)
    return {"done": len(answers), "total": total, "percent": round(100 * len(answers) / total) if total else 0}
