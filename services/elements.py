"""What a guide tells below the answer: elements of the implementation list, in words of the code sets (domain §1.5)."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from records.registers.models import DictionaryEntry
from records.registers.templatetags.house import say

from .rules.item import Item
from .rules.item.legal import Powers
from .rules.tables.codes import CHANNELS, PROJECTS, back
from .templatetags.services import term

SETS = (
    "item_type", "use_level", "power_source", "organ_nature", "service_subject", "handling_form", "project_type",
    "online_depth", "online_scope", "handling_area", "handling_mode", "special_procedure_kind", "power_basis",
)  # fmt: skip
Labels = Mapping[tuple[str, str], Any]
Element = tuple[str, Any]


def labels() -> Labels:
    """(set, code) → text by language, of every code set that guides speak in: one question."""
    rows = DictionaryEntry.objects.filter(set__in=SETS, valid_to=None).values_list("set", "code", "label")
    return {(name, code): label for name, code, label in rows}


def elements_of(item: Item, known: Labels) -> list[Element]:
    """Label and text of every element that is filled, in the order of the standard."""
    parts = (codes_of(item), *body_of(item, known), *handling_of(item, known), *ways_of_reaching(item))
    return [part for part in flat(parts) if part[1]]


def flat(parts: Iterable[Any]) -> Iterator[Element]:
    """Elements, and lists of them, in one row."""
    for part in parts:
        if isinstance(part, list):
            yield from part
        else:
            yield part


def codes_of(item: Item) -> list[Element]:
    """The codes of the item and of its 业务办理项."""
    handled = [(part.name, part.code) for part in item.handling_items]
    return [
        (_("实施编码"), item.task_code),
        (_("地方编码"), item.local_task_code or item.local_catalog_code),
        (_("业务办理项"), joined([{**name, "zh-Hans": f"{name['zh-Hans']}（{code}）"} for name, code in handled])),
    ]


def body_of(item: Item, known: Labels) -> list[Element]:
    """Who acts, at which level, on what basis."""
    powers = item.powers
    return [
        (_("行使层级"), named(known, "use_level", item.levels)),
        (_("权力来源"), named(known, "power_source", [item.power_source])),
        (_("实施主体性质"), named(known, "organ_nature", [item.organ_nature])),
        (_("行使方式"), named(known, "power_basis", [powers.basis]) if powers else ""),
        (_("以谁的名义"), acting_for(powers) if powers else ""),
        (_("权限划分"), item.power_scope),
        (_("行使内容"), item.power_content),
        (_("承办机构"), item.handling_unit),
        (_("联办机构"), joined(item.joint_organs)),
    ]


def acting_for(powers: Powers) -> Any:
    """The principal, the document and since when, where an organ does not act by its own power."""
    document = f"（{powers.document}）" if powers.document else ""
    if powers.principal:
        return {**powers.principal, "zh-Hans": powers.principal["zh-Hans"] + document}
    return powers.document


def handling_of(item: Item, known: Labels) -> list[Element]:
    """For whom, how it is filed, what may take longer."""
    kinds = [(known.get(("special_procedure_kind", one.kind)), one.term) for one in item.special_procedures]
    taking = [{"zh-Hans": f"{say(kind)} {term(time) if time else ''}".strip()} for kind, time in kinds]
    online = item.online.scope if item.online else ()
    return [
        (_("服务对象"), named(known, "service_subject", item.subjects)),
        (_("办理形式"), named(known, "handling_form", [back(CHANNELS)[one] for one in item.handled_by])),
        (_("办件类型"), named(known, "project_type", [back(PROJECTS)[item.project_type]] if item.project_type else [])),
        (_("网上办理深度"), named(known, "online_depth", [item.depth])),
        (_("网上办到哪一步"), named(known, "online_scope", online)),
        (_("特别程序"), joined(taking)),
        (_("数量限制"), item.limit),
        (_("中介服务"), joined([line.text for line in item.intermediaries])),
        (_("收费项目"), joined([line.name for line in item.fee.lines])),
        (_("通办范围"), reach(item, known)),
    ]


def reach(item: Item, known: Labels) -> Any:
    """How far it can be done elsewhere, and in which of the three ways."""
    if not item.convenience:
        return ""
    return joined(
        text
        for text in (
            known.get(("handling_area", item.convenience.range)),
            known.get(("handling_mode", item.convenience.way)),
        )
        if text
    )


def ways_of_reaching(item: Item) -> list[Element]:
    """What makes it easier; whom to ask, whom to complain to."""
    easier, found = item.convenience, []
    if easier:
        told = (
            (easier.booking, _("预约办理")), (easier.online_payment, _("网上支付")), (easier.post, _("邮寄送达")),
            (easier.terminals, _("自助终端")), (easier.hall, _("进驻政务大厅")),
        )  # fmt: skip
        found = [text for offered, text in told if offered]
    return [
        (_("方便办"), _("、").join(found)),
        (_("办理地点"), joined([place.name for place in item.places])),
        (_("咨询"), item.consultation),
        (_("监督投诉"), item.complaints),
    ]


def named(known: Labels, name: str, codes: Iterable[str]) -> Any:
    """The labels of codes, joined; nothing for no code."""
    return joined(known[name, code] for code in codes if (name, code) in known)


def joined(texts: Iterable[Mapping[str, str]]) -> Any:
    """Texts by language as one."""
    found = list(texts)
    if not found:
        return ""
    english = ", ".join(text.get("en") or text["zh-Hans"] for text in found)
    return {"zh-Hans": "、".join(text["zh-Hans"] for text in found), "en": english}
