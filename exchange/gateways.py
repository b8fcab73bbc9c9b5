"""Calls that leave the house; errands alone make them."""

from django.core.mail import EmailMessage
from django.template.loader import render_to_string

from identity.models import Person

from .models import Notice


def mail(notice: Notice) -> bool:
    """Send the notice by e-mail; whether there was an address."""
    person = Person.objects.filter(reference=notice.recipient).first()
    address = person.email.plain() if person else ""
    if not address:
        return False
    subject = render_to_string("notices/subject.txt", {"notice": notice}).strip()
    body = render_to_string("notices/body.txt", {"notice": notice})
    EmailMessage(subject, body, to=[address], headers={"Message-ID": f"<{notice.reference}@yiwang.invalid>"}).send()
    return True
