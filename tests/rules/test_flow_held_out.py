"""Graphs worked out by hand from the conventions of docs/flows.md, each decision with the tasks open after it.

One block is one case: `a b` one after the other, `( a | b )any` side by side (all when nothing is said; any, a number,
opinion, collect), `@owners( a b )` for each thing of a list, `a?x==1` under a condition. A line is an event and what is open afterwards, an end, or an error that
changes nothing: `a` approves, `-a` refuses, `a>b` returns to b, `!` withdraws; JSON behind it is set.
"""

import json
import re
from itertools import count
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from workflows.rules import cases

from . import flow_reference

BLOCKS = (Path(__file__).parent / "data" / "flows.txt").read_text(encoding="utf-8").strip().split("\n\n")
TOKEN = re.compile(r"@\w+\(|\(|\||\)\w*(?:\?\S+)?|[^\s()|]+")
CONDITION = re.compile(r"(\w+?)(==|!=|>=|<=|>|<|_in_)(.+)")
ENDS, ERRORS = {"approved", "refused", "withdrawn"}, {"not_open", "bad_target", "ended"}


def when(words):
    """A condition as the graph writes it."""
    field, op, value = CONDITION.fullmatch(words).groups()
    return [field, op.strip("_"), json.loads(value)]


def graph_of(text):
    """The graph of a line."""
    tokens, forks = iter(TOKEN.findall(text)), count(1)

    def sequence():
        stages = []
        for token in tokens:
            if token[-1] == "(":
                stages.append(fork(token[1:-1]))
            elif token[0] in "|)":
                return stages, token
            else:
                key, _, condition = token.partition("?")
                stages.append(
                    {"key": key, "kind": "task", "dept": "d"} | ({"when": when(condition)} if condition else {})
                )
        return stages, ""

    def fork(over):
        stage, end = {"key": f"fork{next(forks)}", "kind": "parallel", "branches": []}, "|"
        while end == "|":
            branch, end = sequence()
            stage["branches"].append(branch)
        if over:
            stage = {"key": stage["key"], "kind": "each", "over": over, "stages": stage["branches"][0]}
        rule, _, condition = end[1:].partition("?")
        join = {"k": int(rule)} if rule.isdigit() else rule if rule in {"all", "any"} else "all"
        stage |= {"join": join} | ({"on_refuse": rule} if rule in {"opinion", "collect"} else {})
        return stage | ({"when": when(condition)} if condition else {})

    return sequence()[0]


def event_of(words):
    """The event of a line."""
    act, _, values = words.partition(" ")
    event = {"set": json.loads(values)} if values else {}
    if act == "!":
        return {**event, "do": "withdraw"}
    task, returned, to = act.lstrip("-").partition(">")
    do = "return" if returned else "refuse" if act[0] == "-" else "approve"
    return {**event, "task": task, "do": do} | ({"to": to} if returned else {})


def read(block):
    """(title, case, expected steps)."""
    title, graph, *lines = block.splitlines()
    data = json.loads(lines.pop(0).removeprefix("data: ")) if lines[0].startswith("data") else {}
    parts = [line.split("=>") for line in lines]
    events = [event_of(event.strip()) for event, _ in parts[1:]]
    expected, opened, state = [], [], "running"
    for _, told in parts:
        told = told.split()
        error = told[0] if set(told) & ERRORS else None
        if error is None:
            state, opened = (told[0], []) if set(told) & ENDS else ("running", told)
        expected.append((opened, state, error))
    return (
        title,
        {"id": title, "graph": graph_of(graph.removeprefix("graph:")), "data": data, "events": events},
        expected,
    )


CASES = [read(block) for block in BLOCKS]


@pytest.mark.parametrize(("title", "case", "expected"), CASES, ids=[title for title, _, _ in CASES])
def test_the_examiners_door_answers_as_worked_out_by_hand(title, case, expected):
    TypeAdapter(cases.WorkflowCase).validate_python(case)
    told = cases.answer(case)
    assert [(step["open"], step["state"], step["error"]) for step in told["steps"]] == expected
    assert told["end"] == (None if expected[-1][1] == "running" else expected[-1][1])
    assert flow_reference.run(case["graph"], case["data"], case["events"]) == expected


def test_there_are_sixty_of_them():
    assert len(CASES) >= 60
