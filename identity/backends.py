"""How a session finds its account: with the person, and whether any post is held today, in one question."""

from datetime import date
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.db.models import Exists, OuterRef

from records.ledger.kept import Kept

from .models import Mandate, User
from .queries import today


def account(key: Any, day: date) -> Any:
    """The account, with its person; `posted` says whether the person holds a post on a day."""
    held = Mandate.objects.held_on(day).filter(person=OuterRef("person"))
    return User.objects.filter(pk=key).select_related("person").annotate(posted=Exists(held))


ACCOUNT = Kept(account)


class AccountBackend(ModelBackend):
    """Accounts by name and password."""

    def get_user(self, user_id: Any) -> User | None:
        """The account of a session, unless it is locked."""
        user = ACCOUNT.first(user_id, today())
        return user if user is not None and self.user_can_authenticate(user) else None
