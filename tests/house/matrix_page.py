"""docs/matrix.md, generated: `python -m tests.house.matrix_page`."""

from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "matrix.md"
MEANING = {"P": "yes", "L": "log in", "F": "403", "N": "404"}


def matrix_page(get: dict[str, str], post: dict[str, str], titles: dict[str, str]) -> str:
    """The matrix as a page."""
    lines = [
        "# Who may open which door",
        "",
        "Generated from `tests/house/matrix.py`, which the build compares with what happens.",
        "",
    ]
    for title, table in (("Pages", get), ("Acts", post)):
        lines += [f"## {title}", "", "| door | " + " | ".join(titles.values()) + " |", "|---" * (len(titles) + 1) + "|"]
        lines += [f"| {name} | " + " | ".join(MEANING[c] for c in row) + " |" for name, row in sorted(table.items())]
        lines.append("")
    return "\n".join(lines)


if __name__ == "__main__":
    from tests.house.matrix import GET, POST, PUT, TITLES

    PAGE.write_text(matrix_page(GET, {**POST, **PUT}, TITLES), encoding="utf-8")
