"""Submitting: one draft becomes one case, or a bundle's parent with a child per organ, exactly once."""

import secrets
from datetime import datetime
from threading import local
from typing import Any

from django.db import connection
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from blueprints.forms.cleaning import Cleaned, clean, sensitive_fields
from blueprints.loading import load
from blueprints.models import Edition
from blueprints.texts import say
from documents.actions import order_paper
from exchange.actions import notify
from identity.permissions import TO_SIGN, require_level
from licences.models import Licence
from records.clock import local as local_moment
from records.keys import READABLE
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, Problem
from records.ledger.kept import Kept
from records.registers.models import Department
from records.vault.elements import seal_elements
from workflows.actions import withdraw_process
from workflows.models import Process

from ..clocks import set_acceptance_dues
from ..models import Application, ApplicationMaterial, Draft
from ..permissions import POLICY, draft_relations, relations
from ..rules.bundle import Bundle
from ..rules.item import Item, Material
from ..rules.item.afterlife import handling_of
from ..rules.numbers import case_number
from ..sparing import spared
from .about_licences import refuse_dead_licence
from .drafts import answers_of, form_of, in_order, items_of, materials_of, refuse_wrong_party
from .joining import take_along, unconfirmed
from .opening import open_facts, open_processes, organs_of
from .prefilling import undecided
from .promises import write_promise
from .standing import close_help, refuse_other_party, refuse_standing, refuse_unconfirmed, tell_principal
from .wording import withdrawal_data

BLOCK = 50
_numbers = local()


def next_serial() -> int:
    """A serial number: the sequence is asked once per block, so that nobody waits for anybody."""
    left: list[int] = getattr(_numbers, "left", [])
    if not left:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nextval('services_case_number')")
            first = cursor.fetchone()[0]
        left = list(range(first + BLOCK - 1, first - 1, -1))
        _numbers.left = left
    return left.pop()


LOCKED = Kept(
    lambda pk: Draft.objects.whole().prefetch_related("materials").select_for_update(of=("self",)).filter(pk=pk)
)
VALID = Kept(lambda holder: Licence.objects.filter(holder=holder, state=Licence.State.VALID))


@deed
def submit_application(draft: Draft, *, by: Actor, at: datetime | None = None) -> Application:
    """Submit a draft. A repeated submission gives the case that exists; Invalid lists what is still missing."""
    POLICY.require(by, "application.submit", draft_relations(by, draft))
    draft = LOCKED.first(draft.pk)
    if draft.submitted_as:
        return Application.objects.get(reference=draft.submitted_as)
    require_level(by, max((item.min_auth_level for item in items_of(draft)), default=TO_SIGN))
    refuse_other_party(draft, by)
    refuse_wrong_party(draft.chosen, draft.organisation_id is not None)
    refuse_standing(draft.edition, draft.chosen, by, at)
    refuse_unconfirmed(draft)
    refuse_dead_licence(draft, at or now())
    cleaned, held = refuse_incomplete(draft)
    moment = at or now()
    organs = organs_of(draft.region)
    root, *children = cases = make_cases(draft, cleaned.values, organs, by=by, at=moment)
    keep_materials(draft, root, held)
    partners = take_along(draft, root)
    draft.submitted_as = root.reference
    draft.save(update_fields=["submitted_as"])
    detail = {"draft": draft.reference, "children": [child.reference for child in children], "right": root.right}
    record(
        "application.submit", stream=f"case:{root.reference}", subject=root.reference, by=by, at=at,
        region=root.region, detail=detail,
    )  # fmt: skip
    begun = [case for case in children or cases if case.state != Application.State.WAITING]
    open_processes(begun, organs, open_facts(form_of(draft), cleaned.values, partners), by=by, at=moment)
    write_promise(draft, root, by=by, at=at)
    tell(root, "submitted", by=by, at=at)
    if root.right:
        tell_principal(root, "agent.submitted", root.reference, by=by, at=at)
        close_help(draft, root.reference, by=by, at=at)
    return root


