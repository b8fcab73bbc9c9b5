"""Messages about applications: grants and promises to the supervising organ, data that another organ holds."""

from typing import Any

from exchange.models import Incoming, Message
from licences.models import Licence
from records.ledger.deeds import put

from .fragments import case_url
from .models import Application


def url_of(incoming: Incoming) -> str:
    """Where the receiver sees the case."""
    return case_url(incoming.case_ref)


def follow_finding(message: Message, event: str) -> None:
    """The receipt or finding of a supervisor reaches the check by an errand of its own."""
    put("promise.follow", f"{message.reference}:{event}", f"{message.reference}:{event}", region=message.region)


def data_of(incoming: Incoming) -> dict[str, Any]:
    """The register's own system answers (in loop-back the register of certificates): whether the applicant of the case
    holds a valid certificate of the type asked about."""
    case = Application.objects.select_related("organisation", "person").filter(reference=incoming.case_ref).first()
    of = str(incoming.body.get("about", ""))
    if case is None:
        return {"outcome": "unknown"}
    holder = case.organisation.reference if case.organisation else case.person.reference
    held = Licence.objects.filter(holder=holder, type_code=of, state=Licence.State.VALID).exists()
    return {"outcome": "held" if held else "none", "facts": {f"check_{of}": held}}
