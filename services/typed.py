"""What was typed into the form of a draft and could not be saved: the session was over, the page too old, another tab
had saved since. Kept in the session, encrypted, until it is saved; shown beside what is saved, field by field."""

import base64
from collections.abc import Mapping
from typing import Any, NamedTuple

from cryptography.exceptions import InvalidTag
from django.contrib.sessions.backends.base import SessionBase
from django.http import QueryDict

from blueprints.forms.cleaning import clean
from blueprints.forms.display import Shown, display
from blueprints.forms.schema import Field, Form
from records.vault import crypto

KEY, MOST = "typed", 200_000  # characters
OURS = ("csrfmiddlewaretoken", "revision", "next")


class Unlike(NamedTuple):
    """A field whose typed answer is not the saved one."""

    field: Field
    saved: Shown
    typed: Shown


def keep_typed(session: SessionBase, ref: str, posted: QueryDict) -> None:
    """Keep what was sent for a draft; only the last one, nothing longer than a form can be."""
    kept = posted.copy()
    for name in OURS:
        kept.pop(name, None)
    words = kept.urlencode()
    if words and len(words) <= MOST:
        sealed = crypto.encrypt(words, f"typed:{ref}", data_class="content")
        session[KEY] = [ref, base64.b64encode(sealed).decode()]


def typed_before(session: SessionBase, ref: str) -> QueryDict | None:
    """What was kept for a draft; None when there is nothing, or it cannot be opened any more."""
    found, sealed = session.get(KEY, ("", ""))
    if found != ref:
        return None
    try:
        return QueryDict(crypto.decrypt(base64.b64decode(sealed), f"typed:{ref}"))
    except (InvalidTag, KeyError, ValueError):
        return None


def forget_typed(session: SessionBase, ref: str) -> None:
    """It is saved, or thrown away."""
    if session.get(KEY, ("", ""))[0] == ref:
        del session[KEY]


def unlike(form: Form, saved: Mapping[str, Any], typed: Mapping[str, Any]) -> list[Unlike]:
    """The fields that are asked and whose typed answer is not the saved one, as people read them."""
    cleaned = clean(form, typed, partial=True)
    rows = [
        Unlike(field, display(field, saved.get(field.id)), display(field, cleaned.values.get(field.id)))
        for field in form.fields()
        if field.id in cleaned.shown
    ]
    return [row for row in rows if row.saved != row.typed]
