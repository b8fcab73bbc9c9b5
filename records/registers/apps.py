from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """Registers: divisions, departments, halls, dictionaries, regulations, calendars, to-dos."""

    name = "records.registers"
    label = "registers"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
