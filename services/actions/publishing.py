"""公示 as a rule per kind of decision: which fields, how masked, on what basis, from when to when (practice 11)."""

from datetime import datetime
from typing import Any

from blueprints.loading import load
from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, record
from records.ledger.spoken import in_languages
from records.registers.calendars import calendar_for
from records.registers.public_pages import forget_public_pages
from records.vault.masks import mask

from ..clocks import case_defaults, last_day
from ..models import Application, Publication
from ..permissions import POLICY
from ..rules.defaults import PUBLICATION
from ..rules.item import Item
from ..rules.publicity import shown


@deed
def publish_decision(case: Application, *, by: Actor, at: datetime | None = None) -> Publication | None:
    """Show a decision to everybody when the rule of its item's type says so; once per case. None where none says so."""
    POLICY.require(by, "application.publish")
    item: Item = load(case.edition)
    rule, key = case_defaults(case).get(PUBLICATION), f"decision:{case.reference}"
    fields = shown(rule.consequence) if rule else ()
    if rule is None or not fields or Publication.objects.filter(key=key).exists():
        return None
    moment = at or now()
    last = last_day(moment, rule.term, calendar_for(case.region))
    made: Publication = Publication.objects.create(
        key=key, kind=f"decision.{item.type}", application=case, lines=lines_of(case, fields), basis=rule.cited,
        shown_from=local(moment).date(), shown_to=last, region=case.region,
    )  # fmt: skip
    record("publication.show", stream=f"case:{case.reference}", subject=made.reference, by=by, at=at)
    forget_public_pages()
    return made


def lines_of(case: Application, fields: tuple[str, ...]) -> list[list[Any]]:
    """What is shown: natural persons masked, never a number, an address, an account."""
    who = case.organisation.name if case.organisation else mask("name", case.person.name.plain())
    day = local(case.decided_at).date().isoformat() if case.decided_at else ""
    values = {
        "applicant": [{"zh-Hans": "申请人", "en": "Applicant"}, who],
        "item": [{"zh-Hans": "事项", "en": "Item"}, case.name],
        "result": [{"zh-Hans": "结果", "en": "Result"}, in_languages(Application.State(case.state).label)],
        "day": [{"zh-Hans": "决定日期", "en": "Decided"}, day],
        "organ": [{"zh-Hans": "决定机关", "en": "Organ"}, case.department.name],
    }
    return [values[name] for name in fields]


@deed
def take_down(publication: Publication, *, by: Actor, at: datetime | None = None) -> Publication:
    """Its days are over, or it must go: nobody sees it any more."""
    POLICY.require(by, "application.publish")
    publication = Publication.objects.select_for_update().get(pk=publication.pk)
    if publication.taken_down_at is None:
        publication.taken_down_at = at or now()
        publication.save(update_fields=["taken_down_at"])
        stream = f"case:{publication.application.reference}"
        record("publication.take_down", stream=stream, subject=publication.reference, by=by, at=at)
        forget_public_pages()
    return publication
