"""The items that bundles lead through (`members.toml`), to the last element; their steps are those of their process."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .complete import LICENCE, field
from .flows import FLOWS
from .listed import AUDIENCE, THEMES, bases, known_of, listed_code, term
from .listed import lines as file_lines
from .papers import PROCESSES
from .parts import ORGANS, brought, choices, form, lines, made_from_form, shared, steps_of, whole_item
from .texts import pair, t

HERE = Path(__file__).parent
FILE = tomllib.loads((HERE / "members.toml").read_text(encoding="utf-8"))
SIXTY = {row["number"]: row for row in json.loads((HERE / "items.json").read_text(encoding="utf-8"))}
LIBRARY = {chinese: (element, english) for chinese, element, english in file_lines("listed_materials.txt")}
DOCUMENTS = {
    "32": "国务院办公厅关于加快推进“一件事一次办”打造政务服务升级版的指导意见@国办发〔2022〕32号@",
    "3": "国务院关于进一步优化政务服务提升行政效能推动“高效办成一件事”的指导意见@国发〔2024〕3号@",
}
SOURCES = {
    "id_card": "人口基础信息", "household_register": "户籍信息", "marriage_certificate": "婚姻登记信息",
    "birth_certificate": "出生医学证明信息", "delivery_record": "分娩登记信息", "business_licence": "市场主体登记信息",
    "disability_certificate": "残疾人证信息", "subsistence_certificate": "低保信息", "bank_card": "社会保障卡信息",
    "property_certificate": "不动产登记信息", "tax_proof": "完税信息",
}  # fmt: skip
UPLOAD = t("拍照或扫描上传。PDF 或照片。", "Upload it. PDF or photo.")
SPECIMEN = t("时限和材料是演示样例，待核。", "Terms and papers are specimens, to be checked.")
LICENSED = {"drainage", "signboard"}  # asked of firms that hold their licence already


def question(key: str) -> dict[str, Any]:
    """A field of the file: "kind [s] 名称 | name [| id 名称 name]…"; s marks what is sealed."""
    head, english, *options = FILE["fields"][key].split(" | ")
    kind, chinese = head.split(" ", 1)
    picked = [one.split(" ", 2) for one in options]
    more: dict[str, Any] = {"choices": choices(*picked)} if picked else {}
    if chinese.startswith("s "):
        more["sensitive"] = True
    return field(key, kind, t(chinese.removeprefix("s "), english), **more)


def material(told: str, process: str) -> dict[str, Any]:
    """A material by its name: made from the form, fetched, or (!) uploaded."""
    name = told.removesuffix("!")
    element, english = LIBRARY[name]
    if element == "application":
        return made_from_form(t(name, english))
    if element == "business_licence" and process in LICENSED:
        return LICENCE
    if told != name:
        return brought(element, t(name, english), UPLOAD)
    return shared(element, t(name, english), SOURCES[element])


def terms(told: str) -> dict[str, Any]:
    """ "30D / 1WD"; none: the law sets none; a question mark: to be checked."""
    statutory, promised = told.split(" / ")
    found: dict[str, Any] = {"promised": term(promised)}
    if statutory == "none":
        return {**found, "no_statutory_term": True}
    note = {"note": t("待核", "To be checked")} if statutory.endswith("?") else {}
    return {**found, "statutory": {**term(statutory.removesuffix("?")), **note}}


def told_of(row: dict[str, Any]) -> dict[str, Any]:
    """Name, terms, basis, result, themes and audience: of the sixty from their list, else from the row."""
    if "number" in row:
        listed = SIXTY[row["number"]]
        known = {name: value for name, value in known_of(row["number"]).items() if value and name != "materials"}
        own = terms(row["term"]) if "term" in row else {}
        themes = THEMES[str(row["number"])]
        return {**known, **own, "number": row["number"], "name": t(listed["zh"], listed["en"]), "themes": themes,
                "audience": [AUDIENCE[who] for who in listed["who"].split(",")]}  # fmt: skip
    chinese, english, kind = row["result"].split(" | ")
    cited = ";".join(DOCUMENTS.get(one, one) for one in row["basis"].split(";"))
    return {
        **terms(row["term"]), "name": pair(row["name"]), "themes": row["themes"], "aliases": row["aliases"],
        "result": {"name": t(chinese, english), "kind": kind}, "legal_basis": bases(cited),
        "audience": [AUDIENCE[who] for who in row.get("who", "N").split(",")], "limit": SPECIMEN,
        "number": int(row["code"][6:9]),
    }  # fmt: skip


def member_item(row: dict[str, Any]) -> dict[str, Any]:
    """One item."""
    told, process, organ = told_of(row), row["process"], row["organ"]
    code = row.get("code") or listed_code(SIXTY[row["number"]])
    flow = {**PROCESSES, **FLOWS}[process]
    conditions = [tuple(line.split(" | ")) for line in row["conditions"]]
    return whole_item(
        organ, code, process=process, summary=pair(row["summary"]), joint_visit=row.get("joint_visit", False),
        conditions=lines(*conditions), materials=[material(one, process) for one in row["materials"].split("、")],
        steps=steps_of(ORGANS[organ], flow["stages"]), form=form(*(question(key) for key in row["fields"])), **told,
    )  # fmt: skip


def read() -> Iterator[dict[str, Any]]:
    """Every item of the file."""
    yield from (member_item(row) for row in FILE["item"])


MEMBERS = list(read())
