"""Deeds of configuration."""

from .imports import begin_import, end_import, import_batch, prepare_import
from .publishing import publish_edition
from .saving import save_working_copy

__all__ = [
    "begin_import",
    "end_import",
    "import_batch",
    "prepare_import",
    "publish_edition",
    "save_working_copy",
]
