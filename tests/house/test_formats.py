"""The kept schemas of the examiner's interface are the generated ones, and the interface answers by them."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from portal.examiner import KINDS, answers, schemas

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "formats"


@pytest.mark.parametrize("name", sorted(schemas()))
def test_the_kept_schema_is_current(name: str) -> None:
    assert (FOLDER / name).read_text(encoding="utf-8") == schemas()[name], "run: manage.py formats"


def test_no_schema_is_left_over() -> None:
    assert {path.name for path in FOLDER.glob("*.schema.json")} == set(schemas())


def ask(kind: str, *cases: dict[str, object]) -> list[dict[str, object]]:
    return [json.loads(line) for line in answers(kind, [json.dumps(case) for case in cases])]


def test_the_command_answers_a_term(monkeypatch: pytest.MonkeyPatch) -> None:
    case = {"id": "a", "start": "2026-02-10", "unit": "WD", "length": 5, "term_kind": "organ_wd", "as_of": "2026-02-25"}
    monkeypatch.setattr("sys.stdin", io.StringIO(json.dumps(case) + "\n\n"))
    call_command("try", "dates", stdout=(out := io.StringIO()))
    assert json.loads(out.getvalue()) == {"id": "a", "due": "2026-02-24", "state": "overdue", "remaining": -1}


def test_it_answers_a_number() -> None:
    assert ask("ids", {"id": 1, "kind": "mobile", "value": "139"}) == [
        {"id": 1, "verdict": "invalid", "reason": "length"}
    ]


@pytest.mark.parametrize("kind", ["queries", "penalty"])
def test_a_missing_concept_is_unsupported(kind: str) -> None:
    if kind not in KINDS:
        assert ask(kind, {"id": 7}) == [{"id": 7, "unsupported": True}]


@pytest.mark.parametrize("line", ["{", "[]", '{"id": 3}', '{"id": 3, "unit": "WD", "length": 1, "start": "soon"}'])
def test_a_line_that_is_no_case_does_not_stop_the_others(line: str) -> None:
    good = '{"id": 9, "start": "2026-02-10", "unit": "D", "length": 1, "term_kind": "calendar_plain"}'
    assert [json.loads(text)["id"] for text in answers("dates", [line, good])][-1] == 9
