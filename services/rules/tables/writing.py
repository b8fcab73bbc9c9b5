"""From an item to the cells of its row: reading them again changes nothing."""

import json
from collections.abc import Iterable
from typing import Any

from ..item import Item, Material, Term
from .codes import AREAS, CHANNELS, CONVENIENCE, DEPTHS, PROCEDURES, PROJECTS, RESULTS, STATES, UNITS, back
from .lists import AS_ASKED, CODED, PLAIN, TEXTS
from .reading import TEXTS as ITEM_TEXTS


def write_row(item: Item) -> dict[str, str]:
    """The cells of one item; nothing is written where it says nothing."""
    cells = identity(item) | law(item) | terms(item) | online(item) | handling(item) | lists(item)
    return {name: cell for name, cell in cells.items() if cell}


def identity(item: Item) -> dict[str, str]:
    """Codes, names, body."""
    powers = item.powers if item.powers and item.powers.basis == "entrusted" else None
    return {
        "catalog_code": item.catalog_code, "task_code": item.task_code, "local_catalog_code": item.local_catalog_code,
        "local_task_code": item.local_task_code, "task_name": item.name["zh-Hans"],
        "task_name_en": item.name.get("en", ""),
        "task_type": item.type, "task_state": back(STATES)[item.state],
        "plan_effective_date": str(item.planned_from or ""), "plan_cancel_date": str(item.planned_to or ""),
        "use_level": ",".join(item.levels), "server_type": ",".join(subjects(item)),
        "dept_name": item.department_name["zh-Hans"], "dept_code": item.organ_code or item.task_code[:18],
        "dept_type": item.organ_nature, "power_source": item.power_source,
        "entrust_name": said(powers.principal) if powers else "", "entrust_document": powers.document if powers else "",
        "other_dept": "\n".join(text["zh-Hans"] for text in item.joint_organs),
        "task_handle_item": "\n".join(f"{part.code} {part.name['zh-Hans']}" for part in item.handling_items),
    }  # fmt: skip


def subjects(item: Item) -> Iterable[str]:
    """服务对象, from the audience where nobody said it finer."""
    return item.subjects or [{"natural": "1", "legal": "2"}[who] for who in item.audience]


def said(text: dict[str, str] | None) -> str:
    """A text in Chinese."""
    return text["zh-Hans"] if text else ""


def law(item: Item) -> dict[str, str]:
    """Bases, conditions, special procedures, fees."""
    lines = ["｜".join(filter(None, (said(f.name), said(f.rate), f.basis, f.reduction_basis))) for f in item.fee.lines]
    return {
        "by_law": "\n".join(basis.cited for basis in item.legal_basis),
        "accept_condition": "\n".join(said(line.text) for line in item.conditions),
        "service_type": "\n".join(said(line.text) for line in item.intermediaries),
        "special_procedure": ",".join(back(PROCEDURES)[part.kind] for part in item.special_procedures),
        "is_fee": "1" if item.fee.charged else "0", "fee_basis": item.fee.basis, "fee_lines": "\n".join(lines),
    }  # fmt: skip


def terms(item: Item) -> dict[str, str]:
    """Both terms."""
    statutory = {"anticipate_day": "无"} if item.no_statutory_term else term("anticipate", item.statutory)
    return statutory | term("promise", item.promised)


def term(name: str, value: Term | None) -> dict[str, str]:
    """One term."""
    if value is None:
        return {}
    unit = back(UNITS)[value.unit]
    return {f"{name}_day": str(value.days), f"{name}_type": unit, f"{name}_explain": said(value.note)}


def online(item: Item) -> dict[str, str]:
    """Depth, addresses, convenience."""
    cells = {"depth_level": back(DEPTHS).get(item.depth, ""), "limit_scene_num": str(item.visits)}
    if item.online:
        cells |= {"online_handle_depth": ",".join(item.online.scope), "online_handle_url": item.online.url}
        cells |= {"mobile_terminal_url": item.online.mobile_url, "is_single_login": flag(item.online.single_login)}
    if item.convenience:
        cells |= {theirs: flag(getattr(item.convenience, ours)) for theirs, ours in CONVENIENCE.items()}
        cells["handle_area"] = back(AREAS).get(item.convenience.range, "")
    return cells


def flag(value: bool) -> str:
    """Yes or no."""
    return "1" if value else "0"


def handling(item: Item) -> dict[str, str]:
    """Channels, result, themes, texts."""
    cells = {theirs: said(getattr(item, ours)) for theirs, ours in ITEM_TEXTS.items()}
    if item.result:
        cells |= {"result_type": back(RESULTS)[item.result.kind], "result_name": said(item.result.name)}
    return cells | {
        "project_type": back(PROJECTS).get(item.project_type, "") if item.project_type else "",
        "handle_type": ",".join(back(CHANNELS)[channel] for channel in item.handled_by),
        "topic_type": ",".join(item.themes), "local_topic_type": ",".join(item.local_themes),
        "town_code": ",".join(item.town_codes), "village_code": ",".join(item.village_codes),
    }  # fmt: skip


def lists(item: Item) -> dict[str, str]:
    """Materials, steps, questions, places."""
    asked = [{"question": said(q.question), "answer": said(q.answer)} for q in item.questions]
    return {
        "material": as_json([material(m) for m in item.materials]), "questions": as_json(asked),
        "handle_flow": "\n".join(f"{said(s.title)}｜{said(s.who)}｜{s.days}" for s in item.steps),
        "transact_addr": "\n".join(said(p.address) for p in item.places),
        "transact_time": "\n".join(dict.fromkeys(said(p.hours) for p in item.places)),
    }  # fmt: skip


def material(value: Material) -> dict[str, Any]:
    """One material in exchange names."""
    row: dict[str, Any] = {"material_name": said(value.name), "element": value.element}
    row |= {theirs: said(getattr(value, ours)) for theirs, ours in TEXTS.items()}
    row |= {theirs: getattr(value, ours) for theirs, ours in PLAIN.items()}
    row |= {theirs: back(codes)[getattr(value, ours)] for theirs, (ours, codes) in CODED.items()}
    row |= {"copy_num": value.copies, "page_num": value.originals}
    return {name: cell for name, cell in row.items() if cell not in ("", AS_ASKED)}


def as_json(rows: list[dict[str, Any]]) -> str:
    """A list as one cell."""
    return json.dumps(rows, ensure_ascii=False) if rows else ""
