"""一次性补正: the clerk marks, one complete notice is sent, the applicant changes what is marked and sends it back."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from blueprints.forms.cleaning import clean, sensitive_fields
from blueprints.forms.schema import Form
from documents.actions import order_paper
from records.files.actions import store_file
from records.files.models import StoredFile
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.registers.calendars import calendar_for
from records.vault.elements import open_elements, seal_elements

from ..case_items import case_answers, form_of_case, materials_of_case
from ..clocks import case_defaults, last_day, set_dues
from ..models import Application, Correction, Mark
from ..permissions import POLICY, relations, require_stranger_to
from ..rules.corrections import editable, unchanged
from ..rules.defaults import CORRECTION
from .applications import recipients_of, tell
from .supervising import raise_alert
from .wording import correction_data

OPEN = frozenset({Application.State.SUBMITTED, Application.State.RECEIVED})
NOT_OPEN = "只有受理之前、不在补正期间的办件可以标记。受理以后不能再要求补正。"
OFF_LIST = "事项清单里没有这份材料，不能要求申请人提交。这次尝试已记入电子监察。"
NOTHING_MARKED = "还没有标记要补正的地方。请先在填写内容或材料上写明问题。"
NOT_WAITING = "这件事现在不用补正，或者已经补正过了。请刷新页面。"
UNCHANGED = "这一项还是原来的内容。请按说明改好再交；不同意的，可以先向经办人提问。"


def locked_root(root: Application) -> Application:
    """The root, locked, with what papers read."""
    rows = Application.objects.select_for_update(of=("self",))
    found: Application = rows.select_related("department", "person", "organisation", "edition").get(pk=root.pk)
    return found


@deed
def mark_case(
    root: Application, kind: str, element: str, sentence: str, *, by: Actor, at: datetime | None = None,
    page: int | None = None, basis: str = "",
) -> Mark | None:  # fmt: skip
    """Note what is wrong with a field or material; a second mark of the same replaces the first.

    None for a material that no list of the item asks for: nothing is marked, and the attempt is reported.
    """
    POLICY.require(by, "application.mark", relations(by, root))
    require_stranger_to(by, root)
    root = locked_root(root)
    if root.state not in OPEN:
        raise Conflict("correction.closed", NOT_OPEN)
    if not sentence.strip():
        raise Invalid("mark.sentence", "请写明哪里不对、怎么改。", [Problem("sentence", "请写明哪里不对、怎么改。")])
    if kind == Mark.Kind.FIELD:
        if element not in {field.id for field in form_of_case(root).fields()}:
            raise Invalid("mark.unknown", "表单里没有这一项。", [Problem("element", "表单里没有这一项。")])
    elif element not in {material.element for material in materials_of_case(root)}:
        raise_alert(root, "off_list_material", element[:60], by=system_actor("supervision"), at=at)
        note(root, "mark.off_list", {"element": element[:60]}, by=by, at=at)
        return None
    values = {"sentence": sentence.strip(), "page": page, "basis": basis, "mandate": by.mandate, "made_at": at or now()}
    mark, _ = Mark.objects.update_or_create(
        application=root, kind=kind, element=element, correction=None, defaults=values
    )
    note(root, "application.mark", {"kind": kind, "element": element, "page": page}, by=by, at=at)
    return mark


@deed
def unmark_case(root: Application, element: str, *, by: Actor, at: datetime | None = None) -> None:
    """Take back what was marked and not yet sent."""
    POLICY.require(by, "application.mark", relations(by, root))
    root = locked_root(root)
    root.marks.filter(correction=None, element=element).delete()
    note(root, "application.unmark", {"element": element}, by=by, at=at)


@deed
def send_correction(root: Application, *, by: Actor, at: datetime | None = None) -> Correction:
    """Send one complete notice of everything marked; the organ's days stop until the applicant answers.

    A second notice is sent too, and reported: the first should have named everything.
    """
    POLICY.require(by, "application.mark", relations(by, root))
    require_stranger_to(by, root)
    root = locked_root(root)
    marks = list(root.marks.filter(correction=None))
    if root.state != Application.State.RECEIVED:
        raise Conflict("correction.closed", "先收件，再发补正通知；已经发过的，等申请人补正。")
    if not marks:
        raise Conflict("correction.empty", NOTHING_MARKED)
    correction = new_correction(root, at or now())
    Mark.objects.filter(pk__in=[mark.pk for mark in marks]).update(correction=correction)
    move_together(root, Application.State.CORRECTION, at or now())
    if correction.number > 1:
        suffix = str(correction.number)
        raise_alert(root, "repeated_correction", suffix, by=system_actor("supervision"), at=at)
    order_paper(
        "correction_notice", key=f"correction:{correction.reference}", upper_ref=root.reference,
        department=root.department, data=correction_data(root, correction, marks), recipients=recipients_of(root),
        region=root.region, by=by, at=at,
    )  # fmt: skip
    detail = {"correction": correction.reference, "number": correction.number, "marks": len(marks)}
    note(root, "application.correction", detail, by=by, at=at)
    tell(root, "correction", by=by, at=at, key=correction.reference, due=str(correction.due_on), marks=len(marks))
    return correction


def new_correction(root: Application, at: datetime) -> Correction:
    """The notice's row: its number, the applicant's last day and what follows, by the rule of the item's type."""
    rule = case_defaults(root)[CORRECTION]
    last = last_day(at, rule.term, calendar_for(root.region))
    made: Correction = Correction.objects.create(
        application=root, number=root.corrections.count() + 1, due_on=last, consequence=rule.consequence, sent_at=at,
        region=root.region,
    )  # fmt: skip
    return made


