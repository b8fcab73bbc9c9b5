"""Access reviews: every quarter each department confirms or ends the posts it has given."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional, Row
from records.registers.models import Department

from ..queries import ReviewQuerySet
from .mandates import Mandate


class AccessReview(Referenced, Regional):
    """One department's review of one quarter; once."""

    reference = ReferenceField(prefix="AR")
    department = models.ForeignKey(Department, models.PROTECT, related_name="access_reviews", db_index=False)
    quarter = models.CharField(max_length=6)
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    grace_until = models.DateField()
    closed_at = models.DateTimeField(null=True, help_text="Every post is confirmed or ended")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["department", "quarter"], name="access_review_once")]
        indexes: ClassVar = [
            models.Index(fields=["due_on"], name="access_review_open", condition=models.Q(closed_at=None))
        ]


class ReviewLine(Row):
    """One post in a review and what became of it."""

    class Outcome(models.TextChoices):
        CONFIRMED = "confirmed", _("已确认")
        ENDED = "ended", _("已结束")
        SUSPENDED = "suspended", _("已暂停")

    review = models.ForeignKey(AccessReview, models.PROTECT, related_name="lines", db_index=False)
    mandate = models.ForeignKey(Mandate, models.PROTECT, related_name="reviewed")
    outcome = models.CharField(max_length=12, choices=Outcome, default="", blank=True)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=60, default="")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["review", "mandate"], name="review_line_once")]

    def __str__(self) -> str:
        return str(self.id)