def refuse_incomplete(draft: Draft) -> tuple[Cleaned, dict[str, Licence]]:
    """The clean answers and the licences taken over; Invalid with every field and material that is missing."""
    cleaned = clean(form_of(draft), answers_of(draft))
    problems = [*cleaned.problems, *undecided(draft, form_of(draft)), *unconfirmed(draft)]
    held = licences_for(draft)
    uploaded = {row.element for row in draft.materials.all()}
    lighter = spared(draft, now())
    for material in materials_of(draft):
        if material.element in lighter:
            continue
        if material.necessity == "required" and not provided(material, uploaded, held):
            problems.append(
                Problem(
                    f"material-{material.element}",
                    _("请上传“%(label)s”。") % {"label": say(material.name, get_language() or "")},
                )
            )
    if problems:
        raise Invalid("application.incomplete", "还有几处要补齐，补齐后就能提交。", problems)
    return cleaned, held


def provided(material: Material, uploaded: set[str], held: dict[str, Licence]) -> bool:
    """Uploaded, or exempt: by the form, by sharing, by a promise, brought later, or by a licence the holder has."""
    if material.element in uploaded or material.exempt in {"form", "shared", "promise", "later"}:
        return True
    return material.exempt == "licence" and material.licence_type in held


def licences_for(draft: Draft) -> dict[str, Licence]:
    """Valid licences of the applicant by type code."""
    holder = draft.organisation.reference if draft.organisation else draft.person.reference
    return {licence.type_code: licence for licence in VALID(holder)}


def make_cases(
    draft: Draft, answers: dict[str, Any], organs: dict[str, Department], *, by: Actor, at: datetime
) -> list[Application]:
    """The case of an item; of a bundle the parent first, then a child per member. Answers lie on the first."""
    root = case_row(draft, draft.edition, organs, by=by, at=at)
    root.draft_ref = draft.reference
    root.answers = seal_elements(answers, sensitive_fields(form_of(draft)), f"case:{root.reference}")
    children = child_rows(draft, root, organs, by, at)
    set_acceptance_dues([root, *(child for child in children if child.state != Application.State.WAITING)])
    return Application.objects.bulk_create([root, *children])


def child_rows(
    draft: Draft, root: Application, organs: dict[str, Department], by: Actor, at: datetime
) -> list[Application]:
    """A case per member in the bundle's order, not yet saved; what comes after another member waits for it."""
    bundle: Item | Bundle = load(draft.edition)
    if isinstance(bundle, Item):
        return []
    members = in_order(draft.edition, draft.chosen)
    chosen = {member.code for member in members}
    rows = []
    for member in members:
        row = case_row(draft, member, organs, parent=root, by=by, at=at)
        if bundle.earlier(member.code, chosen):
            row.move_to(Application.State.WAITING)
            row.materials_at = None
        rows.append(row)
    return rows


def case_row(
    draft: Draft,
    edition: Edition,
    organs: dict[str, Department],
    *,
    parent: Application | None = None,
    by: Actor,
    at: datetime,
) -> Application:
    """One case with its number, not yet saved."""
    value: Item | Bundle = load(edition)
    role = value.powers.organ_role if isinstance(value, Item) and value.powers else value.lead_role  # type: ignore[union-attr]
    department = organs[role]
    item_type = value.type if isinstance(value, Item) else "00"
    division, day = department.division, local_moment(at).date()
    return Application(
        reference=case_number(division.code, department.short_code, item_type, day, next_serial()),
        query_code="".join(secrets.choice(READABLE) for _ in range(8)), parent=parent, edition=edition,
        item_code=edition.code, name=named(value, draft.handling), person=draft.person, organisation=draft.organisation,
        agent=draft.agent, basis=draft.basis, right=draft.right, department=department, channel=by.channel, answers={},
        submitted_at=at, region=division.prefix, materials_at=at, handling=draft.handling,
        licence_ref=draft.licence_ref, cross_mode=draft.cross_mode, taken_in_by=draft.taken_in_by,
    )  # fmt: skip


