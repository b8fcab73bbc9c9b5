"""Several applicants: asked by the one who fills in, each confirms what is submitted; a change asks them again."""

import hashlib
from datetime import datetime

import rfc8785
from django.utils.translation import gettext as _

from blueprints.loading import load
from exchange.actions import notify
from identity.finding import find_person
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem

from ..models import Application, Draft, Partner
from ..permissions import POLICY, draft_relations
from .drafts import SUBMITTED, answers_of, items_of
from .standing import refuse_other_party

State = Partner.State
MYSELF = "不用加自己：您已经是申请人。"
NOT_JOINT = "这个事项由一个人申请，不用加共同申请人。"
ALONE = "这个事项要共同申请。请先加上共同申请人。"
NOT_ASKED = "没有人请您确认这件事。"


def joint_of(draft: Draft) -> str:
    """Whether others may (`optional`) or must (`required`) apply together; empty: one alone."""
    found = {item.joint for item in items_of(draft)}
    return "required" if "required" in found else "optional" if "optional" in found else ""


def digest_of(draft: Draft) -> str:
    """What the applicants confirm: every answer and every file, as they are now."""
    files = {row.element: row.stored_file.sha256 for row in draft.materials.select_related("stored_file")}
    whole = {"answers": answers_of(draft), "files": files}
    return hashlib.sha256(rfc8785.dumps(whole)).hexdigest()


def stands(partner: Partner, digest: str) -> bool:
    """Whether somebody confirmed what is there now."""
    return bool(partner.state == State.CONFIRMED and partner.confirmed_as == digest)


def open_draft(draft: Draft) -> Draft:
    """The draft, locked; Conflict once it was submitted."""
    found: Draft = Draft.objects.whole().select_for_update(of=("self",)).get(pk=draft.pk)
    if found.submitted_as:
        raise Conflict("draft.submitted", SUBMITTED)
    return found


@deed
def ask_partner(
    draft: Draft, *, name: str, document: str, number: str, by: Actor, at: datetime | None = None
) -> Partner:  # fmt: skip
    """Ask somebody, found by name and document, to apply together. Repeated: the one asked."""
    POLICY.require(by, "draft.save", draft_relations(by, draft))
    draft = open_draft(draft)
    refuse_other_party(draft, by)
    if not joint_of(draft):
        raise Conflict("partner.alone", NOT_JOINT)
    person = find_person(document, number, name, by=by)
    if person.pk == draft.person_id:
        raise Invalid("partner.myself", MYSELF, [Problem("number", MYSELF)])
    known: Partner | None = Partner.objects.filter(draft=draft, person=person).first()
    if known is not None:
        return known
    made: Partner = Partner.objects.create(draft=draft, person=person, asked_at=at or now())
    draft.joint = True
    draft.save(update_fields=["joint"])
    detail = {"partner": made.reference, "person": person.reference}
    record("partner.ask", stream=f"draft:{draft.reference}", subject=draft.reference, by=by, at=at, detail=detail)
    notify(
        "application.partner", key=f"partner:{made.reference}", recipient=person.reference, ref=made.reference,
        data={"name": load(draft.edition).name}, by=by, at=at,
    )  # fmt: skip
    return made


@deed
def drop_partner(partner: Partner, *, by: Actor, at: datetime | None = None) -> Draft:
    """The one who fills in goes on without somebody."""
    POLICY.require(by, "draft.save", draft_relations(by, partner.draft))
    draft = open_draft(partner.draft)
    refuse_other_party(draft, by)
    Partner.objects.filter(pk=partner.pk).delete()
    draft.joint = draft.partners.exists()
    draft.save(update_fields=["joint"])
    detail = {"partner": partner.reference}
    record("partner.drop", stream=f"draft:{draft.reference}", subject=draft.reference, by=by, at=at, detail=detail)
    return draft


@deed
def answer_partner(partner: Partner, *, confirm: bool, by: Actor, at: datetime | None = None) -> Partner:
    """Who was asked confirms everything as it is now, or declines; in their own name, never somebody for them."""
    if by.kind != "person" or by.acting_for is not None or partner.person_id != by.person_id:
        raise NotAllowed("partner.other", NOT_ASKED)
    draft = open_draft(partner.draft)
    partner = Partner.objects.select_for_update().get(pk=partner.pk)
    state = State.CONFIRMED if confirm else State.DECLINED
    if partner.state != state:
        partner.move_to(state)
    partner.answered_at, partner.confirmed_as = at or now(), digest_of(draft) if confirm else ""
    partner.save()
    detail = {"partner": partner.reference, "state": state}
    record("partner.answer", stream=f"draft:{draft.reference}", subject=draft.reference, by=by, at=at, detail=detail)
    return partner


def unconfirmed(draft: Draft) -> list[Problem]:
    """Who has not confirmed what would be submitted."""
    rows = list(draft.partners.select_related("person")) if draft.joint else []
    if not rows:
        return [Problem("partners", ALONE)] if joint_of(draft) == "required" else []
    digest = digest_of(draft)
    said = _("共同申请人“%(name)s”还没有确认现在的内容。")
    return [Problem("partners", said % {"name": row.person.name_masked}) for row in rows if not stands(row, digest)]


def take_along(draft: Draft, root: Application) -> int:
    """The case is theirs too; how many they are."""
    return int(draft.partners.update(application=root)) if draft.joint else 0
