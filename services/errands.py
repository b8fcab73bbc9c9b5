"""Work that workers do for applications."""

from exchange.models import Message
from records.ledger.actor import system_actor
from records.ledger.models import Errand

from .actions.pushing import take_finding


def follow(errand: Errand) -> None:
    """A supervisor's receipt or finding reaches the check of the promise."""
    reference, event = errand.ref.rsplit(":", 1)
    message = Message.objects.filter(reference=reference).first()
    if message is not None:
        take_finding(message, event, by=system_actor("services"))
