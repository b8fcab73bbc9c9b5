"""Forms of approvers."""

from django import forms
from django.utils.translation import gettext_lazy as _


class DecisionForm(forms.Form):
    """A decision with its opinion."""

    do = forms.ChoiceField(
        label=_("决定"), choices=[("approve", _("同意")), ("refuse", _("不同意"))], widget=forms.RadioSelect
    )
    opinion = forms.CharField(
        label=_("意见与理由"), widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=2000,
        help_text=_("不同意时必须写明理由，申请人会看到。"),
    )  # fmt: skip


class VisitForm(forms.Form):
    """An appointment."""

    starts_at = forms.DateTimeField(
        label=_("上门时间"), help_text=_("例如 2026-11-25 10:00"),
        input_formats=["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y/%m/%d %H:%M"],
    )  # fmt: skip


class FindingForm(forms.Form):
    """One organ's finding at a visit."""

    passed = forms.ChoiceField(
        label=_("核查结论"), choices=[("yes", _("符合要求")), ("no", _("不符合要求"))], widget=forms.RadioSelect
    )
    finding = forms.CharField(label=_("核查记录"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)
    officers = forms.MultipleChoiceField(
        label=_("核查人员（两人以上）"), widget=forms.CheckboxSelectMultiple, required=False
    )
