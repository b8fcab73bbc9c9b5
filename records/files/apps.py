from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Stored files: content-checked, private, addressed by reference."""

    name = "records.files"
    label = "files"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
