"""From the cells of a row to the content of an item; what the row does not say is left out."""

from typing import Any

from blueprints.tables import Cells, Row
from records.ledger.errors import Problem

from . import lists
from .cells import Reader
from .codes import AREAS, CHANNELS, CONVENIENCE, DEPTHS, PROCEDURES, PROJECTS, RESULTS, STATES, UNITS

SAME = {code: code for code in "123456789"}
PLAIN = (
    "catalog_code", "task_code", "local_catalog_code", "local_task_code",
)  # fmt: skip
TEXTS = {
    "power_scope": "power_scope", "power_content": "power_content", "limit_explain": "limit",
    "link_way": "consultation", "supervise_way": "complaints", "limit_scene_explain": "visit_reason",
    "summary": "summary", "remedy": "remedies",
}  # fmt: skip
LISTS = {
    "by_law": ("legal_basis", lists.bases), "material": ("materials", lists.materials),
    "handle_flow": ("steps", lists.steps),
    "task_handle_item": ("handling_items", lists.handling_items), "questions": ("questions", lists.questions),
    "transact_addr": ("places", lists.places),
    "accept_condition": ("conditions", lambda reader: lists.conditions(reader, "accept_condition", "c")),
    "service_type": ("intermediaries", lambda reader: lists.conditions(reader, "service_type", "i")),
    "use_level": ("levels", lambda reader: reader.many("use_level", SAME)),
    "handle_type": ("handled_by", lambda reader: reader.many("handle_type", CHANNELS)),
    "topic_type": ("themes", lambda reader: reader.many("topic_type")),
    "local_topic_type": ("local_themes", lambda reader: reader.many("local_topic_type")),
    "town_code": ("town_codes", lambda reader: reader.many("town_code")),
    "village_code": ("village_codes", lambda reader: reader.many("village_code")),
}  # fmt: skip
ONE_OF = {
    "task_state": ("state", STATES), "power_source": ("power_source", SAME), "dept_type": ("organ_nature", SAME),
    "project_type": ("project_type", PROJECTS), "depth_level": ("depth", DEPTHS),
}  # fmt: skip


def service_row(cells: Cells) -> Row | list[Problem]:
    """A row of an implementation list."""
    reader = Reader(cells)
    content = common(reader) | body(reader)
    owner, catalog = reader.said("dept_code"), reader.said("catalog_code")
    return reader.problems or Row(reader.said("task_code"), owner, content, base=catalog, older=catalog)


def directory_row(cells: Cells) -> Row | list[Problem]:
    """A row of the basic directory; it belongs to the item authority."""
    reader = Reader(cells)
    content = common(reader)
    return reader.problems or Row(reader.said("catalog_code"), "", content)


def common(reader: Reader) -> dict[str, Any]:
    """What both layers have."""
    content: dict[str, Any] = {name: reader.said(name) for name in PLAIN if reader.has(name)}
    content["name"] = reader.text("task_name")
    if reader.has("task_name_en"):
        content["name"]["en"] = reader.said("task_name_en")
    content |= {"type": reader.said("task_type"), "department_name": reader.text("dept_name")}
    content |= {"subjects": (who := reader.many("server_type", SAME)), "audience": audience_of(who)}
    content |= {ours: reader.text(theirs) for theirs, ours in TEXTS.items() if reader.has(theirs)}
    content |= {ours: read(reader) for theirs, (ours, read) in LISTS.items() if reader.has(theirs)}
    content |= {ours: reader.one(theirs, codes) for theirs, (ours, codes) in ONE_OF.items() if reader.has(theirs)}
    days = {"plan_effective_date": "planned_from", "plan_cancel_date": "planned_to"}
    content |= {ours: reader.day(theirs) for theirs, ours in days.items() if reader.has(theirs)}
    return content | terms(reader) | fee(reader)


def audience_of(subjects: list[str]) -> list[str]:
    """Natural persons, legal persons and others, from 服务对象."""
    return (["natural"] if "1" in subjects else []) + (["legal"] if set(subjects) - {"1"} else [])


def terms(reader: Reader) -> dict[str, Any]:
    """Statutory and promised term; 无 (the law sets none) is understood."""
    found: dict[str, Any] = {}
    if reader.said("anticipate_day") == "无":
        found["no_statutory_term"] = True
    elif reader.has("anticipate_day"):
        found["statutory"] = term(reader, "anticipate")
    if reader.has("promise_day"):
        found["promised"] = term(reader, "promise")
    return found


def term(reader: Reader, name: str) -> dict[str, Any]:
    """One term with its unit and note."""
    unit = reader.one(f"{name}_type", UNITS) if reader.has(f"{name}_type") else "WD"
    note = {"note": reader.text(f"{name}_explain")} if reader.has(f"{name}_explain") else {}
    return {"days": reader.whole(f"{name}_day"), "unit": unit, **note}


def fee(reader: Reader) -> dict[str, Any]:
    """Whether it is charged, on what basis, line by line."""
    if not reader.has("is_fee", "fee_basis", "fee_lines"):
        return {}
    found: dict[str, Any] = {"charged": reader.flag("is_fee")} if reader.has("is_fee") else {}
    found |= {"basis": reader.said("fee_basis")} if reader.has("fee_basis") else {}
    return {"fee": found | ({"lines": lists.fee_lines(reader)} if reader.has("fee_lines") else {})}


def body(reader: Reader) -> dict[str, Any]:
    """What only an implementation list has."""
    found: dict[str, Any] = {"organ_code": reader.said("dept_code")}
    if reader.has("entrust_name"):
        found["powers"] = {"basis": "entrusted", "principal": reader.text("entrust_name")}
        found["powers"] |= {"document": reader.said("entrust_document")} if reader.has("entrust_document") else {}
    if reader.has("other_dept"):
        found["joint_organs"] = [lists.chinese(line) for line in reader.lines("other_dept")]
    if reader.has("limit_scene_num"):
        found["visits"] = reader.whole("limit_scene_num")
    if reader.has("special_procedure"):
        kinds = reader.many("special_procedure", PROCEDURES)
        found["special_procedures"] = [{"id": kind, "kind": kind} for kind in kinds]
    return found | online(reader) | convenience(reader) | result(reader)


def online(reader: Reader) -> dict[str, Any]:
    """Depth by the national scheme, addresses, one login."""
    found: dict[str, Any] = {}
    if reader.has("online_handle_depth"):
        found["scope"] = reader.many("online_handle_depth", SAME)
    addresses = {"online_handle_url": "url", "mobile_terminal_url": "mobile_url"}
    found |= {ours: reader.said(theirs) for theirs, ours in addresses.items() if reader.has(theirs)}
    found |= {"single_login": reader.flag("is_single_login")} if reader.has("is_single_login") else {}
    return {"online": found} if found else {}


def convenience(reader: Reader) -> dict[str, Any]:
    """Booking, payment, post, terminals, hall, range."""
    found: dict[str, Any] = {ours: reader.flag(theirs) for theirs, ours in CONVENIENCE.items() if reader.has(theirs)}
    if reader.has("handle_area"):
        found["range"] = reader.one("handle_area", AREAS)
    return {"convenience": found} if found else {}


def result(reader: Reader) -> dict[str, Any]:
    """What comes out."""
    if not reader.has("result_type", "result_name"):
        return {}
    kind = reader.one("result_type", RESULTS) if reader.has("result_type") else "other"
    return {"result": {"kind": kind, "name": reader.text("result_name" if reader.has("result_name") else "task_name")}}
