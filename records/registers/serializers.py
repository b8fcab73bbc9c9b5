"""Shapes of the registers for machines."""

from typing import ClassVar

from rest_framework import serializers

from .models import Article, DictionaryEntry, Division, Hall, Regulation


class RegulationSerializer(serializers.ModelSerializer[Regulation]):
    """A version of a regulation."""

    class Meta:
        model = Regulation
        fields: ClassVar = [
            "reference", "title", "level", "organ", "number", "published", "valid_from", "valid_to", "repealed_by",
            "source", "read_on", "events",
        ]  # fmt: skip


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """An article; an empty text says that no checked source has been read (条文待核)."""

    class Meta:
        model = Article
        fields: ClassVar = ["number", "headings", "text"]


class WholeRegulationSerializer(RegulationSerializer):
    """A version with its articles."""

    articles = ArticleSerializer(many=True)

    class Meta(RegulationSerializer.Meta):
        fields: ClassVar = [*RegulationSerializer.Meta.fields, "articles"]


class HallSerializer(serializers.ModelSerializer[Hall]):
    """A hall: where it is and when it is open."""

    division = serializers.CharField(source="division.code")

    class Meta:
        model = Hall
        fields: ClassVar = [
            "reference", "name", "division", "address", "phone", "hours", "opening", "access", "longitude", "latitude",
        ]  # fmt: skip


class DivisionSerializer(serializers.ModelSerializer[Division]):
    """A division; `merged_into` is the code that took its place."""

    merged_into = serializers.CharField(source="merged_into.code", default=None)

    class Meta:
        model = Division
        fields: ClassVar = ["code", "name", "level", "valid_from", "valid_to", "merged_into"]


class CodeSerializer(serializers.ModelSerializer[DictionaryEntry]):
    """One code of a set."""

    class Meta:
        model = DictionaryEntry
        fields: ClassVar = ["code", "label", "standard"]
