"""Forms of enforcement: shape and cleaning of what is typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Assignment
from .rules.caps import PLANNED, TRIGGERS
from .rules.drawing import RISKS
from .rules.entries import LONGEST, LONGEST_PAPER

TRIGGER_NAMES = {
    "complaint": _("投诉举报"), "clue": _("转办线索"), "monitoring": _("监测数据"), "own_request": _("企业申请"),
    "licence_visit": _("许可现场核查"), "recheck": _("整改复查"), "promise": _("告知承诺核查"),
}  # fmt: skip
PAPER_NAMES = {"interview_record": _("询问笔录"), "survey_record": _("勘验笔录"), "sampling_record": _("抽样取证凭证")}
RISK_NAMES = {"high": _("高风险"), "medium": _("中风险"), "low": _("低风险")}
SMALL = {"inputmode": "numeric", "class": "input short"}


class PlanForm(forms.Form):
    """A yearly plan: items, per cent drawn and cap for each class of risk, and what the caps rest on."""

    year = forms.IntegerField(label=_("年度"), min_value=2020, max_value=2100, widget=forms.NumberInput(attrs=SMALL))
    items = forms.MultipleChoiceField(label=_("监管事项"), widget=forms.CheckboxSelectMultiple)
    basis = forms.CharField(label=_("年度上限依据的文件"), max_length=300)

    def __init__(self, *args: Any, items: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = items  # type: ignore[attr-defined]
        for risk in RISKS:
            named = {"risk": RISK_NAMES[risk]}
            self.fields[f"ratio_{risk}"] = forms.FloatField(
                label=_("%(risk)s：每年抽查百分之几") % named, min_value=0, max_value=100,
                widget=forms.NumberInput(attrs=SMALL),
            )  # fmt: skip
            self.fields[f"cap_{risk}"] = forms.IntegerField(
                label=_("%(risk)s：每家每年最多检查几次") % named, min_value=1, max_value=50,
                widget=forms.NumberInput(attrs=SMALL),
            )  # fmt: skip

    def by_risk(self, name: str) -> dict[str, Any]:
        """The values of `ratio` or `cap` by risk."""
        return {risk: self.cleaned_data[f"{name}_{risk}"] for risk in RISKS}


class DrawForm(forms.Form):
    """What this draw checks."""

    items = forms.MultipleChoiceField(label=_("这次查哪些事项"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, items: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["items"].choices = items  # type: ignore[attr-defined]


class ShareForm(forms.Form):
    """What a witness gives at the draw."""

    share = forms.CharField(
        label=_("见证人报的数（可不填）"), required=False, max_length=64,
        help_text=_("请在场的企业代表或监督人员随口报一串数字，它和事先承诺的种子一起决定结果。"),
    )  # fmt: skip


class CheckForm(forms.Form):
    """A check outside a draw."""

    premises = forms.ChoiceField(label=_("检查对象"))
    kind = forms.ChoiceField(label=_("检查类型"), widget=forms.RadioSelect)
    items = forms.MultipleChoiceField(label=_("监管事项"), widget=forms.CheckboxSelectMultiple)
    trigger = forms.ChoiceField(label=_("触发情形（个案检查必填）"), required=False)
    trigger_ref = forms.CharField(label=_("触发材料编号（个案检查必填）"), required=False, max_length=80)

    def __init__(self, *args: Any, items: list[Any], places: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = {
            "items": items, "premises": places, "trigger": [("", "—"), *((t, TRIGGER_NAMES[t]) for t in TRIGGERS)],
            "kind": [(kind, Assignment.Kind(kind).label) for kind in PLANNED],
        }  # fmt: skip
        for name, listed in choices.items():
            self.fields[name].choices = listed  # type: ignore[attr-defined]


class VisitForm(forms.Form):
    """When, and by which two officers where they are not drawn."""

    day = forms.DateField(label=_("检查日期"), widget=forms.DateInput(attrs={"type": "date", "class": "input short"}))
    officers = forms.MultipleChoiceField(
        label=_("执法人员（至少两名）"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, officers: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officers"].choices = officers  # type: ignore[attr-defined]
        if not officers:
            del self.fields["officers"]


class ReasonForm(forms.Form):
    """Why a check is given up."""

    reason = forms.CharField(label=_("理由"), max_length=300)


class ReplacementForm(ReasonForm):
    """Who comes instead of whom."""

    out = forms.ChoiceField(label=_("换下"))
    into = forms.ChoiceField(label=_("换上"))

    def __init__(self, *args: Any, out: list[Any], into: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["out"].choices, self.fields["into"].choices = out, into  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """An objection, or the answer to one."""

    words = forms.CharField(
        label=_("意见"), max_length=LONGEST, widget=forms.Textarea(attrs={"rows": 4, "class": "input"})
    )


class AnswerForm(forms.Form):
    """One content on site: the result is cleaned by the checklist's form; words, remedy and a photograph beside it."""

    note = forms.CharField(required=False, max_length=LONGEST)
    remedy = forms.CharField(required=False, max_length=10)
    photo = forms.FileField(required=False)


class SitePaperForm(forms.Form):
    """A paper written on site: which, about whom or what, the words."""

    paper = forms.ChoiceField(label=_("文书"), choices=list(PAPER_NAMES.items()), widget=forms.RadioSelect)
    about = forms.CharField(label=_("对象"), max_length=200, help_text=_("被询问人、勘验对象，或者样品名称和数量。"))
    words = forms.CharField(
        label=_("内容"), max_length=LONGEST_PAPER, widget=forms.Textarea(attrs={"rows": 6, "class": "input"}),
        help_text=_("询问和回答、勘验情况，或者抽样方法、封样和保管。"),
    )  # fmt: skip


class SignatureForm(forms.Form):
    """The signer and the strokes on glass, or why they did not sign."""

    signer = forms.CharField(label=_("签名人"), required=False, max_length=60)
    strokes = forms.CharField(required=False, max_length=200_000, widget=forms.HiddenInput)
    reason = forms.CharField(label=_("拒绝签名的情况"), required=False, max_length=300)
