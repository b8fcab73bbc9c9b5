"""What an auditor searches by."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

ACT = RegexValidator(r"^[a-z_]+(\.[a-z_]+)*$", _("行为是小写字母的代码，例如 application.submit。"))
CODE = RegexValidator(r"^[\w:.@/-]*$", _("这里只填代码或编号，不填姓名、证件号码。"))


class Period(forms.Form):
    """A span of local days; both ends count."""

    since = forms.DateField(label=_("从"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    until = forms.DateField(label=_("到"), required=False, widget=forms.DateInput(attrs={"type": "date"}))

    def criteria(self) -> dict[str, Any]:
        """The lookups that the form asks for."""
        said = self.cleaned_data
        found = {name: said[name] for name in self.fields if name not in {"since", "until"} and said.get(name)}
        if said.get("since"):
            found["at__gte"] = make_aware(datetime.combine(said["since"], time.min))
        if said.get("until"):
            found["at__lt"] = make_aware(datetime.combine(said["until"] + timedelta(days=1), time.min))
        return found


class TrailSearch(Period):
    """By act, actor, subject, stream, days."""

    act = forms.CharField(label=_("行为"), required=False, max_length=60, validators=[ACT])
    actor = forms.CharField(label=_("行为人编号"), required=False, max_length=60, validators=[CODE])
    subject = forms.CharField(label=_("对象编号"), required=False, max_length=80, validators=[CODE])
    stream = forms.CharField(label=_("留痕链"), required=False, max_length=120, validators=[CODE])
    field_order = ("act", "actor", "subject", "stream", "since", "until")


class ReadingSearch(Period):
    """By person, reader, case, days."""

    person = forms.CharField(label=_("被查阅人编号"), required=False, max_length=60, validators=[CODE])
    actor = forms.CharField(label=_("查阅人编号"), required=False, max_length=60, validators=[CODE])
    case = forms.CharField(label=_("办件编号"), required=False, max_length=60, validators=[CODE])
    field_order = ("person", "actor", "case", "since", "until")


class RerunForm(forms.Form):
    """Which parked errand runs again."""

    errand = forms.UUIDField()
