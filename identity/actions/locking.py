"""What a security administrator does with an account: lock, unlock, end its sessions."""

from datetime import datetime

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record

from ..models import User
from ..permissions import POLICY
from .credentials import stream_of
from .sessions import end_all_sessions


def near(user: User, by: Actor) -> set[str]:
    """How an administrator stands to an account."""
    inside = user.person is not None and user.person.region.startswith(by.region)
    return {"region"} if inside and by.region else set()


@deed
def lock_account(user: User, *, by: Actor, at: datetime | None = None) -> None:
    """Nobody logs in any more, whoever is in is out. Repeated: nothing more."""
    POLICY.require(by, "account.lock", near(user, by))
    if User.objects.select_for_update().filter(pk=user.pk, is_active=True).exists():
        User.objects.filter(pk=user.pk).update(is_active=False, locked_at=at)
        record("account.lock", stream=stream_of(user), by=by, at=at)
        end_all_sessions(user, by=by, at=at)


@deed
def unlock_account(user: User, *, by: Actor, at: datetime | None = None) -> None:
    """Open what was locked; an account closed for good stays closed."""
    POLICY.require(by, "account.lock", near(user, by))
    if User.objects.select_for_update().filter(pk=user.pk, locked_at__isnull=False).exists():
        User.objects.filter(pk=user.pk).update(is_active=True, locked_at=None)
        record("account.unlock", stream=stream_of(user), by=by, at=at)


@deed
def throw_out(user: User, *, by: Actor, at: datetime | None = None) -> int:
    """End all sessions of an account; how many there were."""
    POLICY.require(by, "account.end_sessions", near(user, by))
    return end_all_sessions(user, by=by, at=at)
