from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """What crosses a wall: notices and messages."""

    name = "exchange"
    label = "exchange"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
