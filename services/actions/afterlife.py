"""Cases about a certificate that exists: applied for by its holder, or opened by its organ; what they do to it.

变更、延续、补证、注销 by application; 撤销 (行政许可法 69), 撤回 (8), 注销 (70) by the organ itself.
"""

import secrets
from datetime import datetime

from blueprints.loading import load
from blueprints.models import Edition
from documents.actions import order_paper
from identity.models import Organisation, Person
from licences.models import Licence
from licences.permissions import relations as licence_relations
from records.clock import local
from records.keys import READABLE
from records.ledger.actor import Actor, system_actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem
from records.registers.models import Department, DictionaryEntry
from workflows.actions import Start, start_process

from ..clocks import set_dues
from ..models import Application, Draft
from ..permissions import POLICY, require_stranger_to
from ..rules.item import HandlingItem, Item
from ..rules.item.afterlife import EX_OFFICIO, handled
from ..rules.numbers import case_number
from .about_licences import NO_ITEM, edition_about, refuse_acts
from .applications import named, next_serial, recipients_of, tell
from .drafts import start_draft
from .wording import proceeding_data

NOT_HOLDER = "只有持证人（或者代表持证单位的人）才能为这张证照提出申请。"


@deed
def start_after_life(licence: Licence, name: str, *, by: Actor, at: datetime | None = None) -> Draft:
    """The holder begins (or goes on with) an application about a certificate."""
    moment = at or now()
    if "own" not in licence_relations(by, licence):
        raise NotAllowed("afterlife.holder", NOT_HOLDER)
    edition = edition_about(licence, moment)
    if edition is None:
        raise Conflict("afterlife.none", NO_ITEM)
    row = refuse_acts(licence, load(edition), name, moment)
    if row.ex_officio:
        raise Conflict("afterlife.none", NO_ITEM)
    draft: Draft = start_draft(edition, handling=row.id, licence_ref=licence.reference, by=by, at=at)
    return draft


@deed
def open_proceeding(
    licence: Licence, name: str, *, ground: str, reason: str, by: Actor, at: datetime | None = None
) -> Application:  # fmt: skip
    """The organ opens a case on a certificate by itself; the holder is told and may state their views."""
    near = {"department"} if licence.department_id == by.department_id else set()
    POLICY.require(by, "proceeding.open", near)
    moment = at or now()
    edition = edition_about(licence, moment)
    if edition is None:
        raise Conflict("afterlife.none", NO_ITEM)
    item: Item = load(edition)
    row = refuse_acts(licence, item, name, moment)
    if row.kind not in EX_OFFICIO or not row.ex_officio:
        raise Conflict("afterlife.none", NO_ITEM)
    label = ground_label(row.kind, ground)
    if not label or not reason.strip():
        sentence = "请选择情形，写明事实和证据：当事人会看到。"
        raise Invalid("proceeding.reason", sentence, [Problem("reason", sentence)])
    case = proceeding_row(licence, edition, row, moment, by)
    require_stranger_to(by, case)
    case.reason_code, case.reason = ground, f"{label['zh-Hans']}。{reason.strip()}"
    set_dues(case, moment)
    case.save()
    detail = {"licence": licence.reference, "kind": row.kind, "ground": ground}
    record("proceeding.open", stream=f"case:{case.reference}", subject=case.reference, by=by, at=at, detail=detail)
    begin(case, item, by=by, at=moment)
    return case


def ground_label(kind: str, ground: str) -> dict[str, str]:
    """What a ground is called (dictionary `<kind>_ground`); empty for none."""
    row = DictionaryEntry.objects.filter(set=f"{kind}_ground", code=ground, valid_to=None).first()
    return dict(row.label) if row else {}


def proceeding_row(
    licence: Licence, edition: Edition, row: HandlingItem, at: datetime, by: Actor
) -> Application:  # fmt: skip
    """The case of a proceeding: accepted as it is opened; its party is the holder."""
    item: Item = load(edition)
    firm = Organisation.objects.filter(reference=licence.holder).select_related("representative").first()
    person = firm.representative if firm else Person.objects.get(reference=licence.holder)
    division, day = licence.department.division, local(at).date()
    return Application(
        reference=case_number(division.code, licence.department.short_code, item.type, day, next_serial()),
        query_code="".join(secrets.choice(READABLE) for _ in range(8)), edition=edition, item_code=edition.code,
        name=named(item, row.id), person=person, organisation=firm, department=licence.department, channel=by.channel,
        state=Application.State.ACCEPTED, submitted_at=at, received_at=at, accepted_at=at, region=licence.region,
        handling=row.id, licence_ref=licence.reference,
    )  # fmt: skip


def begin(case: Application, item: Item, *, by: Actor, at: datetime) -> None:
    """Its process, the paper that tells what is intended and why, the notice."""
    process = handled(item, case.handling).process
    edition = Edition.objects.current("process", at, process).get()
    division = case.department.division_id
    organs = {organ.role: organ for organ in Department.objects.filter(division=division)}
    departments = {**organs, "organ": case.department}
    start = Start(case.reference, edition, {}, departments, case.region, case.item_code)
    start_process(start, kind="application", by=system_actor("services"), at=at)
    order_paper(
        "proceeding_notice", key=f"proceeding:{case.reference}", upper_ref=case.reference, department=case.department,
        data=proceeding_data(case, item), recipients=recipients_of(case), region=case.region, by=by, at=at,
    )  # fmt: skip
    tell(case, "proceeding", by=by, at=at)
