"""Calls that leave the house; errands alone make them."""

from django.core.mail import EmailMessage


def mail(*, address: str, subject: str, body: str, reference: str) -> None:
    """Send one e-mail; the message is known by `reference` however often it is sent."""
    EmailMessage(subject, body, to=[address], headers={"Message-ID": f"<{reference}@yiwang.invalid>"}).send()
