"""The masked values of a case, and each of them in clear for whoever may see the case and says why."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from .case_items import case_answers, form_of_case
from .models import Application

ABOUT = {"name": _("申请人姓名"), "id_number": _("申请人证件号码"), "phone": _("申请人手机号")}
ANSWER = "answer."


@dataclass(frozen=True, slots=True)
class Masked:
    """One value: its code, what it is called, how it is shown."""

    code: str
    label: Any
    shown: str


def masked_values(case: Application) -> list[Masked]:
    """The applicant's own numbers, and the sealed answers that this organ asked for."""
    person, answers = case.person, case.root.answers
    found = [Masked(code, label, getattr(person, f"{code}_masked")) for code, label in ABOUT.items()]
    found += [
        Masked(ANSWER + field.id, field.label, answers[field.id]["masked"])
        for field in form_of_case(case).fields()
        if field.sealed and isinstance(answers.get(field.id), dict)
    ]
    return [value for value in found if value.shown]


def value_in_clear(case: Application, code: str) -> str:
    """A value in plain, after `unmask` noted it."""
    if code.startswith(ANSWER):
        return str(case_answers(case)[code.removeprefix(ANSWER)])
    plain: str = getattr(case.person, code).plain()
    return plain
