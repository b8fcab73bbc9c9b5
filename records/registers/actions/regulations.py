"""Regulations enter with their source, in versions; what leans on a changed or repealed article gets a to-do."""

from collections.abc import Collection
from datetime import date, datetime
from itertools import pairwise

from django.contrib.postgres.search import SearchVector
from django.db.models import Value

from records.ledger.actor import Actor
from records.ledger.deeds import deed, record
from records.ledger.errors import Conflict, Invalid
from records.words import segment

from ..models import Article, Department, Regulation
from ..permissions import POLICY
from ..registry import Dependant, dependants_of
from ..rules.regulation_text import Change, RegulationText, citation, differences, in_force_from
from ..rules.relations import relations_of
from .entries import open_todos

AMENDED, REPEALED = "article.amended", "article.repealed"


@deed
def import_regulation(
    text: RegulationText,
    *,
    version: date | None,
    source: str,
    read_on: date,
    by: Actor,
    at: datetime | None = None,
) -> Regulation:
    """Enter or update one version of a regulation with all its articles; the same again changes nothing.

    `version` is the date of adoption or last amendment of this text, `source` where it was read on `read_on`.
    Invalid when no day can be found from which it holds.
    """
    POLICY.require(by, "regulation.import")
    first_day = in_force_from(text, version)
    if first_day is None or not source:
        raise Invalid("regulation.undated", "这份文本没有施行日期或来源，不能入库。请补上后再导入。")
    regulation: Regulation | None = Regulation.objects.filter(title=text.title, valid_from=first_day).first()
    known = dict(regulation.articles.values_list("number", "text")) if regulation else {}
    told = relations_of(text.title, [article.text for article in text.articles])
    relations = [{"kind": one.kind, "title": one.title} for one in told]
    same = known == {article.key: article.text for article in text.articles}
    if regulation and same and regulation.relations == relations:
        return regulation
    row = regulation or Regulation(title=text.title, valid_from=first_day)
    row.published, row.source, row.read_on = version or first_day, source, read_on
    row.level, row.organ = level_of(text)
    row.relations = relations
    row.events = [{"kind": e.kind, "on": e.on.isoformat(), "by": e.by} for e in text.events]
    row.save()
    write_articles(row, text)
    detail = {"title": text.title, "from": first_day.isoformat(), "articles": len(text.articles)}
    record(
        "regulation.import", stream=f"regulation:{row.reference}", subject=row.reference, by=by, at=at, detail=detail
    )
    settle_versions(row, by=by, at=at)
    return row


def level_of(text: RegulationText) -> tuple[str, str]:
    """Level and organ as the head of the text tells; empty when it does not (级别待核)."""
    for event in text.events:
        if "全国人民代表大会" in event.by:
            return Regulation.Level.LAW, "全国人民代表大会"
        if "国务院" in event.by:
            return Regulation.Level.ADMINISTRATIVE, "国务院"
        if "人民代表大会" in event.by:
            return Regulation.Level.LOCAL, event.by.partition("人民代表大会")[0].partition("第")[0] + "人民代表大会"
    return Regulation.Level.UNKNOWN, ""


def write_articles(row: Regulation, text: RegulationText) -> None:
    """Articles by their numbers, in place; those that are gone are removed."""
    kept = {article.key for article in text.articles}
    row.articles.exclude(number__in=kept).delete()
    Article.objects.bulk_create(
        [
            Article(
                regulation=row, number=article.key, order=order, headings=list(article.headings), text=article.text,
                source=row.source, read_on=row.read_on,
                search=SearchVector(Value(" ".join(segment(article.text))), config="simple"),
            )
            for order, article in enumerate(text.articles, 1)
        ],
        update_conflicts=True, unique_fields=["regulation", "number"],
        update_fields=["order", "headings", "text", "source", "read_on", "search"],
    )  # fmt: skip


def settle_versions(row: Regulation, *, by: Actor, at: datetime | None) -> None:
    """A version holds until the next one; what leans on articles that the next one changed gets a to-do."""
    versions = list(Regulation.objects.filter(title=row.title).order_by("valid_from"))
    for version, following in pairwise(versions):
        if version.valid_to is None or version.valid_to > following.valid_from:
            version.valid_to = following.valid_from
            version.save(update_fields=["valid_to"])
    older = [version for version in versions if version.valid_from < row.valid_from]
    if older and row.pk == versions[-1].pk:
        changed = {change.old for change in changes_between(older[-1], row)} - {""}
        alarm(AMENDED, row, changed, by=by, at=at)


def changes_between(old: Regulation, new: Regulation) -> list[Change]:
    """The articles that differ between two versions."""
    texts = [list(version.articles.order_by("order").values_list("number", "text")) for version in (old, new)]
    return differences(texts[0], texts[1])


@deed
def repeal_regulation(
    regulation: Regulation, *, on: date, repealed_by: str, by: Actor, at: datetime | None = None
) -> Regulation:
    """The regulation holds no longer from `on` (a local date); everything that cites it gets a to-do at once."""
    POLICY.require(by, "regulation.repeal")
    row: Regulation = Regulation.objects.select_for_update().get(pk=regulation.pk)
    if row.valid_to is not None:
        raise Conflict("regulation.ended", "这个版本已经失效，不用再废止。")
    if on <= row.valid_from:
        raise Invalid("regulation.early", "废止日期要晚于施行日期。")
    row.valid_to, row.repealed_by = on, repealed_by
    row.events = [*row.events, {"kind": "repealed", "on": on.isoformat(), "by": repealed_by}]
    row.save(update_fields=["valid_to", "repealed_by", "events"])
    detail = {"title": row.title, "on": on.isoformat()}
    record(
        "regulation.repeal", stream=f"regulation:{row.reference}", subject=row.reference, by=by, at=at, detail=detail
    )
    alarm(REPEALED, row, set(row.articles.values_list("number", flat=True)), by=by, at=at)
    return row


def dependants_of_articles(regulation: Regulation, numbers: Collection[str]) -> list[Dependant]:
    """What leans on these articles, however its title is written."""
    codes = [f"{title}#{n}" for title in {regulation.title, regulation.short_title} for n in numbers]
    return dependants_of("article", codes)


def alarm(kind: str, row: Regulation, numbers: Collection[str], *, by: Actor, at: datetime | None) -> None:
    """To-dos for all that leans on `numbers`."""
    found = dependants_of_articles(row, numbers)
    organs = {organ.code: organ for organ in Department.objects.filter(code__in={d.owner for d in found})}
    rows = [
        {
            "key": f"{row.reference}:{d.kind}:{d.code}:{d.pointer}"[:160], "department": organs.get(d.owner),
            "subject_kind": d.kind, "subject": d.code, "sentence": sentence(kind, row, d),
            "region": organs[d.owner].division.prefix if d.owner in organs else "",
        }
        for d in found
    ]  # fmt: skip
    open_todos(kind, rows, stream=f"regulation:{row.reference}", by=by, at=at)


def sentence(kind: str, row: Regulation, dependant: Dependant) -> dict[str, str]:
    """What to do, by language."""
    cited = citation(row.title, dependant.leans_on.rpartition("#")[2])
    if kind == REPEALED:
        return {"zh-Hans": f"{cited}已废止，请换依据或停用这一处。", "en": f"{cited} is repealed: cite another basis."}
    return {"zh-Hans": f"{cited}已修改，请对照新条文核对这一处。", "en": f"{cited} was amended: compare and update."}