def move_together(root: Application, state: str, at: datetime) -> None:
    """The root and those of its members that are not accepted yet; accepted ones go on."""
    before = Application.State.RECEIVED if state == Application.State.CORRECTION else Application.State.CORRECTION
    for case in [root, *root.children.select_for_update(of=("self",)).select_related("edition").filter(state=before)]:
        case.move_to(state)
        if state == Application.State.RECEIVED:
            case.materials_at = at
        set_dues(case, at)
        case.save()


def waiting_correction(root: Application) -> Correction:
    """The notice that waits for an answer; Conflict when there is none."""
    waiting: Correction | None = root.corrections.waiting().select_for_update(of=("self",)).first()
    if waiting is None or root.state != Application.State.CORRECTION:
        raise Conflict("correction.none", NOT_WAITING)
    return waiting


@deed
def attach_correction(
    root: Application, element: str, content: bytes, *, name: str, by: Actor, at: datetime | None = None
) -> Correction:
    """Hand in a new file for a marked material; it counts when the correction is sent back."""
    POLICY.require(by, "application.correct", relations(by, root))
    root = locked_root(root)
    correction = waiting_correction(root)
    if not correction.marks.filter(kind=Mark.Kind.MATERIAL, element=element).exists():
        sentence = "这份材料没有要求补正，不用再交。"
        raise Invalid("material.unmarked", sentence, [Problem(element, sentence)])
    stored = store_file(
        content, name=name, purpose="material", by=by, at=at, person=root.person.reference, case=root.reference,
        region=root.region, department=root.department.code, stream=f"case:{root.reference}",
    )  # fmt: skip
    correction.files = {**correction.files, element: stored.reference}
    correction.save(update_fields=["files"])
    note(root, "correction.attach", {"element": element, "file": stored.reference}, by=by, at=at)
    return correction


@deed
def answer_correction(
    root: Application, answers: Mapping[str, Any], *, by: Actor, at: datetime | None = None
) -> Correction:
    """Send back what was marked: only that, and what depends on it, is changed. The organ's five days begin again.

    Invalid lists every mark that is not answered yet, and everything else that is wrong.
    """
    POLICY.require(by, "application.correct", relations(by, root))
    root = locked_root(root)
    correction = waiting_correction(root)
    form, before = form_of_case(root), case_answers(root)
    marked = [mark.element for mark in correction.marks.filter(kind=Mark.Kind.FIELD)]
    allowed = editable(form, marked)
    cleaned = clean(form, {**before, **{name: value for name, value in answers.items() if name in allowed}})
    problems = [p for p in cleaned.problems if p.pointer.split("/")[0] in allowed]
    problems += [Problem(name, UNCHANGED) for name in unchanged(marked, before, cleaned.values)]
    for mark in correction.marks.filter(kind=Mark.Kind.MATERIAL):
        if mark.element not in correction.files:
            problems.append(Problem(f"material-{mark.element}", "请上传改好的这份材料。"))
    if problems:
        raise Invalid("correction.incomplete", "还有几处没有改好，改好后就能交回。", problems)
    keep_difference(root, correction, form, allowed, before, cleaned.values)
    replace_files(root, correction)
    correction.answered_at = at
    correction.save()
    move_together(root, Application.State.RECEIVED, at or now())
    detail = {
        "correction": correction.reference,
        "changed": sorted(correction.after),
        "files": sorted(correction.files),
    }
    note(root, "application.corrected", detail, by=by, at=at)
    return correction


def keep_difference(
    root: Application, correction: Correction, form: Form, allowed: set[str], before: Mapping[str, Any],
    after: Mapping[str, Any],
) -> None:  # fmt: skip
    """Both values of what changed, and the case's answers as they are now; sensitive ones sealed."""
    changed = [name for name in sorted(allowed) if before.get(name) != after.get(name)]
    secret = sensitive_fields(form)
    for side, values in (("before", before), ("after", after)):
        context = f"correction:{correction.reference}:{side}"
        setattr(correction, side, seal_elements({name: values.get(name) for name in changed}, secret, context))
    root.answers = seal_elements(dict(after), secret, f"case:{root.reference}")


def replace_files(root: Application, correction: Correction) -> None:
    """The new files in place of the old ones; which they replaced is kept."""
    files = {file.reference: file for file in StoredFile.objects.filter(reference__in=correction.files.values())}
    for element, reference in correction.files.items():
        row, _ = root.materials.get_or_create(element=element)
        correction.files_before[element] = row.stored_file.reference if row.stored_file else row.licence_ref
        row.stored_file, row.licence_ref = files[reference], ""
        row.save(update_fields=["stored_file", "licence_ref"])


def difference(correction: Correction) -> dict[str, tuple[Any, Any]]:
    """Marked answers before and after, in plain. Doors note the reading first."""
    sides = [
        open_elements(getattr(correction, side), f"correction:{correction.reference}:{side}")
        for side in ("before", "after")
    ]
    return {name: (sides[0].get(name), value) for name, value in sides[1].items()}


def note(root: Application, act: str, detail: dict[str, Any], *, by: Actor, at: datetime | None) -> None:
    """One entry in the case's trail."""
    stream = f"case:{root.reference}"
    record(act, stream=stream, subject=root.reference, by=by, at=at, region=root.region, detail=detail)
