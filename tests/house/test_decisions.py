"""Decisions: each number stands for one, and every reference leads to one."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted((ROOT / "docs" / "adr").glob("*.md"))
NUMBERS = {path.name[:4] for path in FILES}


def test_a_number_stands_for_one_decision():
    assert len(NUMBERS) == len(FILES)


def test_a_decision_is_headed_by_its_number():
    wrong = [path.name for path in FILES if not path.read_text(encoding="utf-8").startswith(f"# {path.name[:4]} ")]
    assert wrong == []


def test_every_reference_leads_to_a_decision():
    places = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/**/*.py")]
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in places
        if path.relative_to(ROOT).parts[0] not in {".venv", "var"}
    }
    lost = {(str(path), number) for path, text in texts.items() for number in re.findall(r"ADR (\d{4})", text)}
    assert {one for one in lost if one[1] not in NUMBERS} == set()
