"""What of a decision everybody may read (practice 11; 行政许可法 40 for licences): what the rule of its type names."""

FIELDS = ("applicant", "item", "result", "day", "organ")


def shown(consequence: str) -> tuple[str, ...]:
    """The fields that a rule `publication` names, in the order of pages: "applicant item result" → three of them."""
    named = set(consequence.split())
    return tuple(field for field in FIELDS if field in named)
