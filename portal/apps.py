from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The roof."""

    name = "portal"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
