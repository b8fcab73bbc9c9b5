"""Shapes of the registers for machines."""

from typing import ClassVar

from rest_framework import serializers

from .models import Article, Regulation


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
