"""Items that the basic directory lists and nobody has written a guide for yet (待完善): what is known of them so far.

Terms, title and article of the basis and names of materials come from public lists; no text of law (条文待核).
"""

import json
from pathlib import Path
from typing import Any

from .provincial import organ_of
from .texts import t

HERE = Path(__file__).parent
THEMES = json.loads((HERE / "themes.json").read_text(encoding="utf-8"))["items"]
AUDIENCE = {"N": "natural", "L": "legal"}
DEPARTMENT_CODES = {
    "民政": "11", "公安": "09", "公安(出入境)": "09", "公安(交管)": "09", "人社": "14", "住建": "17", "住建(排水)": "17",
    "市场监管": "31", "药监": "31", "卫健": "23", "卫健(助产机构)": "23", "医保": "34", "交通": "18", "教育": "05",
    "税务": "30", "自然资源": "15", "生态环境": "16", "农业农村": "20", "残联": "39", "消防救援": "54",
    "退役军人事务": "24", "公积金中心": "40", "应急管理": "25",
}  # fmt: skip
IN_PERSON = frozenset({4, 5, 16})  # marriage, divorce, passport: by their first basis
TOLD = t("具体要求以窗口一次性告知为准。", "The window tells you all that is needed at once.")


def lines(name: str) -> list[list[str]]:
    """The lines of a file, cut at their bars."""
    return [line.split("|") for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def materials(names: str) -> list[dict[str, Any]]:
    """Materials by their Chinese names; whether any need not be brought nobody has checked yet."""
    known = {chinese: (element, english) for chinese, element, english in lines("listed_materials.txt")}
    return [
        {"id": known[name][0], "element": known[name][0], "name": t(name, known[name][1]), "requirement": TOLD}
        for name in names.split("、")
    ]


def bases(cited: str) -> list[dict[str, Any]]:
    """Legal bases from title@number@article, cut at semicolons."""
    parts = (one.split("@") for one in cited.split(";"))
    return [
        {"id": f"b{n}", "title": title, "number": number, "article": article}
        for n, (title, number, article) in enumerate(parts, 1)
    ]


def term(told: str) -> dict[str, Any]:
    """20WD, 3M, 0 (on the spot); empty for what is not known (?) or not set by law (none)."""
    if told in {"?", "none"}:
        return {}
    days = told.rstrip("WDM")
    return {"days": int(days), "unit": told[len(days) :] or "WD"}


def known_of(number: int) -> dict[str, Any]:
    """Terms, basis, materials and result of an item by its number; nothing where the list does not tell."""
    for told, statutory, promised, cited, names, chinese, english, kind in lines("listed.txt"):
        if told == str(number):
            return {
                "statutory": term(statutory) or None, "no_statutory_term": statutory == "none",
                "promised": term(promised) or None, "legal_basis": bases(cited), "materials": materials(names),
                "result": {"name": t(chinese, english), "kind": kind},
            }  # fmt: skip
    return {}


def listed_code(row: dict[str, Any]) -> str:
    """A 12-digit code: 99, type, department, number, no sub-item."""
    return f"99{row['type']}{DEPARTMENT_CODES[row['dept']]}{row['number']:03d}000"


def listed_item(row: dict[str, Any], aliases: list[str]) -> dict[str, Any]:
    """An item of the directory, honestly incomplete: its department is the province's, who keeps the list."""
    organ = organ_of(row["dept"])
    return {
        "number": row["number"], "name": t(row["zh"], row["en"]), "complete": False, "catalog_code": listed_code(row),
        "type": row["type"], "audience": [AUDIENCE[who] for who in row["who"].split(",")],
        "department_name": organ.name, "organ_code": organ.code, "aliases": aliases,
        "themes": THEMES[str(row["number"])], **known_of(row["number"]),
        **({"in_person": True, "in_person_basis": "b1"} if row["number"] in IN_PERSON else {}),
    }  # fmt: skip
