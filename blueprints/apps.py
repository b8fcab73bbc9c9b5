from django.apps import AppConfig


class BlueprintsConfig(AppConfig):
    """Versioned configuration: working copies, editions, forms, expressions."""

    name = "blueprints"
    label = "blueprints"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
