"""What the clock opens for processes."""

from datetime import datetime

from records.ledger.actor import system_actor

from .actions import find_alerts


def look_at_clocks(at: datetime) -> None:
    """Find the tasks whose end is near or past."""
    find_alerts(by=system_actor("workflows"))
