"""From a deed to a form: what was refused stands by the fields, what was typed is kept."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from records.ledger.errors import Conflict, Invalid
from records.ledger.http import ActorRequest


def carried(form: forms.Form, act: Callable[[dict[str, Any]], Any]) -> Any:
    """What `act` gives for a right form; None when it refused, with its sentences in the form."""
    if not form.is_valid():
        return None
    try:
        return act(form.cleaned_data)
    except Invalid as refused:
        for problem in refused.problems:
            form.add_error(problem.pointer if problem.pointer in form.fields else None, gettext(problem.sentence))
    except Conflict as conflict:
        form.add_error(None, gettext(conflict.sentence))
    return None


def login_first(request: ActorRequest) -> HttpResponse | None:
    """Nobody gets here without logging in."""
    return redirect(f"/account/login/?next={request.path}") if request.actor.kind == "anonymous" else None
