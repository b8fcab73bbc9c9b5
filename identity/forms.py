"""Forms of identity."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from records.ledger.actor import Actor
from records.registers.models import Department, DictionaryEntry
from records.registers.templatetags.house import say

from .finding import account_by
from .models import User


class LoginForm(AuthenticationForm):
    """Name and password."""

    error_messages = {
        "invalid_login": _("用户名、手机号或密码不对。请再看一遍；忘记了可以到任一办事窗口找回。"),
        "inactive": _("这个账号已停用。请到办事窗口咨询。"),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"] = forms.CharField(label=_("用户名或手机号"), max_length=60, widget=name_input())
        self.fields["password"].label = _("密码")

    def clean_username(self) -> str:
        """The account's name, also where a telephone was typed."""
        typed: str = self.cleaned_data["username"]
        account = account_by(typed)
        return account.username if account else typed


def name_input() -> forms.TextInput:
    """An input that password managers know."""
    return forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True})


class AccountField(forms.CharField):
    """The name of an account that is somebody's; gives the person."""

    def clean(self, value: Any) -> Any:
        name = User.normalize_username(super().clean(value).strip())
        user = User.objects.filter(username=name, is_active=True, person__isnull=False).select_related("person").first()
        if user is None:
            raise forms.ValidationError(_("没有这个账号。请核对用户名；没有账号的，请先到窗口开通。"))
        return user.person


def day_field(label: Any, required: bool) -> forms.DateField:
    """A day, by the browser's own calendar."""
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}))


class StandInForm(forms.Form):
    """Who stands in, from when to when."""

    person = AccountField(label=_("代理人的用户名"), max_length=60)
    valid_from = day_field(_("从"), True)
    valid_to = day_field(_("到"), True)


class OpenForm(forms.Form):
    """One thing opened to one colleague: to whom, why, until when."""

    person = AccountField(label=_("同事的用户名"), max_length=60)
    reason = forms.CharField(label=_("理由"), max_length=300, help_text=_("例如：会同核查。不要写个人信息。"))
    until = day_field(_("到哪天止（最长 90 天，含当天）"), True)


class AppointForm(forms.Form):
    """Who takes which post where, from when to when."""

    person = AccountField(label=_("用户名"), max_length=60)
    role = forms.ChoiceField(label=_("岗位"), widget=forms.Select(attrs={"class": "input"}))
    department = forms.ChoiceField(label=_("单位"), widget=forms.Select(attrs={"class": "input"}))
    region = forms.RegexField(
        r"^\d{2}(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$", label=_("管辖范围（区划代码）"), max_length=12,
        error_messages={"invalid": _("区划代码是 2、4、6、9 或 12 位数字。")},
    )  # fmt: skip
    valid_from = day_field(_("从"), True)
    valid_to = day_field(_("到（不填为长期）"), False)

    def __init__(self, data: Any, *, departments: list[Department], roles: list[DictionaryEntry], actor: Actor) -> None:
        super().__init__(data, initial={"region": actor.region, "valid_from": localdate()})
        self.roles = {row.code: row for row in roles}
        self.departments = {row.reference: row for row in departments}
        self.fields["role"].choices = [(code, say(row.label)) for code, row in self.roles.items()]  # type: ignore[attr-defined]
        self.fields["department"].choices = [(ref, say(row.name)) for ref, row in self.departments.items()]  # type: ignore[attr-defined]

    def clean_department(self) -> Department:
        """The department itself."""
        return self.departments[self.cleaned_data["department"]]

    def title(self) -> dict[str, str]:
        """The post's name by language."""
        label: dict[str, str] = self.roles[self.cleaned_data["role"]].label
        return label


class HeadForm(forms.Form):
    """Who of the department's heads acts for it."""

    head = forms.ChoiceField(label=_("由谁代表本单位"))

    def __init__(self, data: Any, *, heads: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["head"].choices = [("", _("请选择")), *heads]  # type: ignore[attr-defined]
