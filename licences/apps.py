from django.apps import AppConfig


class LicencesConfig(AppConfig):
    """Electronic certificates: issue, show, verify, revoke."""

    name = "licences"
    label = "licences"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
