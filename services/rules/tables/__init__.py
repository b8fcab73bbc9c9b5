"""Item lists as tables, in the field names of the national exchange (domain.md §1.5)."""

from blueprints.tables import Cells, Table

from .columns import COLUMNS, DIRECTORY_COLUMNS
from .merging import merge
from .reading import directory_row, service_row
from .writing import write_row


def code_of(cells: Cells) -> str:
    """The 实施编码 of a row, without one the 基本编码."""
    return cells.get("task_code") or cells.get("catalog_code", "")


ITEM_TABLE = Table("service", COLUMNS, code_of, service_row, merge, write_row, base_kind="directory_item")
DIRECTORY_TABLE = Table("directory_item", DIRECTORY_COLUMNS, code_of, directory_row, merge, write_row)

__all__ = ["DIRECTORY_TABLE", "ITEM_TABLE"]
