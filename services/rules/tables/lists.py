"""Cells that hold lists: bases, conditions, materials, steps, charges, questions."""

import re
from typing import Any

from .cells import CODE, Reader, element_id
from .codes import MATERIAL_FORMS, MATERIAL_NEEDS, MATERIAL_SOURCES, MATERIAL_TYPES

BASIS = re.compile(r"^《(?P<title>[^》]{1,200})》(?:（(?P<number>[^）]{1,100})）)?(?:第(?P<article>[^条]{1,20})条)?$")
BASIS_LINE = "设定依据一行一条，写成《名称》（文号）第几条，文号可以不写，条款待核的也可以先不写。"
STEP_LINE = "流程一行一步，写成：环节名称｜办理人员｜天数。"
FEE_LINE = "收费项目一行一项，写成：名称｜标准｜依据，可减免的再加｜减免依据。"
TEXTS = {"fill_explain": "requirement", "accept_stand": "standard", "no_submit_explain": "exempt_reason"}
PLAIN = {
    "page_format": "paper", "form_guid": "blank_form", "example_guid": "sample", "no_submit": "exempt",
    "licence_type": "licence_type", "shared_source": "shared_source",
}  # fmt: skip
CODED = {
    "material_type": ("type", MATERIAL_TYPES), "material_form": ("form", MATERIAL_FORMS),
    "is_need": ("necessity", MATERIAL_NEEDS), "source_type": ("source", MATERIAL_SOURCES),
}  # fmt: skip
NUMBERS = {"copy_num": "copies", "page_num": "originals"}
AS_ASKED = "按办事指南的要求提供。"


def chinese(words: Any) -> dict[str, str]:
    """A Chinese text."""
    return {"zh-Hans": str(words).strip()}


def bases(reader: Reader) -> list[dict[str, Any]]:
    """设定依据, line by line; text of law is never taken from a table (practice 5)."""
    found = [BASIS.match(line) for line in reader.lines("by_law")]
    if not all(found):
        reader.wrong("by_law", BASIS_LINE)
    parts = [{k: v for k, v in match.groupdict().items() if v} for match in found if match]
    return [{"id": element_id("b", f"{p['title']}#{p.get('article', '')}"), **p} for p in parts]


def conditions(reader: Reader, name: str, prefix: str) -> list[dict[str, Any]]:
    """Sentences, one a line."""
    return [{"id": element_id(prefix, line), "text": chinese(line)} for line in reader.lines(name)]


def materials(reader: Reader) -> list[dict[str, Any]]:
    """A JSON list in exchange names, or plain names one a line."""
    rows = reader.rows("material")
    if rows is None:
        rows = [{"material_name": line} for line in reader.lines("material")]
    return [material(reader, row) for row in rows]


def material(reader: Reader, row: dict[str, Any]) -> dict[str, Any]:
    """One material of the exchange."""
    name = str(row.get("material_name", "")).strip()
    if not name:
        reader.wrong("material", "每份材料都要有名称（material_name）。")
    key = element_id("m", name)
    found: dict[str, Any] = {"id": key, "element": str(row.get("element") or key), "name": chinese(name)}
    found["requirement"] = chinese(AS_ASKED)
    found |= {ours: chinese(row[theirs]) for theirs, ours in TEXTS.items() if row.get(theirs)}
    found |= {ours: str(row[theirs]) for theirs, ours in PLAIN.items() if row.get(theirs)}
    for theirs, (ours, codes) in CODED.items():
        if row.get(theirs) is not None and str(row[theirs]) not in codes:
            reader.wrong("material", CODE)
        elif row.get(theirs) is not None:
            found[ours] = codes[str(row[theirs])]
    return found | {ours: row[theirs] for theirs, ours in NUMBERS.items() if theirs in row}


def handling_items(reader: Reader) -> list[dict[str, Any]]:
    """办理项: code and name, one a line."""
    pairs = [line.split(maxsplit=1) for line in reader.lines("task_handle_item")]
    if not all(len(pair) == 2 for pair in pairs):
        reader.wrong("task_handle_item", "业务办理项一行一个，写成：编码 名称。")
    return [
        {"id": element_id("h", pair[0]), "code": pair[0], "name": chinese(pair[1])} for pair in pairs if len(pair) == 2
    ]


def parted(reader: Reader, name: str, least: int, sentence: str) -> list[list[str]]:
    """Lines of parts divided by ｜ or |."""
    lines = [[part.strip() for part in re.split("[｜|]", line)] for line in reader.lines(name)]
    if any(len(parts) < least or not all(parts[:least]) for parts in lines):
        reader.wrong(name, sentence)
        return []
    return lines


def steps(reader: Reader) -> list[dict[str, Any]]:
    """Steps: title, who, days."""
    return [
        {"id": element_id("s", parts[0]), "title": chinese(parts[0]), "who": chinese(parts[1]), "days": parts[2]}
        for parts in parted(reader, "handle_flow", 3, STEP_LINE)
    ]


def fee_lines(reader: Reader) -> list[dict[str, Any]]:
    """Charges: name, rate, basis; with a fourth part they may be reduced."""
    found: list[dict[str, Any]] = []
    for parts in parted(reader, "fee_lines", 3, FEE_LINE):
        line = {"id": element_id("f", parts[0]), "name": chinese(parts[0]), "rate": chinese(parts[1])}
        reduced = {"reducible": True, "reduction_basis": parts[3]} if len(parts) > 3 and parts[3] else {}
        found.append({**line, "basis": parts[2], **reduced})
    return found


def questions(reader: Reader) -> list[dict[str, Any]]:
    """A JSON list of question and answer."""
    rows = reader.rows("questions")
    if rows is None or not all(row.get("question") and row.get("answer") for row in rows):
        reader.wrong("questions", "常见问题填 JSON 数组，每项有 question 和 answer。")
        return []
    return [
        {
            "id": element_id("q", str(row["question"])),
            "question": chinese(row["question"]),
            "answer": chinese(row["answer"]),
        }
        for row in rows
    ]


def places(reader: Reader) -> list[dict[str, Any]]:
    """办理地点 one a line, with 办理时间 in the same order (or one for all)."""
    addresses, hours = reader.lines("transact_addr"), reader.lines("transact_time") or ["—"]
    name = reader.said("dept_name")
    return [
        {"id": element_id("p", line), "name": chinese(name), "address": chinese(line),
         "hours": chinese(hours[min(place, len(hours) - 1)])}
        for place, line in enumerate(addresses)
    ]  # fmt: skip
