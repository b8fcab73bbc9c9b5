"""Fields of an edition's form as rows that templates draw; Django forms of the counter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from blueprints.forms.pages import django_form
from blueprints.forms.schema import Field, Form, Group
from records.ledger.errors import Problem

from .models import Synonym
from .prefill import Offer
from .rules.synonyms import HEAVIEST


@dataclass(frozen=True, slots=True)
class Row:
    """One field with its value, what is wrong with it, and the question as it is drawn."""

    field: Field
    value: Any
    problem: str
    question: BoundField
    source: Any = ""


def form_rows(
    form: Form, answers: Mapping[str, Any], problems: list[Problem], offers: Mapping[str, Offer] | None = None
) -> list[tuple[Group, list[Row]]]:
    """Groups with their rows; offers fill what is empty and say where they come from."""
    offers = offers or {}
    answers = {**{name: offer.value for name, offer in offers.items()}, **answers}
    wrong = {problem.pointer.split("/")[0]: problem.sentence for problem in problems}
    page = django_form(form, answers=answers)
    return [
        (
            group,
            [
                Row(f, answers.get(f.id, ""), wrong.get(f.id, ""), page[f.id], getattr(offers.get(f.id), "source", ""))
                for f in group.fields
            ],
        )
        for group in form.groups
    ]


class SynonymForm(forms.ModelForm):  # type: ignore[type-arg]
    """A word, what it means, how much that counts, and where it is said."""

    region = forms.ChoiceField(label=_("适用地区"), required=False)

    class Meta:
        model = Synonym
        fields = ("word", "means", "weight", "region")
        labels: ClassVar = {"word": _("群众的说法"), "means": _("事项里的叫法"), "weight": _("权重")}
        help_texts: ClassVar = {
            "word": _("例如：红本本"), "means": _("例如：结婚登记"), "weight": _("1 到 10，10 等于直接搜事项里的叫法"),
        }  # fmt: skip
        widgets: ClassVar = {"weight": forms.NumberInput(attrs={"min": 1, "max": HEAVIEST, "inputmode": "numeric"})}

    def __init__(self, *args: Any, regions: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["region"].choices = regions  # type: ignore[attr-defined]
