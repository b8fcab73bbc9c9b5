"""Short hands for texts by language."""


def t(chinese: str, english: str) -> dict[str, str]:
    """A text in Chinese and English."""
    return {"zh-Hans": chinese, "en": english}


def pair(told: str) -> dict[str, str]:
    """The same from "名称 | name", as data files write it."""
    chinese, english = told.split(" | ", 1)
    return t(chinese.strip(), english.strip())
