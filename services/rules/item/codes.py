"""Codes of items by scheme (domain.md §1.3): national 12, 31 and 33 characters, local codes in parallel."""

import re
from typing import Any

CATALOG_CODE = re.compile(r"^\d{12}$")
TASK_CODE = re.compile(r"^[0-9A-HJ-NPQRTUWXY]{18}[1-7]\d{12}$")
HANDLING_CODE = re.compile(r"^[0-9A-HJ-NPQRTUWXY]{18}[1-7]\d{14}$")
LOCAL_CODE = re.compile(r"^[0-9A-Za-z-]{1,50}$")
ORGAN_CODE = re.compile(r"^[0-9A-HJ-NPQRTUWXY]{18}$")
DIVISION_CODE = re.compile(r"^\d{12}$")


def task_code(organ: str, level: str, catalog: str) -> str:
    """实施编码: the body's credit code (18), the level it acts at (1), the 基本编码 (12)."""
    return f"{organ}{level}{catalog}"


def region_served(item: Any) -> str:
    """Significant digits of the division that an item is done in, by its body's credit code; empty: everywhere."""
    body = str(item.organ_code or item.task_code[:18])
    division = body[2:8]
    if not ORGAN_CODE.match(body) or not division.isdigit():
        return ""
    return division.removesuffix("00").removesuffix("00")


def parts_of(code: str) -> tuple[str, str, str]:
    """Body, level and 基本编码 of a 实施编码 (or of a 业务办理项编码); ValueError for anything else."""
    if not (TASK_CODE.match(code) or HANDLING_CODE.match(code)):
        raise ValueError(code)
    return code[:18], code[18], code[19:31]
