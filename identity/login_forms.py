"""Forms of the login, of registration and of the account's safety: what is typed, cleaned."""

from typing import Any

from allauth.mfa.webauthn.internal import auth as webauthn
from cryptography.exceptions import InvalidSignature
from django import forms
from django.conf import settings
from django.contrib.auth.password_validation import password_validators_help_texts, validate_password
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from records.identifiers import check, normalise, sentence

from .models import User

CHANNELS = [("sms", _("手机短信")), ("email", _("电子邮件"))]
DEVICES = [("phone", _("这部手机")), ("computer", _("这台电脑")), ("key", _("安全密钥"))]
NOT_OURS = _("这个通行密钥没有通过核对。请用登记时的设备和网址再试一次，或换一种方式登录。")
USERNAME = RegexValidator(
    r"^[A-Za-z][A-Za-z0-9._-]{2,39}$", _("用户名用字母开头，3 到 40 位字母、数字、点、横线或下划线。")
)


def account_input() -> forms.TextInput:
    """An account name, known to password managers."""
    return forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"})


def code_input() -> forms.TextInput:
    """A code of digits that telephones offer to fill in."""
    return forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"})


def code_field(label: Any) -> forms.CharField:
    """A one-time code, however it is spaced."""
    return forms.CharField(label=label, max_length=20, widget=code_input())


def password_field(label: Any, complete: str = "new-password") -> forms.CharField:
    """A password; it may be pasted, spaces count."""
    told = password_rules() if complete == "new-password" else ""
    widget = forms.PasswordInput(attrs={"autocomplete": complete})
    return forms.CharField(label=label, strip=False, max_length=200, help_text=told, widget=widget)


def rules_of_passwords() -> str:
    """What a new password must be, in the language of the page."""
    return " ".join(filter(None, password_validators_help_texts()))


password_rules = lazy(rules_of_passwords, str)


class CodeRequestForm(forms.Form):
    """Whose account, and how the code shall come."""

    username = forms.CharField(label=_("用户名或手机号"), max_length=60, widget=account_input())
    channel = forms.ChoiceField(label=_("验证码发到哪里"), widget=forms.RadioSelect, initial="sms")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [pair for pair in CHANNELS if pair[0] != "sms" or settings.SMS_OFFERED]
        self.fields["channel"].choices = offered  # type: ignore[attr-defined]
        self.fields["channel"].initial = offered[0][0]


class CodeForm(forms.Form):
    """A code that came by message or stands in an app."""

    code = code_field(_("验证码"))


class SecondForm(forms.Form):
    """The second factor: what the app shows, or a recovery code."""

    code = code_field(_("动态口令或恢复码"))


class NewPasswordForm(forms.Form):
    """A new password by the rules of the house."""

    password = password_field(_("新密码"))

    def clean_password(self) -> str:
        """Refuse an easy one with the reason."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password


class ResetForm(NewPasswordForm):
    """The code that came, and the new password."""

    code = code_field(_("验证码"))
    field_order = ("code", "password")


class PasswordForm(NewPasswordForm):
    """The present password and the new one."""

    current = password_field(_("现在的密码"), "current-password")
    field_order = ("current", "password")


class StepUpPasswordForm(forms.Form):
    """The password once more."""

    password = password_field(_("密码"), "current-password")


class PhoneForm(forms.Form):
    """The telephone that the code for a new account goes to."""

    phone = forms.CharField(
        label=_("手机号"), max_length=30, widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})
    )

    def clean_phone(self) -> str:
        """A mobile number of the mainland."""
        return right("mobile", self.cleaned_data["phone"])


class RegisterForm(NewPasswordForm):
    """Name and number as on the identity card, account name, password, and the code that came."""

    code = code_field(_("验证码"))
    name = forms.CharField(
        label=_("姓名"), max_length=60, help_text=_("和身份证上一样；生僻字、“·”、字母都可以。"),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )  # fmt: skip
    id_number = forms.CharField(
        label=_("公民身份号码"), max_length=40, widget=forms.TextInput(attrs={"spellcheck": "false"})
    )
    username = forms.CharField(label=_("用户名"), max_length=40, validators=[USERNAME], widget=account_input())
    field_order = ("code", "name", "id_number", "username", "password")

    def clean_id_number(self) -> str:
        """A number whose digits agree with each other (GB 11643-1999)."""
        return right("resident_id", self.cleaned_data["id_number"])

    def clean_username(self) -> str:
        """A name nobody has."""
        name = User.normalize_username(self.cleaned_data["username"])
        if User.objects.filter(username__iexact=name).exists():
            raise ValidationError(_("这个用户名已经有人用了。请换一个。"))
        return str(name)


def right(kind: str, typed: str) -> str:
    """The number as it is kept; ValidationError with the sentence that says what is wrong."""
    verdict = check(kind, typed)
    told = sentence(kind, verdict)
    if told:
        raise ValidationError(_(told))
    return normalise(typed, kind)


class PasskeyForm(forms.Form):
    """What the browser answered about a passkey (WebAuthn level 2, JSON)."""

    credential = forms.JSONField(widget=forms.HiddenInput, error_messages={"invalid": NOT_OURS, "required": NOT_OURS})

    def clean_credential(self) -> Any:
        """The answer, checked: challenge, origin, relying party, signature, user verification."""
        try:
            return self.checked(self.cleaned_data["credential"])
        except (ValidationError, InvalidSignature, ValueError, TypeError, KeyError, AttributeError) as wrong:
            raise ValidationError(NOT_OURS) from wrong

    def checked(self, answer: Any) -> Any:
        """What the answer proves."""
        raise NotImplementedError


class PasskeyProofForm(PasskeyForm):
    """A login (`user` None: whose the passkey says) or a step-up; cleaned: the authenticator that signed."""

    def __init__(self, *args: Any, user: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def refuse(self) -> None:
        """Say once that this passkey is not accepted."""
        if not self.has_error("credential"):
            self.add_error("credential", NOT_OURS)

    def checked(self, answer: Any) -> Any:
        """The authenticator whose signature it is; beside it how often the device says it was used."""
        said = webauthn.parse_authentication_response(answer)
        self.cleaned_data["counter"] = said.response.authenticator_data.counter
        user = self.user or webauthn.extract_user_from_response(answer)
        return webauthn.complete_authentication(user, answer)


class PasskeyAddForm(PasskeyForm):
    """A new passkey and where it lies; cleaned: the credential as it is kept."""

    name = forms.ChoiceField(label=_("这个通行密钥在哪里"), choices=DEVICES, initial="phone", widget=forms.RadioSelect)

    def checked(self, answer: Any) -> Any:
        """The credential, its attestation and challenge being right."""
        webauthn.parse_registration_response(answer)
        webauthn.complete_registration(answer)
        return answer
