"""From a form to a deed and back: what was refused stands by the fields, what was typed is kept."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.utils.translation import gettext

from .errors import Conflict, Invalid, Problem


def carried(form: forms.Form, act: Callable[[dict[str, Any]], Any]) -> Any:
    """What `act` gives for a right form; None when it refused, with its sentences in the form."""
    if not form.is_valid():
        return None
    try:
        return act(form.cleaned_data)
    except Invalid as refused:
        for problem in refused.problems or [Problem("", refused.sentence)]:
            form.add_error(problem.pointer if problem.pointer in form.fields else None, gettext(problem.sentence))
    except Conflict as conflict:
        form.add_error(None, gettext(conflict.sentence))
    return None
