"""The timer of access reviews."""

from datetime import datetime

from records.ledger.actor import system_actor

from .actions.reviews import chase_reviews, open_reviews


def run(at: datetime) -> None:
    """Once a day: open the reviews of a new quarter, chase those that are late."""
    by = system_actor("reviews")
    open_reviews(by=by, at=at)
    chase_reviews(by=by, at=at)
