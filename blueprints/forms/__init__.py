"""Forms of services: described in editions, cleaned by one evaluator for page and API (ADR 0052)."""

from .cleaning import Cleaned, clean, sensitive_fields
from .schema import Check, Choice, Field, Form, Group

__all__ = ["Check", "Choice", "Cleaned", "Field", "Form", "Group", "clean", "sensitive_fields"]
