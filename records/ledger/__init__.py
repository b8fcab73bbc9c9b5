"""The ledger: who did what, when and why; deeds, trail, errands, idempotency, read log."""
