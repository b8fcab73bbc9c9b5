"""What became of a decision that was contested: the outcome of a review (行政复议) or of a lawsuit (行政诉讼)."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from records.ledger.models import Referenced, ReferenceField, Regional

from .application import Application


class ReviewOutcome(Referenced, Regional):
    """One outcome, as the deciding organ's paper says it, and the case in which the organ decides anew, if it must."""

    class Kind(models.TextChoices):
        REVIEW = "review", _("行政复议")
        COURT = "court", _("行政诉讼")

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("维持原决定，或者驳回请求")
        REVOKED = "revoked", _("撤销原决定")
        REDO = "redo", _("撤销原决定，责令重新作出")
        CHANGED = "changed", _("变更原决定")
        ORDERED = "ordered", _("责令在一定期限内履行")
        ILLEGAL = "illegal", _("确认违法")

    reference = ReferenceField(prefix="RV")
    application = models.ForeignKey(Application, models.PROTECT, related_name="review_outcomes", db_index=False)
    kind = models.CharField(max_length=8, choices=Kind)
    outcome = models.CharField(max_length=8, choices=Outcome)
    organ = models.CharField(max_length=120, help_text="Who decided: the organ of review, the court")
    number = models.CharField(max_length=80, help_text="Number of the review decision or judgment")
    decided_on = models.DateField()
    due_on = models.DateField(null=True, help_text="Day by which it orders the organ to act, if it names one")
    says = models.CharField(max_length=1000, help_text="What it says, for the applicant; nobody's data")
    recorded_at = models.DateTimeField()
    anew = models.OneToOneField(Application, models.PROTECT, null=True, related_name="ordered_by")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "number"], name="outcome_once")]
