"""The page docs/reliability.md, from what a run found."""

from collections import Counter
from datetime import date

PAGE = """# What the portal lives through

Written by `make chaos` on {day}; a smaller run is part of `make check`. Two workers and two beats run as real
processes; killed ones come back as a supervisor would bring them back; people whose page fails try again.

{count} applications for a food-business licence in flight (receipt, acceptance, review, visit by two officers,
decision, certificate, sealed papers), {seconds:.0f} s, seed {seed}.

| harm | times |
|---|---|
{harms}

## What was found afterwards

{found}

Asked of the rows: the state of every case and process; every step opened, done and applied once; one certificate per
case; no paper twice, none unmade; the chain of every case's trail; errands parked or still due. The jump of the clock
is made by the ledger's own offset (`LEDGER_CLOCK_OFFSET`): workers and beats start again an hour ahead, then back.
"""
WELL = (
    "All {count} cases ended granted, each step once, one certificate and one sealed decision each, every trail "
    "unbroken, nothing parked, nothing left."
)


def report(count: int, seed: int, wrong: list[str], done: Counter[str], seconds: float) -> str:
    """The page as text."""
    harms = "\n".join(f"| {name} | {times} |" for name, times in sorted(done.items()))
    found = "\n".join(f"- {line}" for line in wrong) or WELL.format(count=count)
    today = date.today().isoformat()  # noqa: DTZ011 - the day of the run, for people
    return PAGE.format(day=today, count=count, seconds=seconds, seed=seed, harms=harms, found=found)
