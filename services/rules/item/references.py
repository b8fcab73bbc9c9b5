"""What an item leans on: impact, article alarms and package dependencies ask these."""

from collections.abc import Iterator

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
    for part in item.handling_items:
        place = f"/handling_items/{part.id}"
        found += [(f"{place}/process", "process", part.process)] if part.process else []
        if part.basis and part.basis.article:
            found.append((f"{place}/basis", "article", f"{part.basis.title}#{article_key(part.basis.article)}"))
    articles = {b.id: f"{b.title}#{article_key(b.article)}" for b in item.legal_basis if b.article}
    found += [(f"/legal_basis/{key}", "article", article) for key, article in articles.items()]
    return found + [(pointer, "article", articles[key]) for pointer, key in cited(item) if key in articles]


def cited(item: Item) -> Iterator[tuple[str, str]]:
    """(pointer, id of a legal basis) of what says its article: conditions, materials, steps, fees, fields."""
    yield from ((f"/conditions/{line.id}", line.basis) for line in item.conditions)
    yield from ((f"/materials/{material.id}", material.basis) for material in item.materials)
    yield from ((f"/special_procedures/{pause.id}", pause.basis) for pause in item.special_procedures)
    yield from ((f"/steps/{step.id}", step.basis) for step in item.steps)
    yield "/fee", item.fee.basis
    yield from ((f"/fee/lines/{line.id}", line.basis) for line in item.fee.lines)
    yield from ((f"/form/{field.id}", field.basis) for field in (item.form.fields() if item.form else ()))
