"""The same request under the same key: one effect, one answer (the HTTP Idempotency-Key header)."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.db import transaction

from .actor import Actor
from .clock import now
from .errors import Conflict
from .models import IdempotencyKey

Answer = tuple[int, Any]


def answer_once(actor: Actor, key: str, content: bytes, run: Callable[[], Answer]) -> Answer:
    """Run at most once per (actor, key) and keep the answer in the same transaction.

    Raises Conflict when the key was used for another content. A refusal keeps nothing: the key is free again.
    """
    fingerprint = hashlib.sha256(content).hexdigest()
    with transaction.atomic():
        fresh = IdempotencyKey(actor=actor.reference, key=key, fingerprint=fingerprint, created_at=now())
        IdempotencyKey.objects.bulk_create([fresh], ignore_conflicts=True)
        row = IdempotencyKey.objects.select_for_update().filter(actor=actor.reference, key=key).first()
        if row is None or row.fingerprint != fingerprint:
            raise Conflict("idempotency.reused", "这个提交编号已用于另一份内容。请重新打开页面再提交。")
        if row.status is not None:
            return row.status, row.answer
        status, answer = run()
        IdempotencyKey.objects.filter(pk=row.pk).update(status=status, answer=answer)
        return status, answer
