"""Errands of the ledger: a root is stamped by an authority and handed to the witness."""

import secrets
from datetime import datetime
from pathlib import Path

from django.conf import settings

from .actor import Actor, system_actor
from .clock import now
from .deeds import deed
from .exporting import root_line
from .gateways import ask_authority, hand_out
from .models import Errand, TrailRoot, TrailStamp
from .notary import statement_of
from .rules.stamps import stamp_request, token_of


def witness_root(errand: Errand) -> None:
    """Stamp the root when TSA_URL is set, then hand it to TRAIL_WITNESS; a second time stamps nothing."""
    root = TrailRoot.objects.select_related("stamp").filter(size=int(errand.ref)).first()
    if root is None:
        return
    if settings.TSA_URL and getattr(root, "stamp", None) is None:
        statement, nonce = statement_of(root), secrets.randbits(63)
        reply = ask_authority(settings.TSA_URL, stamp_request(statement, nonce))
        root.stamp = keep_stamp(root, token_of(reply, statement, nonce), by=system_actor("notary"))
    if settings.TRAIL_WITNESS:
        hand_out(Path(settings.TRAIL_WITNESS), root_line(root))


@deed
def keep_stamp(root: TrailRoot, token: bytes, *, by: Actor, at: datetime | None = None) -> TrailStamp:
    """Keep the authority's token; the first one stays."""
    fresh = TrailStamp(root=root, token=token, authority=settings.TSA_URL, at=at or now())
    TrailStamp.objects.bulk_create([fresh], ignore_conflicts=True)
    return TrailStamp.objects.filter(root=root).first() or fresh
