"""How protected values are shown when they are not revealed."""


def mask(kind: str, value: str) -> str:
    """`value` with its middle hidden: names keep the first character, numbers their ends."""
    if not value:
        return ""
    if kind == "name":
        return value[0] + "*" * max(1, min(len(value) - 1, 8))
    if kind == "phone":
        return f"{value[:3]}****{value[-4:]}" if len(value) >= 8 else "*" * len(value)
    if kind == "number":
        return f"{value[:4]}{'*' * max(4, len(value) - 8)}{value[-4:]}" if len(value) > 8 else "*" * len(value)
    return "*" * min(len(value), 8)
