"""docs/matrix.md, generated: `python -m tests.house.matrix_page`."""

from pathlib import Path

from .matrix import CLOSE, CLOSE_TITLES, DELETE, GET, PATCH, POST, PUT, TITLES

PAGE = Path(__file__).resolve().parents[2] / "docs" / "matrix.md"
MEANING = {"P": "yes", "L": "log in", "F": "403", "N": "404", "M": "405"}


def matrix_page() -> str:
    """The matrix as a page."""
    lines = [
        "# Who may open which door",
        "",
        "Generated from `tests/house/matrix/`, which the build compares with what happens.",
        "",
    ]
    close = {f"{name} ({method})": row for (method, name), row in CLOSE.items()}
    acts = {**POST, **PUT, **PATCH, **{f"{name} (delete)": row for name, row in DELETE.items()}}
    tables = (("Pages", TITLES, GET), ("Acts", TITLES, acts), ("Those who stand close", CLOSE_TITLES, close))
    for heading, titles, table in tables:
        lines += [f"## {heading}", "", "| door | " + " | ".join(titles.values()) + " |"]
        lines += ["|---" * (len(titles) + 1) + "|"]
        lines += [f"| {door} | " + " | ".join(MEANING[c] for c in row) + " |" for door, row in sorted(table.items())]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(matrix_page(), encoding="utf-8")
