"""Materials, and the situations that rewrite their list."""

from typing import Literal

from pydantic import Field

from blueprints.registry import Frozen
from blueprints.texts import Text

Exemption = Literal["", "licence", "shared", "form", "promise", "later"]


class Material(Frozen):
    """A material to hand in. `element` says which it is, so that a bundle asks once.

    `exempt` is why it need not come: taken from a certificate (`licence_type`), from a shared interface
    (`shared_source`), made from the form, replaced by a promise (告知承诺), or brought later (容缺); `exempt_reason`
    says it to people. `necessity` "later" marks what may be brought later. `basis`: id of the legal basis.
    """

    id: str
    element: str
    name: Text
    type: Literal["certificate", "form", "other"] = "other"
    form: Literal["paper", "electronic", "both"] = "electronic"
    source: Literal["applicant", "government", "other"] = "applicant"
    source_note: Text | None = None
    issuer: Text | None = None
    necessity: Literal["required", "optional", "later"] = "required"
    copies: int = Field(default=1, ge=0)
    originals: int = Field(default=0, ge=0)
    paper: str = ""
    requirement: Text
    filling: Text | None = None
    standard: Text | None = None
    basis: str = ""
    blank_form: str = ""
    sample: str = ""
    exempt: Exemption = ""
    exempt_reason: Text | None = None
    licence_type: str = ""
    shared_source: str = ""
    note: Text | None = None


class SituationOption(Frozen):
    """One answer: materials it `needs` or `drops`, situations it opens, the 办理项 it leads to (ids)."""

    id: str
    label: Text
    hint: Text | None = None
    needs: tuple[str, ...] = ()
    drops: tuple[str, ...] = ()
    opens: tuple[str, ...] = ()
    handling: str = ""


class Situation(Frozen):
    """A question about the case (情形). `field`: the question of the form that answers it, with the same options."""

    id: str
    question: Text
    hint: Text | None = None
    several: bool = False
    field: str = ""
    options: tuple[SituationOption, ...] = Field(min_length=1)
