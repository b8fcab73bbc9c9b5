"""Work that workers do for processes."""

from exchange.models import Message
from records.ledger.actor import system_actor
from records.ledger.deeds import put
from records.ledger.kept import Kept
from records.ledger.models import Errand

from .actions import advance_process, alert_task, join_process, run_step, take_answer, take_places
from .models import Batch, Process, Task

WORKER = system_actor("workflows")
NAMED = Kept(lambda ref: Process.objects.filter(reference=ref).only("pk"))


def advance(errand: Errand) -> None:
    """Carry a process on."""
    process = NAMED.first(errand.ref)
    if process is not None:
        advance_process(process, by=WORKER)


def step(errand: Errand) -> None:
    """Do an automatic step."""
    task = Task.objects.filter(reference=errand.ref).first()
    if task is not None:
        run_step(task, by=WORKER)


def join(errand: Errand) -> None:
    """Settle the step that waited for an inner process."""
    process = Process.objects.select_related("parent_task").filter(reference=errand.ref).first()
    if process is not None and process.parent_task is not None:
        join_process(process, by=WORKER)


def alert(errand: Errand) -> None:
    """Remind, report, or settle what silence settles."""
    reference, level = errand.ref.rsplit(":", 1)
    task = Task.objects.filter(reference=reference).first()
    if task is not None:
        alert_task(task, int(level), by=WORKER)


def follow_answer(message: Message, event: str) -> None:
    """Exchange's word that an answer came: the step that waits for it is settled by an errand of its own."""
    if event == "answer":
        put("step.answer", message.reference, message.reference, region=message.region)


def answered(errand: Errand) -> None:
    """Settle the step that waited for an answer."""
    message = Message.objects.filter(reference=errand.ref).first()
    if message is not None:
        take_answer(message, by=WORKER)


def places(errand: Errand) -> None:
    """Settle the steps that waited for a batch."""
    batch = Batch.objects.filter(reference=errand.ref).first()
    if batch is not None:
        take_places(batch, by=WORKER)
