"""Names of people as their documents write them: GB 18030-2022 level 3, ·, one word, long Latin names. Pure."""

import unicodedata

LONGEST = 100
EMPTY = "请填写姓名，和证件上写的一样。"
TOO_LONG = "姓名最多 100 个字符。请照证件填写。"
STRANGE = "姓名里有证件上不会有的字符。请只填文字、间隔点、连字符和空格。"
PRIVATE = "这个字在您的输入法里是自造字，别处显示不出来。请改用标准编码的字，或到窗口请工作人员录入。"
DOTS = dict.fromkeys(map(ord, "•・‧∙●･"), "·")
HAN = ((0x2E80, 0x2FDF), (0x3400, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFF))
JOINTS = frozenset("·-'’ .")


def clean_name(name: str) -> str:
    """One space between words, one kind of dot, composed letters (NFC leaves every ideograph as it was written)."""
    composed = "".join(c if is_ideograph(c) else unicodedata.normalize("NFC", c) for c in compose(name))
    return " ".join(composed.translate(DOTS).split())


def compose(name: str) -> str:
    """Letters joined with their marks; compatibility ideographs are left alone, they stand in documents as they are."""
    return name if any(is_ideograph(c) for c in name) else unicodedata.normalize("NFC", name)


def is_ideograph(c: str) -> bool:
    """Whether a character is a Han ideograph, a radical or a compatibility ideograph."""
    code = ord(c)
    return any(first <= code <= last for first, last in HAN)


def name_problem(name: str) -> str:
    """Why a name cannot be taken; empty when it can. One character or one word is a whole name."""
    if not name:
        return EMPTY
    if len(name) > LONGEST:
        return TOO_LONG
    if any(unicodedata.category(c) == "Co" for c in name):
        return PRIVATE
    right = all(is_ideograph(c) or c in JOINTS or unicodedata.category(c)[0] in "LM" for c in name)
    return "" if right and any(unicodedata.category(c)[0] == "L" or is_ideograph(c) for c in name) else STRANGE
