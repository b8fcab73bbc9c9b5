"""What the clock opens in identity."""

from datetime import datetime

from records.ledger.actor import system_actor

from .actions.assurance import expire_evidence
from .actions.families import end_of_childhood
from .actions.purging import purge_logins


def purge(at: datetime) -> None:
    """Forget codes, sessions and failures that are over."""
    purge_logins(by=system_actor("identity"), at=at)


def daily(at: datetime) -> None:
    """Count anew the levels that ran out, close the guardianships of those who are 18."""
    by = system_actor("identity")
    expire_evidence(by=by, at=at)
    end_of_childhood(by=by, at=at)
