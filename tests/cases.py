"""Cases of the demonstration, brought as far as a story needs them; time is given to deeds, never waited for."""

from datetime import datetime, timedelta

from documents.keeping import opened
from documents.models import Paper
from records.clock import CHINA
from records.ledger.actor import Actor
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from services.actions.counter import accept_application, receive_application
from services.models import Application
from tests.cast import fill_draft, lin_for_her_shop, start_draft, submit_draft
from tests.house.acting_things import official
from workflows.models import Process, Task

LATER = timedelta(days=60)


def submitted() -> Application:
    """Lin's bundle, submitted a moment ago."""
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    return Application.objects.get(reference=submit_draft(lin, draft))


def received() -> Application:
    """The bundle, received by Mo."""
    root = receive_application(submitted(), by=official("mo"))
    carry_everything()
    return fresh(root)


def food_of(root: Application) -> Application:
    """The food licence of a bundle."""
    found: Application = root.children.select_related("edition", "department").get(department__role="market_regulation")
    return found


def accepted() -> Application:
    """The food licence of a received bundle, accepted by Mo in the organ's name."""
    food = accept_application(food_of(received()), by=official("mo"))
    carry_everything()
    return fresh(food)


def fresh(case: Application) -> Application:
    """The case as it lies in the table."""
    found: Application = Application.objects.select_related("edition", "department", "person").get(pk=case.pk)
    return found


def process_of(case: Application) -> Process:
    """Its process."""
    return Process.objects.get(upper_ref=case.reference, parent_task=None)


def task_of(case: Application) -> Task:
    """Its open task."""
    return Task.objects.open().get(process__upper_ref=case.reference)


def at(year: int, month: int, day: int, hour: int = 10) -> datetime:
    """A moment in UTC+8."""
    return datetime(year, month, day, hour, tzinfo=CHINA)


def soon(days: int) -> datetime:
    """So many days from now."""
    return now() + timedelta(days=days)


def nobody() -> Actor:
    """An official of nowhere."""
    return Actor(reference="M-0", kind="official", region="9801", roles=frozenset({"approver", "signing_head"}))


def words_of(paper: Paper) -> str:
    """Everything a paper says, opened."""
    return str(opened(paper.data, paper.key))
