"""What is asked after a chaos run, of the rows themselves."""

from collections import Counter
from collections.abc import Iterator

from django.db.models import Q, QuerySet

from documents.models import Paper
from licences.models import Licence
from records.ledger.chaining import faults
from records.ledger.models import Errand
from services.models import Application
from workflows.models import Process, Task

NATURES = ["intake", "review", "visit", "decide"]


def verdict(cases: list[str]) -> list[str]:
    """Everything that is wrong; empty when all ended exactly once."""
    return [*ends(cases), *steps(cases), *certificates(cases), *trails(cases), *work()]


def ends(cases: list[str]) -> Iterator[str]:
    """Each case and its process ended, granted."""
    states = Counter(Application.objects.filter(reference__in=cases).values_list("state", flat=True))
    if states != Counter({"granted": len(cases)}):
        yield f"cases: {dict(states)}"
    processes = Counter(Process.objects.filter(upper_ref__in=cases).values_list("state", flat=True))
    if processes != Counter({"approved": len(cases)}):
        yield f"processes: {dict(processes)}"


def steps(cases: list[str]) -> Iterator[str]:
    """Each step was opened once, done once, applied once."""
    rows = Task.objects.filter(process__upper_ref__in=cases).values_list("process__upper_ref", "nature", "state")
    counted = Counter(rows)
    wrong = [ref for ref in cases for nature in NATURES if counted[ref, nature, "done"] != 1]
    if wrong or sum(counted.values()) != len(cases) * len(NATURES):
        yield f"steps: {sum(counted.values())} tasks, wrong in {sorted(set(wrong))[:5]}"
    if Task.objects.filter(process__upper_ref__in=cases, state="done", applied_at=None).exists():
        yield "a decision was never applied"


def certificates(cases: list[str]) -> Iterator[str]:
    """One certificate each, one decision each, all papers made and sealed."""
    counted = Counter(Licence.objects.filter(case_ref__in=cases).values_list("case_ref", flat=True))
    if counted != Counter(cases):
        yield f"certificates: {len(counted)} cases with {sum(counted.values())}"
    papers = Counter(Paper.objects.filter(upper_ref__in=cases).values_list("upper_ref", "kind"))
    if set(papers.values()) - {1}:
        yield f"papers: {[key for key, count in papers.items() if count > 1][:5]} more than once"
    unmade = Paper.objects.filter(upper_ref__in=cases, stored_file=None).count()
    if unmade:
        yield f"papers: {unmade} never made"


def trails(cases: list[str]) -> Iterator[str]:
    """Every chain is unbroken."""
    broken = [ref for ref in cases if faults(f"case:{ref}")]
    if broken:
        yield f"trails broken: {broken[:5]}"


def work() -> Iterator[str]:
    """Nothing is parked, nothing is left that is due."""
    for errand in Errand.objects.parked():
        said = errand.fault.splitlines()
        yield f"parked: {errand.kind} {errand.ref}: {' < '.join([*said[:1], *said[-2:]])}"
    left = Counter(unfinished().values_list("kind", flat=True))
    if left:
        yield f"left: {dict(left)}"


def unfinished() -> QuerySet[Errand]:
    """What is due, what a worker holds or held when it died, what failed and is tried again; timers come for ever."""
    held = Q(lease_until__isnull=False) | Q(attempts__gt=0) | Q(pk__in=Errand.objects.due().values("pk"))
    return Errand.objects.filter(held, done_at=None, parked_at=None).exclude(kind__in=["timer", "root.witness"])
