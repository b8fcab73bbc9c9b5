from django.apps import AppConfig


class EnforcementConfig(AppConfig):
    """Internet+ supervision: inspections, penalties, risk."""

    name = "enforcement"
    label = "enforcement"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
