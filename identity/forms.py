"""Forms of identity."""

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class LoginForm(AuthenticationForm):
    """Name and password."""

    error_messages = {
        "invalid_login": _("用户名或密码不对。请再看一遍；忘记了可以到任一办事窗口找回。"),
        "inactive": _("这个账号已停用。请到办事窗口咨询。"),
    }

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["username"] = forms.CharField(label=_("用户名"), max_length=60, widget=name_input())
        self.fields["password"].label = _("密码")


def name_input() -> forms.TextInput:
    """An input that password managers know."""
    return forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "autofocus": True})
