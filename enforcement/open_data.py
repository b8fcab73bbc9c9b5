"""Open data of enforcement: lists, contents, published results, caps, how often firms are checked."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from blueprints.loading import load
from records.clock import local_date
from records.ledger.clock import now
from records.registers.open_data import CODE, NAME, PIECE
from records.registers.registry import Dataset, Rows

from .frequency import lines_of
from .models import Assignment, CheckContent, Publication, SupervisedItem, YearPlan
from .rules.frequency import AT_CAP


def items() -> Rows:
    """Supervised items in force."""
    for row in SupervisedItem.objects.select_related("edition").order_by("code").iterator(PIECE):
        value = load(row.edition)
        yield {
            "code": row.code, "name": value.name["zh-Hans"], "field": row.field, "department": row.department,
            "object": value.object["zh-Hans"], "way": value.way, "basis": value.basis["zh-Hans"],
        }  # fmt: skip


def contents() -> Rows:
    """Check contents in force."""
    for row in CheckContent.objects.select_related("edition").order_by("code").iterator(PIECE):
        value = load(row.edition)
        yield {
            "code": row.code, "item": row.item, "name": value.name["zh-Hans"], "method": value.method,
            "standard": value.standard["zh-Hans"], "basis": value.basis["zh-Hans"],
        }  # fmt: skip


def results() -> Rows:
    """Published results, without anything of a person."""
    day = local_date(now())
    rows = Publication.objects.filter(shown_from__lte=day, shown_to__gte=day, taken_down_at=None).order_by("id")
    for row in rows.iterator(PIECE):
        said = dict(row.lines)
        yield {
            "object": said["检查对象"], "organ": said["检查机关"], "kind": said["检查类型"],
            "checked": said["检查事项"], "day": said["检查日期"], "result": said["检查结果"],
        }  # fmt: skip


def caps() -> Rows:
    """Caps per firm of published plans."""
    for plan in YearPlan.objects.filter(state="published").select_related("department").order_by("year", "id"):
        for risk, most in sorted(plan.caps.items()):
            yield {
                "year": plan.year, "department": plan.department.code, "risk": risk, "most": most, "basis": plan.basis,
            }  # fmt: skip


def frequency() -> Rows:
    """How often firms were checked this year, by organ; no firm is named."""
    year = local_date(now()).year
    organs: dict[str, dict[str, Any]] = {}
    for line in lines_of(Assignment.objects.all(), year):
        empty = {"year": year, "department": line.organ.code, **dict.fromkeys(FREQUENCY, 0)}
        row, tally = organs.setdefault(line.organ.code, empty), line.tally
        counts = (1, tally.planned, tally.outside, tally.rechecks, AT_CAP in tally.reasons, tally.too_often)
        for name, count in zip(FREQUENCY, counts, strict=True):
            row[name] += int(count)
    yield from (organs[code] for code in sorted(organs))


FREQUENCY = ("firms", "planned", "cases", "rechecks", "firms_at_cap", "firms_too_often")
ORGAN, BASIS, YEAR = _("检查机关"), _("依据"), _("年度")
OWN = {
    "supervised-items": Dataset(_("监管事项"), {
        "code": CODE, "name": NAME, "field": _("监管领域"), "department": ORGAN, "object": _("检查对象"),
        "way": _("检查方式"), "basis": BASIS,
    }, items),
    "check-contents": Dataset(_("检查内容"), {
        "code": CODE, "item": _("监管事项编码"), "name": NAME, "method": _("检查方法"), "standard": _("判定标准"),
        "basis": BASIS,
    }, contents),
    "inspection-results": Dataset(_("检查结果"), {
        "object": _("检查对象"), "organ": ORGAN, "kind": _("检查类型"), "checked": _("检查事项"), "day": _("检查日期"),
        "result": _("检查结果"),
    }, results),
    "inspection-frequency": Dataset(_("检查频次"), {
        "year": YEAR, "department": ORGAN, "firms": _("检查过的主体数"), "planned": _("日常和专项检查次数"),
        "cases": _("个案检查次数"), "rechecks": _("整改复查次数"), "firms_at_cap": _("达到年度上限的主体数"),
        "firms_too_often": _("个案检查偏多的主体数"),
    }, frequency),
    "inspection-caps": Dataset(_("年度检查上限"), {
        "year": YEAR, "department": ORGAN, "risk": _("风险等级"), "most": _("每户每年最多检查次数"), "basis": BASIS,
    }, caps),
}  # fmt: skip
