"""What opens an account: password, authenticator app, passkeys, recovery codes."""

from datetime import datetime
from typing import Any

from allauth.core.internal.cryptokit import compare_user_code
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from allauth.mfa.utils import decrypt
from allauth.mfa.webauthn.internal.auth import WebAuthn

from records.keys import uuid7
from records.ledger.actor import Actor
from records.ledger.deeds import deed, put, record
from records.ledger.errors import NotAllowed, NotFound
from records.ledger.policy import REFUSED

from ..models import User
from .people import refuse_easy

Type = Authenticator.Type
DEVICES = (Type.TOTP, Type.WEBAUTHN)


def stream_of(user: User) -> str:
    """The trail of an account."""
    return f"account:{user.person.reference if user.person else user.pk}"


def require_own(user: User, by: Actor) -> None:
    """Credentials are changed by their owner alone. Raises NotAllowed."""
    if by.user_id != user.pk:
        raise NotAllowed("identity.credentials", REFUSED)


def devices_of(user: User) -> Any:
    """Authenticator apps and passkeys of an account, the oldest first."""
    return Authenticator.objects.filter(user=user, type__in=DEVICES).order_by("pk")


@deed
def set_password(user: User, password: str, *, by: Actor, at: datetime | None = None) -> None:
    """A new password; whoever is logged in elsewhere no longer is. Raises Invalid when it is too easy."""
    require_own(user, by)
    refuse_easy(password)
    user.set_password(password)
    user.save(update_fields=["password"])
    record("password.set", stream=stream_of(user), by=by, at=at)


@deed
def add_app(user: User, secret: str, *, by: Actor, at: datetime | None = None) -> None:
    """An authenticator app (TOTP, RFC 6238) whose first code was right, in place of the former one."""
    require_own(user, by)
    Authenticator.objects.filter(user=user, type=Type.TOTP).delete()
    TOTP.activate(user, secret)
    RecoveryCodes.activate(user)
    record("factor.add", stream=stream_of(user), by=by, at=at, detail={"type": "totp"})


@deed
def add_passkey(user: User, name: str, credential: dict[str, Any], *, by: Actor, at: datetime | None = None) -> None:
    """A passkey that was checked (WebAuthn level 2)."""
    require_own(user, by)
    WebAuthn.add(user, name, credential)
    RecoveryCodes.activate(user)
    record("factor.add", stream=stream_of(user), by=by, at=at, detail={"type": "webauthn"})


@deed
def remove_device(user: User, number: int, *, by: Actor, at: datetime | None = None) -> None:
    """Remove an app or a passkey; with the last one the recovery codes go too. Raises NotFound."""
    require_own(user, by)
    device = devices_of(user).filter(pk=number).first()
    if device is None:
        raise NotFound("factor.none", "没有这个验证方式，或者它已经删除。")
    device.delete()
    if not devices_of(user).exists():
        Authenticator.objects.filter(user=user).delete()
    record("factor.remove", stream=stream_of(user), by=by, at=at, detail={"type": device.type})


@deed
def renew_recovery_codes(user: User, *, by: Actor, at: datetime | None = None) -> list[str]:
    """Ten new recovery codes; the former ones no longer work."""
    require_own(user, by)
    Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).delete()
    codes: list[str] = RecoveryCodes.activate(user).generate_codes()
    record("recovery.renew", stream=stream_of(user), by=by, at=at)
    return codes


def recovery_codes_left(user: User) -> int:
    """How many recovery codes still work."""
    row = Authenticator.objects.filter(user=user, type=Type.RECOVERY_CODES).first()
    return len(RecoveryCodes(row).get_unused_codes()) if row else 0


@deed
def use_second(user: User, code: str, *, by: Actor, at: datetime | None = None) -> str:
    """The method ("totp", "recovery_code") that `code` proves, used up by it; empty when it proves nothing."""
    rows = {row.type: row for row in Authenticator.objects.select_for_update().filter(user=user)}
    method = ""
    if Type.TOTP in rows and use_app(rows[Type.TOTP], code):
        method = "totp"
    elif Type.RECOVERY_CODES in rows and RecoveryCodes(rows[Type.RECOVERY_CODES]).validate_code(code):
        method = "recovery_code"
    if method:
        record("factor.use", stream=stream_of(user), by=by, at=at, detail={"method": method})
    return method


def use_app(row: Authenticator, code: str) -> bool:
    """Whether an app shows `code` now; each step of 30 s counts once, and none before it (RFC 6238 §5.2)."""
    secret, last = decrypt(row.data["secret"]), row.data.get("last", 0)
    for counter in yield_hotp_counters_from_time():
        shown = format_hotp_value(hotp_value(secret, counter))
        if counter > last and compare_user_code(actual=code, expected=shown):
            row.data["last"] = counter
            row.save(update_fields=["data"])
            row.record_usage()
            return True
    return False


@deed
def use_passkey(row: Authenticator, counter: int, *, by: Actor, at: datetime | None = None) -> bool:
    """Note that a passkey was used; False when its `counter` went back or stood still: there are two of it.

    A device that counts (WebAuthn level 2 §6.1.1) counts up by every use; one that does not always says 0. What looks
    like a copy is refused, noted on the trail, and its owner is told.
    """
    kept = Authenticator.objects.select_for_update().get(pk=row.pk)
    before = kept.data.get("counter", 0)
    if (counter or before) and counter <= before:
        report_copy(kept, before, counter, by=by, at=at)
        return False
    kept.data["counter"] = counter
    kept.save(update_fields=["data"])
    kept.record_usage()
    record("factor.use", stream=stream_of(kept.user), by=by, at=at, detail={"method": "passkey"})
    return True


def report_copy(row: Authenticator, before: int, counter: int, *, by: Actor, at: datetime | None) -> None:
    """A passkey that seems to have been copied: the trail, and word to its owner."""
    detail = {"method": "passkey", "device": row.pk, "kept": before, "shown": counter}
    record("factor.copied", stream=stream_of(row.user), by=by, at=at, detail=detail)
    if row.user.person:
        put("notice_of_right", f"copied:{uuid7()}", f"{row.user.person.reference} passkey.copied {row.pk}")
