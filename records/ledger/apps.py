from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The ledger: who did what, when and why; deeds, trail, errands, idempotency, read log."""

    name = "records.ledger"
    label = "ledger"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
