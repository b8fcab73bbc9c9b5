from django.apps import AppConfig


class WorkflowsConfig(AppConfig):
    """Cross-department approvals: processes, tasks, visits."""

    name = "workflows"
    label = "workflows"

    def ready(self) -> None:
        from . import registrations  # noqa: F401
