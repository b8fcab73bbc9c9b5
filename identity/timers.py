"""What the clock opens in identity."""

from datetime import datetime

from records.ledger.actor import system_actor

from .actions.purging import purge_logins


def purge(at: datetime) -> None:
    """Forget codes, sessions and failures that are over."""
    purge_logins(by=system_actor("identity"), at=at)
