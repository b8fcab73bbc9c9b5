"""Numbers of articles: 第一百二十二条之一 ↔ 122-1. Pure."""

import re

DIGITS = "零一二三四五六七八九"
NUMERAL = "[零〇一二三四五六七八九十百千]+"
ARTICLE = re.compile(rf"第?\s*(?P<main>{NUMERAL}|\d+)\s*条?(?:之(?P<more>{NUMERAL}|\d+)|-(?P<dash>\d+))?")


def to_number(numeral: str) -> int:
    """一百二十二 → 122; digits as they are. ValueError for anything else."""
    if numeral.isdigit():
        return int(numeral)
    total, digit = 0, 0
    for character in numeral.replace("〇", "零"):
        if character in DIGITS:
            digit = DIGITS.index(character)
        elif character in "十百千":
            total += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[character]
            digit = 0
        else:
            raise ValueError(f"not a Chinese number: {numeral}")
    return total + digit


def to_numeral(number: int) -> str:
    """122 → 一百二十二, below 10,000."""
    if not 0 < number < 10_000:
        raise ValueError(f"no article has the number {number}")
    words, zero = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, unit)
        if digit:
            words += ("零" if zero else "") + DIGITS[digit] + name
            zero = False
        elif words and number:
            zero = True
    return words.removeprefix("一") if words.startswith("一十") else words


def article_key(cited: str) -> str:
    """The address of an article however it is cited: 三十五, 第三十五条第一款, 35 → 35; 一百二十条之一 → 120-1.

    What is no number of an article stays as it is.
    """
    found = ARTICLE.match(cited.strip())
    if found is None:
        return cited.strip()
    more = found["more"] or found["dash"]
    return f"{to_number(found['main'])}-{to_number(more)}" if more else str(to_number(found["main"]))


def article_name(key: str) -> str:
    """35 → 第三十五条, 120-1 → 第一百二十条之一; anything else between 第 and 条."""
    main, _, more = key.partition("-")
    if not main.isdigit():
        return f"第{key}条"
    name = f"第{to_numeral(int(main))}条"
    return f"{name}之{to_numeral(int(more))}" if more.isdigit() else name
