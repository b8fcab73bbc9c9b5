"""Short hands for texts by language."""


def t(chinese: str, english: str) -> dict[str, str]:
    """A text in Chinese and English."""
    return {"zh-Hans": chinese, "en": english}
