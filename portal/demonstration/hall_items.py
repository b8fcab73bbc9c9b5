"""What each hall of the demonstration handles."""

from records.ledger.actor import Actor
from records.registers.actions.halls import assign_items
from records.registers.models import Hall
from services.models import ServiceItem

FEW = 20  # items at a town, a third of them in a village


def load_hall_items(by: Actor) -> None:
    """What each hall handles: everything down to counties, what people need often in towns and villages."""
    places = ServiceItem.objects.order_by("number", "code").values_list("code", "audience", "region")
    for hall in Hall.objects.select_related("division"):
        here = [(code, who) for code, who, region in places if hall.division.code.startswith(region)]
        often = [code for code, who in here if "natural" in who]
        cut = {4: FEW, 5: FEW // 3}.get(hall.division.level)
        assign_items(hall, often[:cut] if cut else [code for code, _ in here], by=by)
