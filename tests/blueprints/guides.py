"""Kinds of configuration that only the tests know."""

from blueprints.forms import Form
from blueprints.registry import BlueprintKind, Frozen
from blueprints.texts import Text
from records.ledger.actor import Actor
from records.ledger.errors import Problem


class Part(Frozen):
    """An element."""

    id: str
    text: Text | None = None


class Guide(Frozen):
    """A small configuration."""

    name: Text
    days: int = 10
    leans_on: str = ""
    parts: tuple[Part, ...] = ()
    form: Form | None = None


def problems(guide):
    return [Problem("/days", "天数不能超过 20。")] if guide.days > 20 else []


def references(guide):
    return [("/leans_on", "guide", guide.leans_on)] if guide.leans_on else []


projected = []
GUIDE = BlueprintKind("guide", Guide, problems=problems, references=references, project=projected.append)


def official(name, role, department):
    return Actor(reference=name, kind="official", roles=frozenset({role}), department=department, region="990102")


SUN = official("M-SUN", "department_admin", "MARKET")
RUI = official("M-RUI", "department_admin", "FIRE")
AUTHORITY = official("M-AUTHORITY", "item_authority", "HALL")
WEN = Actor(reference="P-WEN", kind="person", roles=frozenset({"citizen"}))
