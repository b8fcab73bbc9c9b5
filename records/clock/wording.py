"""Words for the lines of the arithmetic: the Chinese text is the message that pages translate."""

from .terms import Line


def gettext_noop(text: str) -> str:
    """Mark `text` for translation; records know no Django."""
    return text


SENTENCES = {
    "start": gettext_noop("自 %(date)s 起算，当天不计"),
    "start_hours": gettext_noop("自 %(date)s 起按小时连续计算"),
    "length_WD": gettext_noop("期限 %(length)s 个工作日"),
    "length_D": gettext_noop("期限 %(length)s 日"),
    "length_M": gettext_noop("期限 %(length)s 个月"),
    "length_Y": gettext_noop("期限 %(length)s 年"),
    "length_H": gettext_noop("期限 %(length)s 小时"),
    "extension_WD": gettext_noop("延长 %(length)s 个工作日"),
    "extension_D": gettext_noop("延长 %(length)s 日"),
    "extension_M": gettext_noop("延长 %(length)s 个月"),
    "extension_Y": gettext_noop("延长 %(length)s 年"),
    "extension_H": gettext_noop("延长 %(length)s 小时"),
    "pause": gettext_noop("暂停 %(from)s 至 %(to)s（恢复当天计入），扣除 %(days)s 天"),
    "pause_hours": gettext_noop("暂停 %(from)s 至 %(to)s，扣除 %(hours)s 小时"),
    "pause_open": gettext_noop("自 %(from)s 起暂停，尚未恢复"),
    "days_off": gettext_noop("期间休息日和节假日 %(days)s 天不计"),
    "rolled": gettext_noop("最后一日 %(date)s 不是工作日，顺延至 %(to)s"),
    "suspended": gettext_noop("暂停期间没有到期日"),
    "due": gettext_noop("到期 %(date)s"),
}


def sentence(line: Line) -> tuple[str, dict[str, str | int | float]]:
    """The message of one line and the values that go into it."""
    return SENTENCES[line.code], line.values


def chinese(line: Line) -> str:
    """One line in Chinese."""
    message, values = sentence(line)
    return message % values
