"""Django's PostgreSQL without the second index of every text column: our databases sort by code point (C.UTF-8), so the
plain index serves prefixes too (ADR 0197)."""

from typing import Any

from django.db.backends.postgresql import base, schema


class DatabaseSchemaEditor(schema.DatabaseSchemaEditor):
    """Makes no index that differs from another in its operator class alone."""

    def _create_like_index_sql(self, model: Any, field: Any) -> None:
        return None


class DatabaseWrapper(base.DatabaseWrapper):
    """PostgreSQL."""

    SchemaEditorClass = DatabaseSchemaEditor
