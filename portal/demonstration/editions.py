"""Publishing the demonstration's editions: departments theirs, the rest by the item authority's load."""

import json
from pathlib import Path
from typing import Any

from blueprints.actions import publish_edition, save_working_copy
from blueprints.models import Edition
from blueprints.registry import blueprint_kinds
from identity.actors import actor_of_mandates
from identity.models import Mandate
from records.ledger.actor import Actor
from records.registers.models import Department
from services.actions.layers import save_implementation

from .benefits import BENEFITS
from .bundles import SEVEN
from .certificates import CERTIFICATES
from .complete import BUNDLES, FIRE_CHECK, FOOD, ITEM_37, ITEM_60
from .directory import DIRECTORY
from .documents import DOCUMENTS
from .flows import FLOWS
from .later_life import later_life
from .listed import listed_code, listed_item
from .members import MEMBERS
from .notices import NOTICES
from .papers import LICENCE_TYPES, PROCESSES
from .parts import to_the_last_element
from .powers import MARKET_ACCESS, POWERS
from .texts import t

TEN = [*BENEFITS, *CERTIFICATES]
COMPLETE = {37, 60, *(content["number"] for content in (*TEN, *MEMBERS) if "number" in content)}
ITEMS = Path(__file__).with_name("items.json")
ALIASES = json.loads(Path(__file__).with_name("aliases.json").read_text(encoding="utf-8"))


def load_editions(by: Actor) -> None:
    """Publish what is not published yet, each kind before those that lean on it."""
    for kind, contents in (
        ("document", DOCUMENTS),
        ("notice", NOTICES),
        ("licence_type", LICENCE_TYPES),
        ("process", {**PROCESSES, **FLOWS}),
    ):
        for code, content in contents.items():
            publish(kind, code, content, by=by)
    for code, content in DIRECTORY.items():
        publish("directory_item", code, content, by=by)
    publish_implementation(FOOD, with_aliases(to_the_last_element(food_whole()), "37"), by=admin("sun"))
    publish_implementation(FIRE_CHECK, with_aliases(to_the_last_element(ITEM_60), "60"), by=admin("rui"))
    publish_elsewhere(by)
    for content in (*TEN, *MEMBERS):
        publish_whole(content, by=by)
    for row in json.loads(ITEMS.read_text(encoding="utf-8")):
        if row["number"] not in COMPLETE:
            publish("service", listed_code(row), listed_item(row, ALIASES[str(row["number"])]), by=by)
    for content in POWERS:
        publish("service", content["catalog_code"], content, by=by)
    for entry in MARKET_ACCESS:
        publish("market_access", str(entry["number"]), entry, by=by)
    for code, content in {**BUNDLES, **SEVEN}.items():
        publish("bundle", code, with_aliases(content, bundle_key(content["name"]["zh-Hans"])), by=by)


def food_whole() -> dict[str, Any]:
    """Item 37 with all that may come after the certificate."""
    asked = {field["id"]: field for group in ITEM_37["form"]["groups"] for field in group["fields"]}
    changing = [asked[name] for name in ("premises", "main_business", "safety_manager", "safety_manager_id")]
    handled = later_life(t("新办", "New"), *changing, materials=["food_application", "layout"])
    return {**ITEM_37, "handled": handled}


def publish_whole(content: dict[str, Any], *, by: Actor) -> None:
    """One of the ten: an implementation list of its organ over the directory item of its code."""
    code, whole = content["catalog_code"], with_aliases(content, str(content.get("number", "")))
    if not Edition.objects.filter(kind="service", code=code).exists():
        save_implementation(code, code, whole, by=by, owner=content["organ_code"])
        publish_edition("service", code, by=by)


def publish_elsewhere(by: Actor) -> None:
    """The same item in another county, at the window and sooner: what differs between regions shows."""
    organ = Department.objects.get(role="market_regulation", division__code="990103000000")
    code = f"{organ.code}4{FOOD}"
    left_out = {"process", "joint_visit", "department_role"}
    here = {name: value for name, value in ITEM_37.items() if name not in left_out}
    content = {
        **here, "task_code": code, "organ_code": organ.code, "department_name": organ.name, "promised": {"days": 3, "unit": "WD"},
        "visits": 1, "visit_reason": t("要到窗口核对原件。", "Originals are checked at the window."), "depth": "II", "handled_by": ["window"],
    }  # fmt: skip
    if not Edition.objects.filter(kind="service", code=code).exists():
        save_implementation(code, FOOD, content, by=by, owner=organ.code)
        publish_edition("service", code, by=by)


def bundle_key(name: str) -> str:
    """开办餐饮店一件事 → 开办餐饮店."""
    return name.removesuffix("一件事")


def with_aliases(content: dict[str, Any], key: str) -> dict[str, Any]:
    """Content with the everyday names that people search by."""
    return {**content, "aliases": list(dict.fromkeys([*content.get("aliases", ()), *ALIASES.get(key, ())]))}


def publish(kind: str, code: str, content: dict[str, Any], *, by: Actor) -> None:
    """Save and publish unless it is there; one of an older schema is published anew."""
    version = blueprint_kinds.get(kind).schema_version
    if not Edition.objects.filter(kind=kind, code=code, schema_version=version).exists():
        save_working_copy(kind, code, content, by=by, owner=by.department)
        publish_edition(kind, code, by=by)


def publish_implementation(code: str, content: dict[str, Any], *, by: Actor) -> None:
    """The same for an implementation list, stored as its difference from the directory item of its code."""
    if not Edition.objects.filter(kind="service", code=code).exists():
        save_implementation(code, code, content, by=by, owner=by.department)
        publish_edition("service", code, by=by)


def admin(username: str) -> Actor:
    """A department admin as an actor."""
    rows = Mandate.objects.filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("department", "person")), channel="demo")
