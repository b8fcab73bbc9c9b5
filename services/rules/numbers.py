"""Case numbers (domain.md §2.6): area, department, type, date, serial, check character."""

from datetime import date

from records.keys import with_check


def case_number(area: str, department: str, item_type: str, day: date, serial: int) -> str:
    """27 characters; `serial` is taken modulo a million."""
    return with_check(f"{area[:6].ljust(6, '0')}{department:0>4}{item_type:0>2}{day:%Y%m%d}{serial % 1_000_000:06d}")
