"""Two layers: what an implementation list may not do to its directory item (domain.md §1.2)."""

from records.ledger.errors import Problem

from .item import Item, Material
from .item.checks import basis_problems, catalog_problems, fee_problems, longer
from .item.structure import structure_problems

NEED = {"optional": 0, "later": 1, "required": 2}


def directory_problems(item: Item) -> list[Problem]:
    """What stands against publishing a directory item (基本目录): it has a code and a basis; no body, no promise."""
    found = catalog_problems(item) + basis_problems(item) + fee_problems(item) + structure_problems(item)
    if item.task_code or item.organ_code:
        found.append(Problem("/task_code", "基本目录不写实施主体和实施编码，这些写在实施清单里。"))
    return found


def added_problems(item: Item, directory: Item) -> list[Problem]:
    """An implementation list is no harder than its directory item, and says the same of name, code and type.

    A directory item that is only listed by name (`complete` False) fixes no conditions, materials, terms or fees.
    """
    said = {
        "/name": item.name["zh-Hans"] == directory.name["zh-Hans"],
        "/catalog_code": item.catalog_code == directory.catalog_code,
        "/type": item.type == directory.type,
    }
    found = [Problem(place, "名称、基本编码和类型要和基本目录一致。") for place, same in said.items() if not same]
    if not directory.complete:
        return found
    return found + condition_problems(item, directory) + material_problems(item, directory) + burdens(item, directory)


def condition_problems(item: Item, directory: Item) -> list[Problem]:
    """No condition of its own, and none reworded."""
    known = {line.id: line.text["zh-Hans"] for line in directory.conditions}
    return [
        Problem(f"/conditions/{line.id}", "基本目录里没有这个条件，实施清单不能增加或改写条件。")
        for line in item.conditions
        if known.get(line.id) != line.text["zh-Hans"]
    ]


def material_problems(item: Item, directory: Item) -> list[Problem]:
    """No material of its own, none more needed, none in more copies."""
    known, found = {material.id: material for material in directory.materials}, []
    for material in item.materials:
        place, allowed = f"/materials/{material.id}", known.get(material.id)
        if allowed is None or material.name["zh-Hans"] != allowed.name["zh-Hans"]:
            found.append(Problem(place, "基本目录里没有这份材料，实施清单不能增加材料。"))
        elif harder(material, allowed):
            found.append(Problem(place, "这份材料比基本目录要得更多，请改成一致或更少。"))
    return found


def harder(material: Material, allowed: Material) -> bool:
    """Whether a material asks for more than the directory does."""
    more_needed = NEED[material.necessity] > NEED[allowed.necessity]
    return more_needed or material.copies > allowed.copies or material.originals > allowed.originals


def burdens(item: Item, directory: Item) -> list[Problem]:
    """No longer term and no charge of its own."""
    found = []
    if item.statutory and directory.statutory and longer(item.statutory, directory.statutory):
        found.append(Problem("/statutory", "法定时限不能长于基本目录。"))
    if item.fee.charged and not directory.fee.charged:
        found.append(Problem("/fee/charged", "基本目录不收费，实施清单不能收费。"))
    return found
