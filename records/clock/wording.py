"""Words for the lines of the arithmetic: the Chinese text is the message that pages translate."""

from .terms import Line


def gettext_noop(text: str) -> str:
    """Mark `text` for translation; records know no Django."""
    return text


def ngettext_noop(text: str) -> str:
    """Mark `text` as one that goes with a number: languages with a plural have two of it."""
    return text


SENTENCES = {
    "start": gettext_noop("自 %(date)s 起算，当天不计"),
    "start_hours": gettext_noop("自 %(date)s 起按小时连续计算"),
    "length_WD": ngettext_noop("期限 %(length)s 个工作日"),
    "length_D": ngettext_noop("期限 %(length)s 日"),
    "length_M": ngettext_noop("期限 %(length)s 个月"),
    "length_Y": ngettext_noop("期限 %(length)s 年"),
    "length_H": ngettext_noop("期限 %(length)s 小时"),
    "extension_WD": ngettext_noop("延长 %(length)s 个工作日"),
    "extension_D": ngettext_noop("延长 %(length)s 日"),
    "extension_M": ngettext_noop("延长 %(length)s 个月"),
    "extension_Y": ngettext_noop("延长 %(length)s 年"),
    "extension_H": ngettext_noop("延长 %(length)s 小时"),
    "pause": ngettext_noop("暂停 %(from)s 至 %(to)s（恢复当天计入），扣除 %(days)s 天"),
    "pause_hours": ngettext_noop("暂停 %(from)s 至 %(to)s，扣除 %(hours)s 小时"),
    "pause_open": gettext_noop("自 %(from)s 起暂停，尚未恢复"),
    "days_off": ngettext_noop("期间休息日和节假日 %(days)s 天不计"),
    "rolled": gettext_noop("最后一日 %(date)s 不是工作日，顺延至 %(to)s"),
    "suspended": gettext_noop("暂停期间没有到期日"),
    "due": gettext_noop("到期 %(date)s"),
}


COUNTED = ("length", "days", "hours")  # the value that a sentence is counted by


def sentence(line: Line) -> tuple[str, dict[str, str | int | float]]:
    """The message of one line and the values that go into it."""
    return SENTENCES[line.code], line.values


def number_in(line: Line) -> int | float | None:
    """The number that decides between one and many; None for a line without any."""
    found = next((line.values[name] for name in COUNTED if name in line.values), None)
    return found if isinstance(found, int | float) else None


def chinese(line: Line) -> str:
    """One line in Chinese."""
    message, values = sentence(line)
    return message % values
