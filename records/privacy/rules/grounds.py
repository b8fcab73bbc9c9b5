"""On what ground data is used: a statutory duty is told (告知), a consent is asked only where refusing costs little.

个人信息保护法 13 (grounds), 14–16 (consent is free, withdrawn as easily as given, its refusal denies no service),
17 (telling), 29 (separate consent for sensitive data); practice 28.
"""

from dataclasses import dataclass
from typing import Any, Literal

Ground = Literal["statutory", "consent"]
Refusing = Literal["nothing", "typing", "service"]
NO_BASIS = "履行法定职责要写明依据。"
NO_CHOICE = "不同意就办不成的，不能征求同意；请写明法定依据，改为告知。"
NO_BOX = "履行法定职责只告知，不设同意框。"


@dataclass(frozen=True, slots=True)
class Purpose:
    """What data is used for: its ground, the article it rests on, what refusing costs (consents only)."""

    label: Any
    ground: Ground
    basis: str = ""
    refusing: Refusing = "nothing"
    explained: Any = ""


def purpose_problem(purpose: Purpose) -> str:
    """What is wrong with a purpose; empty when it may be used."""
    if purpose.ground == "statutory":
        return "" if purpose.basis else NO_BASIS
    return NO_CHOICE if purpose.refusing == "service" else ""


def consent_problem(purpose: Purpose) -> str:
    """Why nobody may be asked to consent to this; empty when they may."""
    return NO_BOX if purpose.ground == "statutory" else purpose_problem(purpose)


def field_ground(*, basis: str, item_basis: str) -> tuple[Ground, str]:
    """Ground and basis of a field of an item's form: its own basis, else the item's; without any, a consent."""
    found = basis or item_basis
    return ("statutory", found) if found else ("consent", "")
