"""Sending notices out of the house."""

from django.template.loader import render_to_string

from identity.models import Person
from records.ledger.actor import system_actor
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
