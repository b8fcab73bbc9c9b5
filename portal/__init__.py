"""The roof: settings, doors, Celery, home, demonstration. Nobody imports it."""

from .celery import app as celery_app

__all__ = ["celery_app"]
