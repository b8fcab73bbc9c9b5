"""Names for pages: what is published says what a code is called, what a case's app says what it is about."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from blueprints.loading import load, whole_content
from blueprints.models import Edition
from exchange.registry import message_kinds
from records.ledger.clock import now

from .models import Process
from .registry import Fact, process_kinds

SIGNS = {
    "==": _("为"), "!=": _("不为"), ">": _("大于"), ">=": _("不小于"), "<": _("小于"), "<=": _("不大于"),
    "in": _("属于"),
}  # fmt: skip
UNNAMED = Fact(_("办理中得到的数据"))


def item_names(codes: Iterable[str]) -> dict[str, Any]:
    """Code → name by language; a code that nothing is published under stays a code."""
    wanted = {code for code in codes if code}
    rows = Edition.objects.current("service", now()).filter(code__in=wanted).select_related("base")
    known = {row.code: whole_content(row).get("name") or row.code for row in rows}
    return {code: known.get(code, code) for code in wanted}


def case_names(processes: Iterable[Process]) -> dict[str, tuple[Any, str]]:
    """Case → what it is about and whose it is; one question to each kind of case."""
    by_kind: dict[str, set[str]] = {}
    for process in processes:
        by_kind.setdefault(process.kind, set()).add(process.upper_ref)
    return {ref: name for kind, refs in by_kind.items() for ref, name in process_kinds.get(kind).names(refs).items()}


def facts_of(process: Process) -> dict[str, Fact]:
    """The values that a process's conditions read, as pages call them: those of the case, and what its steps found."""
    found = dict(process_kinds.get(process.kind).facts(process.upper_ref))
    for task in load(process.edition).tasks().values():
        step = task.automatic
        if step is not None and step.act == "data_check":
            found[f"check_{step.of}"] = Fact(task.title)
        if step is not None and step.act == "message":
            known = message_kinds.get(step.of).outcomes if step.of in message_kinds else {}
            found[f"answer_{task.key}"] = Fact(task.title, known)
    return found


def condition_words(when: tuple[Any, ...], facts: Mapping[str, Fact]) -> tuple[Any, Any, list[Any], Any]:
    """A condition [field, sign, value] as pages say it: label, sign, values and their unit."""
    name, sign, value = when
    fact = facts.get(name, UNNAMED)
    values = [value_words(one, fact) for one in (value if isinstance(value, list | tuple) else [value])]
    return fact.label, SIGNS[sign], values, fact.unit


def value_words(value: Any, fact: Fact) -> Any:
    """One value: by its name where it has one, yes and no in words."""
    if isinstance(value, bool):
        return _("是") if value else _("否")
    return fact.choices.get(value, value)
