from django.apps import AppConfig


class ServicesConfig(AppConfig):
    """The one-stop catalogue, applications and the counter."""

    name = "services"
    label = "services"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
