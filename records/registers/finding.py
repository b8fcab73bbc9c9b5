"""What of the regulations library the search bar finds."""

from django.urls import reverse

from records.ledger.actor import Actor
from records.words import folded

from .models import Regulation
from .registry import Hit

LEAST = 2  # characters of a title that must be typed


def find(query: str, actor: Actor, limit: int = 20, region: str = "") -> list[Hit]:
    """Regulations whose title is in the query or holds it, the newest versions."""
    typed = folded(query).strip("《》 ")
    if len(typed) < LEAST:
        return []
    rows = Regulation.objects.visible_to(actor).newest().filter(title__icontains=typed)[: min(limit, 5)]
    return [
        Hit(row.short_title, reverse("registers:regulation", args=[row.reference]), "", "regulation") for row in rows
    ]
