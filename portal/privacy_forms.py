"""Forms of the privacy centre."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class CorrectionForm(forms.Form):
    """Which datum, what it should say, why."""

    datum = forms.ChoiceField(label=_("要更正哪一项"), widget=forms.RadioSelect)
    value = forms.CharField(label=_("正确的内容"), max_length=200)
    reason = forms.CharField(label=_("说明"), max_length=500, required=False, help_text=_("例如：换了手机号。"))

    def __init__(self, *args: Any, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["datum"].choices = choices  # type: ignore[attr-defined]


class AnswerForm(forms.Form):
    """What the office decides and why."""

    accepted = forms.ChoiceField(
        label=_("处理"), choices=[("1", _("采纳，按请求办理")), ("0", _("不采纳"))], widget=forms.RadioSelect
    )
    answer = forms.CharField(
        label=_("答复"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("写明理由，申请人会看到。"),
    )


class HoldForm(forms.Form):
    """Whose data, on what basis, until when."""

    subject = forms.RegexField(r"^[A-Z0-9-]{8,40}$", label=_("个人编号或办件编号"), max_length=40)
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("法律文书的名称和编号。"))
    until = forms.DateTimeField(label=_("到"), required=False, widget=forms.DateInput(attrs={"type": "date"}))


class DelayForm(forms.Form):
    """Whose reading, for which case, who asked, on what basis, until when."""

    person = forms.RegexField(r"^P-[0-9A-Z]{13}$", label=_("被查阅人编号"), max_length=40)
    case = forms.RegexField(r"^[0-9A-Z-]{8,40}$", label=_("办件编号"), max_length=40)
    asked_by = forms.ChoiceField(label=_("申请人"))
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("法律名称和条文。"))
    until = forms.DateTimeField(label=_("到"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked_by"].choices = colleagues  # type: ignore[attr-defined]
