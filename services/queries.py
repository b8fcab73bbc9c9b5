"""Which items, powers and words an actor may see."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db import connection, models
from django.db.models import F
from django.db.models.functions import Length
from psycopg2.extras import execute_values

from records.keys import uuid7
from records.ledger.actor import Actor
from records.registers.regions import around


def quoted(lexeme: str) -> str:
    """A lexeme as tsvector and tsquery literals write it."""
    return "'" + lexeme.replace("\\", "\\\\").replace("'", "''") + "'"


THEMES = """WITH held AS (
SELECT DISTINCT ON (theme, one) theme, one, complete, number, code, name
FROM services_serviceitem, jsonb_array_elements_text(themes) AS theme, COALESCE(NULLIF(catalog_code, ''), code) AS one
WHERE audience @> %s::jsonb ORDER BY theme, one, complete DESC, number, code)
SELECT theme, code, name, total FROM (SELECT *, count(*) OVER (PARTITION BY theme) AS total, row_number()
OVER (PARTITION BY theme ORDER BY complete DESC, number, code) AS place FROM held) AS placed
WHERE place <= %s ORDER BY theme, place"""


class CatalogueQuerySet(models.QuerySet[Any]):
    """The catalogue is public."""

    def narrowed(self, *, audience: str = "", theme: str = "", department: str = "") -> "CatalogueQuerySet":
        """Rows for an audience, of a theme, of a department (its Chinese name); what is empty narrows nothing."""
        rows = self.filter(audience__contains=[audience]) if audience else self
        rows = rows.filter(themes__contains=[theme]) if theme else rows
        return rows.filter(**{"department_name__zh-Hans": department}) if department else rows

    def serving(self, region: str) -> "CatalogueQuerySet":
        """Rows done everywhere, in the division `region` (significant digits), or above it."""
        return self.filter(region__in=["", *around(region)])

    def listed(self, after: str = "") -> "CatalogueQuerySet":
        """Complete ones first, then by number; `after` is the cursor of the last row of the page before."""
        rows = self.order_by("-complete", "number", "code")
        complete, number, code = (*after.split("~"), "", "", "")[:3]
        if not (number.isascii() and number.isdigit()) or len(number) > 9:
            return rows
        same = models.Q(number__gt=int(number)) | models.Q(number=int(number), code__gt=code)
        if complete == "1":
            return rows.filter(models.Q(complete=False) | (models.Q(complete=True) & same))
        return rows.filter(same, complete=False)

    def by_theme(self, audience: str, shown: int) -> list[tuple[str, str, dict[str, str], int]]:
        """Of each theme the first items: (theme, code, name, how many the theme holds); an item of several regions
        counts once."""
        with connection.cursor() as cursor:
            cursor.execute(THEMES, [json.dumps([audience]), shown])
            return [(theme, code, json.loads(name), total) for theme, code, name, total in cursor.fetchall()]

    def departments(self) -> list[dict[str, str]]:
        """The departments of these rows, by name."""
        return list(self.order_by("department_name").values_list("department_name", flat=True).distinct())


class PowerQuerySet(models.QuerySet[Any]):
    """The power list is public."""

    def narrowed(self, *, department: str = "", type: str = "", words: Collection[str] = ()) -> "PowerQuerySet":
        """Powers of a department (its Chinese name), of a type, with all of `words`; what is empty narrows nothing."""
        rows = self.filter(department=department) if department else self
        rows = rows.filter(type=type) if type else rows
        return rows.filter(search=SearchQuery(" ".join(words), config="simple")) if words else rows

    def listed(self, after: str = "") -> "PowerQuerySet":
        """By department, type and code; `after` is the code of the last row of the page before."""
        rows = self.order_by("department", "type", "code")
        last = self.model._default_manager.filter(code=after).first() if after else None
        if last is None:
            return rows
        later = models.Q(type__gt=last.type) | models.Q(type=last.type, code__gt=last.code)
        return rows.filter(models.Q(department__gt=last.department) | models.Q(department=last.department) & later)

    def tally(self) -> list[dict[str, Any]]:
        """How many powers each department holds of each type."""
        return list(self.values("department", "type").annotate(count=models.Count("id")).order_by("department", "type"))


def cursor_of(row: Any) -> str:
    """Where the next page begins."""
    return f"{int(row.complete)}~{row.number}~{row.code}"


class SuggestionQuerySet(models.QuerySet[Any]):
    """What the search bar offers."""

    def beginning(self, key: str, limit: int) -> list[str]:
        """Texts one of whose keys begins with `key`: official names first, then the shortest; each once."""
        if not key:
            return []
        rows = (
            self.filter(key__startswith=key)
            .values("text")
            .annotate(best=models.Max("weight"), least=models.Min(Length("key")))
        )
        return list(rows.order_by("-best", "least", "text").values_list("text", flat=True)[:limit])


class SynonymQuerySet(models.QuerySet[Any]):
    """Synonyms."""

    def in_use(self) -> "SynonymQuerySet":
        """Not ended."""
        return self.filter(ended_at=None)

    def listed(self, after: str = "") -> "SynonymQuerySet":
        """By word; `after` is the cursor (reference~word) of the last row of the page before."""
        reference, _, word = after.partition("~")
        following = models.Q(word__gt=word) | models.Q(word=word, reference__gt=reference)
        return (self.filter(following) if after else self).order_by("word", "reference")

    def visible_to(self, actor: Actor) -> "SynonymQuerySet":
        """Item authorities see all, department administrators those that hold in their region."""
        if actor.has_role("item_authority", "system"):
            return self
        if actor.has_role("department_admin") and actor.region:
            above = [actor.region[:n] for n in (0, 2, 4, 6, 9, 12) if n <= len(actor.region)]
            return self.filter(models.Q(region__in=above) | models.Q(region__startswith=actor.region))
        return self.none()


ADD = """INSERT INTO services_querycount (id, day, query, searches, found) VALUES %s
ON CONFLICT (day, query) DO UPDATE SET searches = services_querycount.searches + EXCLUDED.searches,
found = services_querycount.found + EXCLUDED.found"""


class QueryCountQuerySet(models.QuerySet[Any]):
    """How often what was searched for; what too few asked for is shown to nobody."""

    def add(self, counts: Mapping[tuple[date, str], Mapping[str, int]]) -> None:
        """Raise the counters of days and forms."""
        rows = [
            (uuid7(), day, form, kinds.get("searches", 0), kinds.get("found", 0))
            for (day, form), kinds in counts.items()
        ]
        with connection.cursor() as cursor:
            execute_values(cursor.cursor, ADD, rows)

    def told(self, since: date, fewest: int) -> "QueryCountQuerySet":
        """Forms with their sums since a day: `searches`, `found`, `missed`; those of at least `fewest` searches."""
        rows = self.filter(day__gte=since).exclude(query="").order_by().values("query")
        sums = rows.annotate(searches=models.Sum("searches"), found=models.Sum("found"))
        told: QueryCountQuerySet = sums.annotate(missed=F("searches") - F("found")).filter(searches__gte=fewest)
        return told
