"""A second reading of docs/flows.md, written apart from the engine: it pulls where the engine pushes.

Each sequence is a list of nodes; after every event the whole tree is settled from the root: whatever can be entered is
entered, whatever can be joined is joined. Only tests use it.
"""

import operator

OPERATORS = {
    "==": operator.eq, "!=": operator.ne, ">": operator.gt, ">=": operator.ge, "<": operator.lt, "<=": operator.le,
    "in": lambda value, choices: value in choices,
}  # fmt: skip
NEW, OPEN, YES, NO, SKIPPED, VOID = "new", "open", "yes", "no", "skipped", "void"


class Node:
    """One stage in one place: a task, or a fork with its sequences."""

    def __init__(self, spec, around):
        self.spec, self.around, self.state, self.branches = spec, around, NEW, []
        self.key = spec["key"] + around.sign


class Sequence:
    """Stages one after the other; `fork` is the node it is a branch of, `sign` is behind every key."""

    def __init__(self, specs, fork=None, sign=""):
        self.fork, self.sign = fork, sign
        self.nodes = [Node(spec, self) for spec in specs]

    def settle(self, data):
        """ "" while it waits, else YES, NO or SKIPPED (nothing in it was entered)."""
        for node in self.nodes:
            verdict = self.look_at(node, data)
            if verdict in ("", NO):
                return verdict
        return YES if any(node.state == YES for node in self.nodes) else SKIPPED

    def look_at(self, node, data):
        if node.state == NEW:
            node.state = OPEN if wanted(node.spec.get("when"), data) else SKIPPED
            if node.state == OPEN and node.spec["kind"] != "task":
                node.branches = branches(node, data)
        if node.state == OPEN and node.spec["kind"] != "task":
            node.state = join(node.spec, [branch.settle(data) for branch in node.branches])
            for below in every(node.branches) if node.state != OPEN else ():
                below.state = VOID if below.state == OPEN else below.state
        return "" if node.state == OPEN else node.state


def branches(node, data):
    """The sequences of a fork; over a list one for each thing in it now, its keys marked #1, #2 …"""
    spec, sign, things = node.spec, node.around.sign, data.get(node.spec.get("over"))
    if spec["kind"] == "parallel":
        return [Sequence(branch, node, sign) for branch in spec["branches"]]
    count = len(things) if isinstance(things, list) else 0
    return [Sequence(spec["stages"], node, f"{sign}#{n + 1}") for n in range(count)]


def wanted(when, data):
    """A condition that is absent holds; a missing field, or one that does not compare, does not."""
    if not when:
        return True
    name, sign, value = when
    try:
        return name in data and bool(OPERATORS[sign](data[name], value))
    except TypeError:
        return False


def join(spec, verdicts):
    """OPEN while the branches have not settled it."""
    here = [verdict for verdict in verdicts if verdict != SKIPPED]
    yes, no, waiting = here.count(YES), here.count(NO), here.count("")
    if not here:
        return SKIPPED
    if spec["join"] == "all" and spec.get("on_refuse") in ("opinion", "collect"):
        if waiting:
            return OPEN
        return NO if no and spec["on_refuse"] == "collect" else YES
    needed = {"all": len(here), "any": 1}.get(spec["join"]) if isinstance(spec["join"], str) else spec["join"]["k"]
    needed = min(needed, len(here))
    return YES if yes >= needed else NO if yes + waiting < needed else OPEN


def every(sequences):
    """All nodes below, in the order of the graph."""
    for sequence in sequences:
        for node in sequence.nodes:
            yield node
            yield from every(node.branches)


class Case:
    """A case that runs through a graph."""

    def __init__(self, graph, data):
        self.data, self.end, self.root = dict(data), "", Sequence(graph)
        self.settle()

    def settle(self):
        self.end = {YES: "approved", SKIPPED: "approved", NO: "refused"}.get(self.root.settle(self.data), "")

    def open(self):
        opened = [n.key for n in every([self.root]) if n.state == OPEN and n.spec["kind"] == "task"]
        return [] if self.end else opened

    def take(self, event):
        """The error code, or "" when the event was taken."""
        if self.end:
            return "ended"
        if event["do"] == "withdraw":
            self.end = "withdrawn"
            return ""
        if event.get("task") not in self.open():
            return "not_open"
        task = next(n for n in every([self.root]) if n.state == OPEN and n.key == event["task"])
        target = earlier(task, event.get("to")) if event["do"] == "return" else None
        if event["do"] == "return" and target is None:
            return "bad_target"
        self.data.update(event.get("set") or {})
        if target is not None:
            nodes = target.around.nodes
            for node in nodes[nodes.index(target) :]:
                node.state, node.branches = NEW, []
            target.state = OPEN
        else:
            task.state = YES if event["do"] == "approve" else NO
        self.settle()
        return ""


def earlier(node, key):
    """The done task `key` before `node`, in its sequence or in one around it."""
    while node is not None:
        for before in node.around.nodes[: node.around.nodes.index(node)]:
            if before.spec["kind"] == "task" and before.key == key:
                return before if before.state == YES else None
        node = node.around.fork
    return None


def run(graph, data, events):
    """(open, state, error) after the start and after each event."""
    case = Case(graph, data)
    steps = [(case.open(), case.end or "running", None)]
    for event in events:
        error = case.take(event)
        steps.append((case.open(), case.end or "running", error or None))
    return steps
