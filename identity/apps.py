from django.apps import AppConfig


class IdentityConfig(AppConfig):
    """Persons, organisations, users, mandates, login, permissions and seals."""

    name = "identity"
    label = "identity"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
