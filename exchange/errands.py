"""Sending notices out of the house."""

from records.ledger.actor import system_actor
from records.ledger.models import Errand

from .actions import mail_notice
from .gateways import mail
from .models import Notice


def send_notice(errand: Errand) -> None:
    """Mail a notice to whoever gave an address; the portal's own copy is there in any case."""
    notice = Notice.objects.filter(reference=errand.ref, mailed_at=None).first()
    if notice is not None and mail(notice):
        mail_notice(notice, by=system_actor("exchange"))
