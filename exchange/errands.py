"""Sending notices and one-time codes out of the house."""

from django.template.loader import render_to_string
from django.utils.translation import override

from identity.actions.codes import forget_code
from identity.models import OneTimeCode, Person
from records.ledger.actor import system_actor
from records.ledger.clock import now
from records.ledger.models import Errand

from .actions import mail_notice
from .gateways import send
from .models import Notice


def send_notice(errand: Errand) -> None:
    """Mail a notice to whoever gave an address; the portal's own copy is there in any case."""
    notice = Notice.objects.filter(reference=errand.ref, mailed_at=None).first()
    person = Person.objects.filter(reference=notice.recipient).first() if notice else None
    address = person.email.plain() if person else ""
    if notice is None or not address:
        return
    subject = render_to_string("notices/subject.txt", {"notice": notice}).strip()
    body = render_to_string("notices/body.txt", {"notice": notice})
    send("email", address, subject, body, notice.reference)
    mail_notice(notice, by=system_actor("exchange"))


def send_code(errand: Errand) -> None:
    """Bring a one-time code to its owner, unless it has left, was used or is too old to be of use."""
    row = OneTimeCode.objects.filter(reference=errand.ref, sent_at=None, used_at=None, expires_at__gt=now()).first()
    if row is None:
        return
    with override(row.language):
        words = {"code": row.code.plain()}
        subject = render_to_string("notices/code_subject.txt").strip()
        body = render_to_string("notices/code.txt", words).strip()
    send(row.channel, row.address.plain(), subject, body, row.reference)
    forget_code(row, by=system_actor("exchange"))
