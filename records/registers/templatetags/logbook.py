"""A line of the log of a case: what happened, when, by whom."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from records.clock import local

from .house import clock, say

register = template.Library()
KINDS = {
    "submitted": gettext_lazy("申请已提交"), "received": gettext_lazy("窗口已收件"),
    "followed": gettext_lazy("前一事项已办成，开始办理"), "accepted": gettext_lazy("已受理"),
    "deemed": gettext_lazy("逾期未告知，自收到材料之日起视为受理"), "correction": gettext_lazy("发出补正通知"),
    "corrected": gettext_lazy("补正已交回"), "lapsed": gettext_lazy("补正期限已过"),
    "not_accepted": gettext_lazy("不予受理"), "terminated": gettext_lazy("终止办理"),
    "withdrawn": gettext_lazy("申请已撤回"), "pause": gettext_lazy("特别程序开始，暂停计时"),
    "resume": gettext_lazy("特别程序结束，恢复计时"), "extension": gettext_lazy("延长期限"),
    "reviewed": gettext_lazy("复议、诉讼结果"),
}  # fmt: skip


def kind_of(event: Mapping[str, Any], what: str) -> str:
    """What kind of thing happened, in words."""
    if event["kind"] in KINDS:
        return str(KINDS[event["kind"]])
    if event["kind"] == "paper":
        return _("%(what)s已送达") % {"what": what}
    return (_("%(what)s：未通过") if event.get("decision") == "refuse" else _("%(what)s：已完成")) % {"what": what}


@register.simple_tag
def log_line(event: Mapping[str, Any]) -> SafeString:
    """An event: `at`, `kind`, `what`, `who`; `decision` of a step, `href` of what can be opened."""
    what, who = say(event["what"]), say(event["who"])
    named = event["kind"] == "paper" or event.get("decision")  # what it is about stands in the first words
    told = who if named else " · ".join(filter(None, (what, who)))
    link = '<a href="{}">{}<span class="hidden-text">{}</span></a>'
    opened = format_html(" · " + link, event["href"], _("打开"), what) if event.get("href") else ""
    return format_html(
        '<li><time datetime="{}">{}</time><b>{}</b>{}</li>\n',
        local(event["at"]).isoformat(), clock(event["at"]), kind_of(event, what),
        format_html('\n<p class="soft">{}{}</p>\n', told, opened) if what or who else "",
    )  # fmt: skip
