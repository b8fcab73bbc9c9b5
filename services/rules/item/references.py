"""What an item leans on: impact, article alarms and package dependencies ask these."""

from records.registers.rules.numerals import article_key

from .model import Item


def references(item: Item) -> list[tuple[str, str, str]]:
    """(pointer, kind, code) of process, certificate types and articles."""
    found = [("/process", "process", item.process)] if item.process else []
    if item.result and item.result.licence_type:
        found.append(("/result/licence_type", "licence_type", item.result.licence_type))
    for material in item.materials:
        if material.licence_type:
            found.append((f"/materials/{material.id}/licence_type", "licence_type", material.licence_type))
    return found + [
        (f"/legal_basis/{b.id}", "article", f"{b.title}#{article_key(b.article)}") for b in item.legal_basis
    ]
