"""What of the registers an actor may see; most of it is public."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import models
from django.db.models import F

from records.ledger.actor import Actor


class ValidityQuerySet(models.QuerySet[Any]):
    """Rows with `valid_from` (inclusive) and `valid_to` (exclusive, null: open)."""

    def valid_on(self, day: date) -> "ValidityQuerySet":
        """Rows that hold on `day` (a local date)."""
        open_ended = models.Q(valid_to=None) | models.Q(valid_to__gt=day)
        return self.filter(open_ended, valid_from__lte=day)


class ToDoQuerySet(models.QuerySet[Any]):
    """To-dos of departments."""

    def visible_to(self, actor: Actor) -> "ToDoQuerySet":
        """Those of the actor's own department."""
        return self.filter(department_id=actor.department_id) if actor.department_id else self.none()

    def open(self) -> "ToDoQuerySet":
        """Still to be looked at, the oldest first."""
        return self.filter(closed_at=None).order_by("opened_at", "id")


class RegulationQuerySet(models.QuerySet[Any]):
    """The regulations library is public."""

    def visible_to(self, actor: Actor) -> "RegulationQuerySet":
        """Everybody reads the law."""
        return self

    def valid_on(self, day: date) -> "RegulationQuerySet":
        """Versions that hold on `day` (a local date)."""
        return self.filter(models.Q(valid_to=None) | models.Q(valid_to__gt=day), valid_from__lte=day)

    def newest(self) -> "RegulationQuerySet":
        """The newest version of each, by title."""
        return self.order_by("title", "-valid_from").distinct("title")

    def titled(self, title: str) -> "RegulationQuerySet":
        """All versions of what is cited as `title`, with or without 中华人民共和国, the newest first."""
        return self.filter(title__in=[title, f"中华人民共和国{title}"]).order_by("-valid_from")

    def speaking_of(self, title: str) -> "RegulationQuerySet":
        """The newest versions whose text says something about what is cited as `title`."""
        named = models.Q()
        for cited in {title, title.removeprefix("中华人民共和国"), f"中华人民共和国{title}"}:
            named |= models.Q(relations__contains=[{"title": cited}])
        return self.filter(named).newest()


class ArticleQuerySet(models.QuerySet[Any]):
    """Articles."""

    def matching(self, words: Collection[str]) -> "ArticleQuerySet":
        """Articles that hold every word, best first."""
        if not words:
            return self.none()
        query = SearchQuery(" & ".join(f"'{word}'" for word in words), search_type="raw", config="simple")
        rows: ArticleQuerySet = self.filter(search=query).annotate(rank=SearchRank(F("search"), query))
        return rows.order_by("-rank", "regulation__title", "order")


class HallQuerySet(ValidityQuerySet):
    """Halls are public."""

    def visible_to(self, actor: Actor) -> "HallQuerySet":
        """Everybody finds the way."""
        return self

    def at(self, prefix: str) -> "HallQuerySet":
        """Those of a division itself, by its significant digits."""
        return self.filter(division__code=prefix.ljust(12, "0"), division__valid_to=None).order_by("id")

    def within(self, prefix: str, after: Any = None) -> "HallQuerySet":
        """Those of a division and of everything in it, the upper ones first, from the hall `after` on."""
        rows = self.filter(division__code__startswith=prefix).order_by("division__code", "id")
        if after is None:
            return rows
        same = models.Q(division__code=after.division.code, id__gt=after.id)
        later: HallQuerySet = rows.filter(models.Q(division__code__gt=after.division.code) | same)
        return later

    def nearest(self, longitude: float, latitude: float) -> "HallQuerySet":
        """By distance in degrees, the nearest first; PostgreSQL walks its index on points."""
        here = models.Func(models.Value(longitude), models.Value(latitude), function="point")
        place = models.Func(F("longitude"), F("latitude"), function="point")
        far = models.Func(
            place, here, template="(%(expressions)s)", arg_joiner=" <-> ", output_field=models.FloatField()
        )
        found: HallQuerySet = self.filter(longitude__isnull=False).annotate(far=far).order_by("far")
        return found