def named(value: Item | Bundle, handling: str) -> dict[str, str]:
    """What a case is called: the item, and of a certificate's later life what is done to it."""
    found = handling_of(value, handling) if isinstance(value, Item) and handling else None
    if found is None:
        return dict(value.name)
    return {
        language: f"{text} · {found.name.get(language) or found.name['zh-Hans']}"
        for language, text in value.name.items()
    }


def keep_materials(draft: Draft, root: Application, held: dict[str, Licence]) -> None:
    """The files and licences as handed in."""
    files = {row.element: row.stored_file_id for row in draft.materials.all()}
    licences = {m.element: held[m.licence_type].reference for m in materials_of(draft) if m.licence_type in held}
    ApplicationMaterial.objects.bulk_create(
        ApplicationMaterial(
            application=root, element=m.element, stored_file_id=files.get(m.element),
            licence_ref="" if m.element in files else licences.get(m.element, ""),
        )
        for m in materials_of(draft)
    )  # fmt: skip


def tell(case: Application, kind: str, *, by: Actor, at: datetime | None, key: str = "", **data: Any) -> None:
    """A notice to the applicant about a case, once per kind and `key` (the case, unless something happens again)."""
    words = {"name": case.name, **data}
    notify(
        f"application.{kind}", key=f"{kind}:{key or case.reference}", recipient=case.person.reference,
        ref=case.root.reference, data=words, parties=firm_of(case), by=by, at=at,
    )  # fmt: skip


def firm_of(case: Application) -> tuple[str, ...]:
    """The firm whose case it is: its own systems are told as well."""
    return (case.organisation.reference,) if case.organisation else ()


@deed
def withdraw_application(root: Application, *, by: Actor, at: datetime | None = None) -> Application:
    """Take the application back before it is decided; members already decided stay as they are."""
    POLICY.require(by, "application.withdraw", relations(by, root))
    rows = Application.objects.select_for_update(of=("self",)).select_related("department", "person", "organisation")
    root = rows.get(pk=root.pk)
    cases = list(root.children.select_for_update()) or [root]
    running = [case for case in cases if not case.ended]
    if not running:
        raise Conflict("application.ended", "这件事已经办结，不能再撤回。")
    for case in running:
        for process in Process.objects.filter(upper_ref=case.reference, parent_task=None):
            withdraw_process(process, by=by, at=at)
        end_case(case, Application.State.WITHDRAWN, at, "withdrawn")
    if root not in running and not root.ended:
        end_case(root, Application.State.WITHDRAWN, at, "withdrawn")
    root.corrections.waiting().update(lapsed_at=at)
    detail = {"withdrawn": [case.reference for case in running]}
    record(
        "application.withdraw", stream=f"case:{root.reference}", subject=root.reference, by=by, at=at,
        region=root.region, detail=detail,
    )  # fmt: skip
    order_paper(
        "withdrawal_confirmation", key=f"withdrawal:{root.reference}", upper_ref=root.reference,
        department=root.department, data=withdrawal_data(root, running, at), recipients=recipients_of(root),
        region=root.region, by=by, at=at,
    )  # fmt: skip
    tell(root, "withdrawn", by=by, at=at)
    if by.acting_for and by.acting_for.right:
        tell_principal(root, "agent.withdrew", root.reference, by=by, at=at)
    return root


def locked(case: Application) -> Application:
    """The case, locked, with what papers read."""
    rows = Application.objects.select_for_update(of=("self",)).select_related(
        "department", "person", "organisation", "parent", "edition"
    )
    found: Application = rows.get(pk=case.pk)
    return found


def end_case(case: Application, state: str, at: datetime | None, result: str) -> None:
    """Move a case to its end, with the kind of its result (办结结果)."""
    case.move_to(state)
    case.ended_at, case.result_kind = at, result
    case.save()


def recipients_of(case: Application) -> list[str]:
    """Whom a paper is for: the firm or the person, and the right under which somebody acts for them.

    Whoever filed for a firm reads it as the firm's representative or handler, as long as they are.
    """
    root = case.root
    right = [root.right] if root.right else []
    partners = root.partners.values_list("person__reference", flat=True) if root.draft_ref else []
    return [(case.organisation or case.person).reference, *right, *partners]
