from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    """Papers: templates, numbering, rendering, sealing, delivery."""

    name = "documents"
    label = "documents"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
