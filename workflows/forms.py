"""Forms of approvers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from blueprints.texts import say

from .models import Batch, Competence
from .registry import PauseKind

Choices = Sequence[tuple[str, str]]


class DecisionForm(forms.Form):
    """A decision with its reasons and articles."""

    do = forms.ChoiceField(label=_("决定"), widget=forms.RadioSelect)
    to = forms.ChoiceField(label=_("退回到"), required=False)
    opinion = forms.CharField(
        label=_("意见与理由"), widget=forms.Textarea(attrs={"rows": 4}), required=False, max_length=2000,
        help_text=_("不同意、退回时必须写明理由，申请人会看到。"),
    )  # fmt: skip
    articles = forms.CharField(
        label=_("依据条款"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=1000,
        help_text=_("每行一条，例如：中华人民共和国食品安全法 第三十五条"),
    )  # fmt: skip

    def __init__(self, *args: Any, targets: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        acts = [("approve", _("同意")), ("refuse", _("不同意"))]
        self.fields["do"].choices = [*acts, ("return", _("退回前面的环节"))] if targets else acts  # type: ignore[attr-defined]
        if targets:
            self.fields["to"].choices = [("", _("请选择")), *targets]  # type: ignore[attr-defined]
        else:
            del self.fields["to"]

    def clean_articles(self) -> list[dict[str, str]]:
        """Lines "regulation article"; a line without an article names the regulation alone."""
        lines = [line.split() for line in self.cleaned_data["articles"].splitlines() if line.strip()]
        return [{"regulation": words[0], "article": " ".join(words[1:])} for words in lines]

    def clean(self) -> dict[str, Any]:
        """A refusal has reasons; a return has a target and reasons."""
        values = super().clean() or {}
        values.setdefault("to", "")
        do = values.get("do")
        if do in {"refuse", "return"} and not values.get("opinion", "").strip():
            self.add_error("opinion", _("请写明理由：申请人会看到，也要据此告知救济途径。"))
        if do == "return" and not values["to"]:
            self.add_error("to", _("请选退回到哪一步。"))
        return values


class BatchForm(forms.Form):
    """Which tasks are approved at once, and with which opinion."""

    task = forms.MultipleChoiceField(required=True, error_messages={"required": _("请至少选一件。")})
    opinion = forms.CharField(label=_("共同意见"), required=False, max_length=500)

    def __init__(self, *args: Any, tasks: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"].choices = [(ref, ref) for ref in tasks]  # type: ignore[attr-defined]


class MoveForm(forms.Form):
    """Where a task goes, and why."""

    to = forms.ChoiceField(label=_("交给"))
    reason = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000)

    def __init__(self, *args: Any, choices: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", _("请选择")), *choices]  # type: ignore[attr-defined]


class WordsForm(forms.Form):
    """A question to the superior, or the answer."""

    words = forms.CharField(label=_("内容"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2000)


class VoteForm(forms.Form):
    """One vote in a panel."""

    verdict = forms.ChoiceField(
        label=_("您的意见"), widget=forms.RadioSelect,
        choices=[("agree", _("同意")), ("disagree", _("不同意")), ("abstain", _("弃权"))],
    )  # fmt: skip
    words = forms.CharField(
        label=_("说明"), widget=forms.Textarea(attrs={"rows": 2}), required=False, max_length=1000,
        help_text=_("不同意请写明理由。"),
    )  # fmt: skip


class DiscussionForm(forms.Form):
    """Who of the department was there, and what each held."""

    CHOICES = (("", _("没有参加")), ("agree", _("同意")), ("disagree", _("不同意")), ("abstain", _("弃权")))

    def __init__(self, *args: Any, people: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.people = [ref for ref, _name in people]
        for ref, name in people:
            self.fields[f"verdict-{ref}"] = forms.ChoiceField(label=name, choices=self.CHOICES, required=False)
            self.fields[f"words-{ref}"] = forms.CharField(label=_("意见"), required=False, max_length=1000)

    def said(self) -> list[tuple[str, Any, str]]:
        """(mandate, verdict, words) of everybody who was there."""
        values = self.cleaned_data
        return [
            (ref, values[f"verdict-{ref}"], values[f"words-{ref}"]) for ref in self.people if values[f"verdict-{ref}"]
        ]


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


class SimulationForm(forms.Form):
    """Which edition is run, and how much comes."""

    code = forms.ChoiceField(label=_("流程"))
    cases = forms.IntegerField(label=_("办件数"), min_value=1, max_value=500, initial=100)
    per_day = forms.FloatField(label=_("每个工作日来几件"), min_value=0.1, max_value=200, initial=5)
    people = forms.IntegerField(label=_("每个部门几个人办"), min_value=1, max_value=50, initial=2)

    def __init__(self, *args: Any, editions: Sequence[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].choices = list(editions)  # type: ignore[attr-defined]


class PauseForm(forms.Form):
    """A special procedure. The kind is judged by the deed, which also reports what no article allows."""

    kind = forms.CharField(label=_("特别程序种类"), max_length=40, widget=forms.Select(attrs={"class": "input"}))
    days = forms.IntegerField(label=_("需要多少天"), min_value=1, max_value=365, help_text=_("书面告知申请人的时间。"))
    reason = forms.CharField(label=_("启动理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)

    def __init__(self, *args: Any, kinds: Sequence[PauseKind] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        language = get_language() or ""
        offered = [(row.kind, f"{say(row.label, language)} · {row.basis}") for row in kinds]
        self.fields["kind"].widget.choices = offered


class ExtensionForm(forms.Form):
    """Why more time is needed."""

    reason = forms.CharField(label=_("延长理由"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class CompetenceForm(forms.Form):
    """Who acts for a role in a place, on what basis, from when."""

    role = forms.ChoiceField(label=_("哪一类机关的职权"))
    division = forms.CharField(
        label=_("地区代码"), max_length=12, help_text=_("只写有效位，例如 990102 是整个区，990102001 是一个街道。")
    )
    item = forms.CharField(
        label=_("事项代码"), max_length=64, required=False, help_text=_("不写就是这类机关的全部事项。")
    )
    mode = forms.ChoiceField(label=_("方式"), choices=Competence.Mode.choices)
    acts = forms.ChoiceField(label=_("由谁办理"))
    principal = forms.ChoiceField(label=_("原职权机关"), help_text=_("受委托的，以它的名义；审批局办的，由它监管。"))
    basis = forms.CharField(label=_("依据"), max_length=200, help_text=_("法律法规条款、批准文件或者委托书的文号。"))
    valid_from = forms.DateField(label=_("从哪天起"), help_text=_("例如 2026-12-01"))

    def __init__(
        self,
        *args: Any,
        roles: Sequence[tuple[str, str]] = (),
        departments: Sequence[tuple[str, str]] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = [("", _("请选择")), *roles]  # type: ignore[attr-defined]
        for name in ("acts", "principal"):
            self.fields[name].choices = [("", _("请选择")), *departments]  # type: ignore[attr-defined]


class EndingForm(forms.Form):
    """Which line ends, and its last day."""

    role = forms.CharField(max_length=40)
    division = forms.CharField(max_length=12)
    item = forms.CharField(max_length=64, required=False)
    valid_from = forms.DateField()
    valid_to = forms.DateField(label=_("最后一天"))


class InterestForm(forms.Form):
    """Whose cases one stays away from, and why."""

    GROUNDS = (("kin", _("亲属")), ("share", _("持股或者任职")), ("dispute", _("有争议")), ("other", _("其他")))
    uscc = forms.CharField(label=_("企业的统一社会信用代码"), max_length=18, min_length=18)
    ground = forms.ChoiceField(label=_("回避事由"), choices=GROUNDS, widget=forms.RadioSelect)


class GroundForm(forms.Form):
    """Why one stays away from a case."""

    ground = forms.ChoiceField(label=_("回避事由"), choices=InterestForm.GROUNDS, widget=forms.RadioSelect)


MOMENTS = ["%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%Y/%m/%d %H:%M"]


class OpenBatchForm(forms.Form):
    """A batch as it is announced."""

    item = forms.CharField(label=_("事项代码"), max_length=64)
    method = forms.ChoiceField(label=_("怎么排名"), choices=Batch.Method.choices, widget=forms.RadioSelect)
    places = forms.IntegerField(label=_("名额"), min_value=1, max_value=100_000)
    opens = forms.DateTimeField(label=_("开始申报"), input_formats=MOMENTS, help_text=_("例如 2026-12-01 09:00"))
    closes = forms.DateTimeField(label=_("申报截止"), input_formats=MOMENTS)
    objections_until = forms.DateTimeField(label=_("异议截止"), input_formats=MOMENTS)


class EntryForm(forms.Form):
    """A case that enters a batch."""

    case = forms.CharField(label=_("办件编号"), max_length=80)


class ScoreForm(forms.Form):
    """The score of an entry."""

    case = forms.CharField(max_length=80)
    score = forms.DecimalField(label=_("评分"), max_digits=8, decimal_places=3, min_value=0)


class StrikeForm(forms.Form):
    """Which entry leaves the list, and why."""

    case = forms.CharField(label=_("办件编号"), max_length=80)
    reason = forms.CharField(label=_("理由"), max_length=500)


class ObjectionForm(forms.Form):
    """What is wrong with an entry."""

    case = forms.CharField(label=_("对哪一件有异议（办件编号）"), max_length=80)
    words = forms.CharField(label=_("异议和依据"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000)


class ObjectionAnswerForm(forms.Form):
    """The answer to an objection."""

    upheld = forms.ChoiceField(
        label=_("核查结果"),
        choices=[("yes", _("异议成立，移出名单")), ("no", _("异议不成立"))],
        widget=forms.RadioSelect,
    )
    answer = forms.CharField(label=_("理由"), widget=forms.Textarea(attrs={"rows": 2}), max_length=400)
