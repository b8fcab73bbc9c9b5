"""Django forms of the catalogue's and the counter's own pages."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, TypeVar

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from blueprints.texts import say
from records.ledger.purposes import READ_PURPOSES

from .models import ReviewOutcome, Synonym
from .rules.synonyms import HEAVIEST
from .unmasking import Masked

AnyForm = TypeVar("AnyForm", bound=forms.Form)


def refilled(kind: type[AnyForm], prefix: str, typed: Mapping[str, Any], **more: Any) -> AnyForm:
    """A form of a screen that has several: with what was `typed` where it was this one that was sent, else empty."""
    sent = any(name.startswith(f"{prefix}-") for name in typed)
    return kind(typed if sent else None, prefix=prefix, **more)


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


class MessageForm(forms.Form):
    """What an applicant says about a case; an urge needs no words."""

    kind = forms.ChoiceField(
        label=_("要做什么"),
        choices=[("ask", _("问经办人")), ("urge", _("催办")), ("escalate", _("办不成，找人协调"))],
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("内容"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("催办可以不写。每 24 小时可以催一次；请求协调 1 个工作日内回复。"),
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """Only an urge goes without words."""
        data = super().clean() or {}
        if data.get("kind") in {"ask", "escalate"} and not str(data.get("text", "")).strip():
            self.add_error("text", _("请写下内容，不超过 1000 字。"))
        return data


class ReplyForm(forms.Form):
    """An officer's reply."""

    text = forms.CharField(label=_("答复"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class LookUpForm(forms.Form):
    """Case number and query code, as the receipt says them; spaces do not matter."""

    number = forms.CharField(label=_("办件编号"), max_length=60, widget=forms.TextInput(attrs={"class": "input"}))
    code = forms.CharField(
        label=_("查询码"), max_length=20, help_text=_("8 位，在收件凭证上。"),
        widget=forms.TextInput(attrs={"class": "input short", "autocomplete": "off"}),
    )  # fmt: skip

    def clean_number(self) -> str:
        """Capital letters, no spaces."""
        return "".join(str(self.cleaned_data["number"]).split()).upper()

    def clean_code(self) -> str:
        """Capital letters, no spaces."""
        return "".join(str(self.cleaned_data["code"]).split()).upper()


class MarkForm(forms.Form):
    """One thing to correct."""

    kind = forms.ChoiceField(choices=[("field", ""), ("material", "")])
    element = forms.CharField(max_length=60)
    sentence = forms.CharField(max_length=300)
    page = forms.IntegerField(required=False, min_value=1, max_value=999)
    basis = forms.CharField(required=False, max_length=300)


class NonAcceptanceForm(forms.Form):
    """Why the organ does not accept."""

    ground = forms.ChoiceField(
        label=_("情形"), widget=forms.RadioSelect,
        choices=[("not_needed", _("依法不需要申请")), ("not_competent", _("不属于本机关职权范围"))],
    )  # fmt: skip
    right_organ = forms.CharField(
        label=_("有权办理的机关"), required=False, max_length=100, widget=forms.TextInput(attrs={"class": "input"}),
        help_text=_("不属于本机关职权的，写明应当向谁申请。"),
    )  # fmt: skip
    reason = forms.CharField(label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))

    def clean(self) -> dict[str, Any]:
        """The right organ is told."""
        data = super().clean() or {}
        if data.get("ground") == "not_competent" and not data.get("right_organ"):
            self.add_error("right_organ", _("请写明应当向哪个机关申请。"))
        return data


class TerminationForm(forms.Form):
    """Why a case ends without a decision."""

    code = forms.ChoiceField(
        label=_("情形"), widget=forms.RadioSelect,
        choices=[
            ("force_majeure", _("不可抗力")), ("subject_gone", _("申请单位已经终止")),
            ("applicant_died", _("申请人死亡")), ("item_repealed", _("事项已经取消")),
        ],
    )  # fmt: skip
    reason = forms.CharField(label=_("理由"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


class CallForm(forms.Form):
    """When and where a hearing is held, and who presides: somebody of the organ."""

    hearing_at = forms.DateTimeField(
        label=_("听证时间"), widget=forms.DateTimeInput(attrs={"type": "datetime-local", "class": "input"})
    )
    place = forms.CharField(label=_("地点"), max_length=200, widget=forms.TextInput(attrs={"class": "input"}))
    presiding = forms.ChoiceField(label=_("主持人"), help_text=_("审查这件申请的人员不能主持。"))

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = people
        self.fields["presiding"].choices = people  # type: ignore[attr-defined]


class RecordForm(forms.Form):
    """What was said in a hearing."""

    text = forms.CharField(label=_("听证笔录"), max_length=10000, widget=forms.Textarea(attrs={"rows": 6}))


class ThirdPartyForm(forms.Form):
    """Who else is told: somebody whose interests the decision touches."""

    name = forms.CharField(
        label=_("利害关系人"), max_length=60, widget=forms.TextInput(attrs={"class": "input"}),
        help_text=_("与决定有重大利益关系的人：告知其陈述、申辩的权利。"),
    )  # fmt: skip


class StepForm(forms.Form):
    """A step of e-supervision: why, or what was done."""

    reason = forms.CharField(label=_("理由或情况"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}))


UNMASKED_FOR = ("verify", "contact", "case", "complaint")


def say_label(label: Any, language: str) -> str:
    """A label by language, or a word of the portal's own."""
    return say(label, language) if isinstance(label, dict) else str(label)


class UnmaskForm(forms.Form):
    """Which value, what for, why."""

    code = forms.ChoiceField(label=_("要看哪一项"), widget=forms.RadioSelect)
    purpose = forms.ChoiceField(label=_("目的"))
    reason = forms.CharField(label=_("理由"), max_length=200, help_text=_("例如：核对当面出示的身份证。当事人会看到。"))

    def __init__(self, *args: Any, values: Sequence[Masked], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or "zh-hans"
        codes = [(value.code, f"{say_label(value.label, language)} {value.shown}") for value in values]
        self.fields["code"].choices = codes  # type: ignore[attr-defined]
        purposes = [(code, purpose.label) for code, purpose in READ_PURPOSES.items() if code in UNMASKED_FOR]
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]


class DeliveryForm(forms.Form):
    """Who received the result, and how."""

    way = forms.ChoiceField(
        label=_("送达方式"), widget=forms.RadioSelect, choices=[("window", _("窗口领取")), ("post", _("邮寄"))]
    )
    receiver = forms.CharField(label=_("签收人"), max_length=60, widget=forms.TextInput(attrs={"class": "input"}))


class OutcomeForm(forms.Form):
    """What a review or a court decided about a decision."""

    kind = forms.ChoiceField(label=_("途径"), choices=ReviewOutcome.Kind.choices, widget=forms.RadioSelect)
    outcome = forms.ChoiceField(label=_("结果"), choices=ReviewOutcome.Outcome.choices, widget=forms.RadioSelect)
    organ = forms.CharField(
        label=_("由谁作出"), max_length=120, widget=forms.TextInput(attrs={"class": "input"}),
        help_text=_("复议机关或者法院的全称。"),
    )  # fmt: skip
    number = forms.CharField(
        label=_("文号"), max_length=80, widget=forms.TextInput(attrs={"class": "input"}),
        help_text=_("例如：云政复决〔2026〕8号。"),
    )  # fmt: skip
    decided_on = forms.DateField(
        label=_("作出日期"), widget=forms.DateInput(attrs={"type": "date", "class": "input short"})
    )
    due_on = forms.DateField(
        label=_("责令在哪天前办"), required=False, help_text=_("文书没有写明的不填。"),
        widget=forms.DateInput(attrs={"type": "date", "class": "input short"}),
    )  # fmt: skip
    says = forms.CharField(
        label=_("主要内容"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("申请人会看到。不要写个人信息。"),
    )  # fmt: skip


class ProceedingForm(forms.Form):
    """Why the organ opens a case on a certificate by itself: one of the law's grounds, and the facts."""

    ground = forms.ChoiceField(label=_("情形"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("事实和证据"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("当事人会看到，可以陈述、申辩。"),
    )  # fmt: skip

    def __init__(self, grounds: Sequence[tuple[str, Any]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or ""
        self.fields["ground"].choices = [(code, say(label, language)) for code, label in grounds]  # type: ignore[attr-defined]
