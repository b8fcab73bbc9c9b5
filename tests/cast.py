"""The cast of the demonstration, as clients who are logged in."""

import io
from typing import Any

from django.test import Client
from django.utils.timezone import localdate
from PIL import Image

from identity.actions.firms import accept_handling
from identity.actions.people import add_handler
from identity.actors import actor_of_person
from identity.models import Handler, Organisation, Person, User
from identity.rules.assurance import Proof
from identity.sessions import PROOFS, SEEN, as_kept
from portal.demonstration.complete import BUNDLE
from records.ledger.clock import now

FORM = {
    "contact_name": "林晓岚", "contact_phone": "199 0000 2002", "premises": "云浦区临溪街道桃溪路 18 号", "area": "86",
    "main_business": "餐饮服务经营者", "food_items": "热食类食品制售", "safety_manager": "䶮小𬭎",
    "safety_manager_id": "990102198806123020", "floors": "1 层", "exits": "2", "fire_manager": "林晓岚",
}  # fmt: skip
MATERIALS = ("layout", "rules_list", "floor_plan", "emergency_plan")


def log_in(username: str) -> Client:
    """A client logged in as somebody of the cast."""
    client = Client()
    client.force_login(User.objects.get(username=username), backend="identity.backends.AccountBackend")
    session = client.session
    session.update({PROOFS: as_kept([Proof("password", now())]), SEEN: now().timestamp()})
    session.save()
    return client


def lin_for_her_shop() -> Client:
    """Lin, acting for her individual business."""
    lin = log_in("lin")
    firm = Organisation.objects.get()
    lin.post("/account/acting-for/", {"organisation": firm.reference})
    return lin


def handler_of(firm: Organisation, username: str, **given: Any) -> Handler:
    """Somebody of the cast whom the representative asked, and who has accepted; from today, unless said otherwise."""
    person, chief = Person.objects.get(user__username=username), firm.representative
    given = {"valid_from": localdate(), **given}
    handler = add_handler(firm, person, by=actor_of_person(chief), **given)
    return accept_handling(handler, by=actor_of_person(person))


def picture() -> io.BytesIO:
    """A small PNG."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    out.seek(0)
    out.name = "图纸.png"
    return out


def start_draft(lin: Client) -> str:
    """Lin starts the bundle; the reference of her draft."""
    answer = lin.post(f"/bundles/{BUNDLE}/drafts/")
    return told(lin, answer["Location"])


def told(client: Client, location: str) -> str:
    """The notice was read: the form is open; the reference of the draft."""
    draft = location.split("/")[2]
    assert client.post(f"/drafts/{draft}/acknowledgement/")["Location"] == f"/drafts/{draft}/form/"
    return draft


def fill_draft(lin: Client, draft: str) -> None:
    """Lin fills the form and hands in the materials."""
    answer = lin.post(f"/drafts/{draft}/form/", {**FORM, "next": "1"})
    assert answer.status_code == 302, answer.content.decode()
    for element in MATERIALS:
        answer = lin.post(f"/drafts/{draft}/materials/{element}/", {"file": picture()})
        assert answer.status_code == 302


def submit_draft(lin: Client, draft: str) -> str:
    """Lin submits; the case number."""
    answer = lin.post(f"/drafts/{draft}/submission/", {"declare": "on"})
    assert answer.status_code == 302, answer.content.decode()
    return answer["Location"].split("/")[2]
