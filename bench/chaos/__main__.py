"""`python -m bench.chaos [cases] [seed]`: drive cases through harm, ask what became of them (docs/reliability.md)."""

import os
import sys
import time
from collections import Counter
from pathlib import Path

from bench.__main__ import manage
from identity.models import User

from .driver import People, drive, stubborn
from .harm import Harm, Programs
from .report import report
from .verdict import unfinished, verdict

ROOT = Path(__file__).resolve().parent.parent.parent
FULL = 200


def told(words: str) -> None:
    """A line at once."""
    print(words, flush=True)


def settled(programs: Programs, seconds: float) -> bool:
    """Wait until nothing is due, under way or to be tried again; whether that came to be."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        programs.keep()
        if not stubborn(lambda: unfinished().count()):
            return True
        time.sleep(0.5)
    return False


def run(count: int, seed: int, var: Path) -> tuple[list[str], Counter[str], float]:
    """One run: (what is wrong, harms done, seconds)."""
    people, programs = People(), Programs(var)
    programs.keep()
    harm = Harm(programs, var, seed)
    begun = time.monotonic()
    try:
        cases = in_flight(people, count)
        told(f"→ {count} cases in flight; harm begins")
        harm.start()
        for ref in cases:
            stubborn(lambda ref=ref: people.accept(ref))  # type: ignore[misc]
        ended = drive(people, cases, 60 + count * 15, told)
        while not set(harm.acts) <= set(harm.done):
            time.sleep(0.5)
        harm.stop()
        quiet = settled(programs, 60 + count * 6)
        wrong = [*([] if ended else ["not all ended in time"]), *([] if quiet else ["work was left"])]
        return [*wrong, *verdict(cases)], harm.done, time.monotonic() - begun
    finally:
        if harm.is_alive():
            harm.stop()
        programs.stop()


def in_flight(people: People, count: int) -> list[str]:
    """`count` submitted applications."""
    cases = [stubborn(people.apply) for _ in range(count)]
    assert len(set(cases)) == count
    return cases


def main() -> int:
    """Prepare, run, tell."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else FULL
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    told("→ preparing")
    manage("prepare_database")
    if not User.objects.filter(username="lin").exists():
        manage("demonstration")
    wrong, done, seconds = run(count, seed, Path(os.environ["VAR_DIR"]))
    told("".join(f"{times:>4} × {name}\n" for name, times in sorted(done.items())))
    told("\n".join(wrong) or f"all {count} ended exactly once, {seconds:.0f} s")
    if count >= FULL:
        (ROOT / "docs" / "reliability.md").write_text(report(count, seed, wrong, done, seconds), encoding="utf-8")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
