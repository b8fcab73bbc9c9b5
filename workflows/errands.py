"""Work that workers do for processes."""

from records.ledger.actor import system_actor
from records.ledger.models import Errand

from .actions import advance_process
from .models import Process


def advance(errand: Errand) -> None:
    """Carry a process on."""
    process = Process.objects.filter(reference=errand.ref).first()
    if process is not None:
        advance_process(process, by=system_actor("workflows"))
