from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Notices, consents, requests, exports, retention."""

    name = "records.privacy"
    label = "privacy"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
