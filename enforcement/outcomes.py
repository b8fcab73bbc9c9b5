"""What happens here when a rectification ends."""

from datetime import datetime

from records.ledger.actor import Actor
from workflows.models import Process

from .actions.after import conclude_finding


def conclude(process: Process, *, by: Actor, at: datetime | None) -> None:
    """Called once by the engine, harmless when called again."""
    conclude_finding(process, by=by, at=at)
