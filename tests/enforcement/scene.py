"""People, places and checks of enforcement as tests need them; nothing here knows the app of services."""

import hashlib
import io
from datetime import datetime

from django.utils.timezone import localdate
from PIL import Image

from enforcement.actions.checks import approve_check, plan_check
from enforcement.actions.entries import note_by_form
from enforcement.actions.visits import arrange_visit
from enforcement.models import EnforcementCertificate, Premises
from enforcement.rules.entries import Sent, hash_of
from identity.actors import actor_of_mandates
from identity.models import Mandate
from records.ledger.actor import Actor
from records.registers.models import Department

ORGANS = {
    "market_regulation": ("an", "tao", "luyao"),
    "fire_rescue": ("bo", "fei", "xucheng"),
    "health": ("jia", "liqing", "zhouling"),
}
ITEMS = {"market_regulation": "99JG0101", "fire_rescue": "99JG0201", "health": "99JG0301"}


def official(username: str) -> Actor:
    """Somebody of the cast in their posts of today."""
    rows = Mandate.objects.held_on(localdate()).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("person", "department")))


def organ(role="market_regulation") -> Department:
    return Department.objects.select_related("division").get(role=role, division__code="990102000000")


def place(name="锦里超市临溪店") -> Premises:
    return Premises.objects.select_related("firm").get(name=name)


def certificates(role="market_regulation"):
    names = ORGANS[role][1:]
    rows = EnforcementCertificate.objects.filter(mandate__person__user__username__in=names)
    return list(rows.select_related("mandate").order_by("number"))


def planned(role="market_regulation", kind="daily", premises=None, **given):
    """A check of an organ with its two officers."""
    given = {"items": [ITEMS[role]], "officers": certificates(role), **given}
    return plan_check(premises or place(), kind, department=organ(role), by=official(ORGANS[role][1]), **given)


def approved(role="market_regulation", **given):
    check = planned(role, **given)
    return approve_check(check, by=official(ORGANS[role][0]))


def arranged(role="market_regulation", **given):
    """A visit of one organ, today."""
    return arrange_visit(approved(role, **given), localdate(), by=official(ORGANS[role][1]))


def started(role="market_regulation", **given):
    visit = arranged(role, **given)
    note_by_form(visit, "certificates", {"scanned": "yes"}, by=official(ORGANS[role][1]))
    visit.refresh_from_db()
    return visit


def jpeg(shade=120) -> bytes:
    """A small photograph, another one for each shade."""
    out = io.BytesIO()
    Image.new("RGB", (64, 48), (shade % 256, 90, 60)).save(out, "JPEG")
    return out.getvalue()


def sent(seq, kind, body, *, device="phone-1", prev="", at="2026-11-25T10:00:00+08:00") -> Sent:
    """An entry as a phone makes it."""
    return Sent(device, seq, prev, at, kind, body, hash_of(device, seq, prev, at, kind, body))


def chained(*said, device="phone-1"):
    """Entries one after another, each with the hash of the one before."""
    found, prev = [], ""
    for seq, (kind, body) in enumerate(said, 1):
        found.append(sent(seq, kind, body, device=device, prev=prev))
        prev = found[-1].hash
    return found


def answer_all(visit, role, result="ok"):
    """Every content of one organ, by its officer, in forms."""
    by = official(ORGANS[role][1])
    for code in visit.assignments.get(department__role=role).contents:
        note_by_form(visit, "answer", {"content": code, "result": result, "note": "", "remedy": ""}, by=by)


def sign(visit, by):
    note_by_form(visit, "signature", {"signer": "店长", "strokes": "1,1 2,2"}, by=by)


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
