"""What workers do for the privacy centre: gather copies, close accounts, tell people."""

import base64
from typing import Any

from documents.rendering import render_pdf
from exchange.actions import notify
from identity.models import Mandate
from records.clock import local
from records.ledger.actor import system_actor
from records.ledger.clock import now
from records.ledger.models import Errand
from records.privacy.actions import close_account, finish_export, gather_part
from records.privacy.actions.exports import contents
from records.privacy.models import Export, PrivacyRequest

BY = system_actor("privacy")
ALERT = {"zh-Hans": "查看完整个人信息过多", "en": "Too much seen in clear"}
NAMES = {
    "export": {"zh-Hans": "个人资料副本", "en": "Copy of your data"},
    "correction": {"zh-Hans": "更正请求", "en": "Request for correction"},
    "objection": {"zh-Hans": "对查阅的异议", "en": "Objection to a reading"},
    "closing": {"zh-Hans": "注销账户", "en": "Closing of the account"},
}


def carry_export(errand: Errand) -> None:
    """One source per errand; after the last one the PDF."""
    request = PrivacyRequest.objects.filter(reference=errand.ref).first()
    export = Export.objects.filter(request=request, ready_at=None).first()
    if request is None or export is None:
        return
    if gather_part(request, by=BY):
        finish_export(request, base64.b64encode(render_pdf("copy", printed(export))).decode(), by=BY)


def printed(export: Export) -> dict[str, Any]:
    """What the paper copy shows."""
    day = local(now())
    parts = [
        {"title": part["title"], "lines": [[[str(k), str(v)] for k, v in line.items()] for line in part["lines"]]}
        for part in contents(export).values()
    ]
    reference = export.request.reference
    return {"reference": reference, "made_on": f"{day.year}年{day.month}月{day.day}日", "parts": parts}


def carry_closing(errand: Errand) -> None:
    """Close an account; done once, whoever asks again."""
    request = PrivacyRequest.objects.filter(reference=errand.ref, kind="closing").first()
    if request is not None:
        close_account(request, by=BY)


def tell_answer(errand: Errand) -> None:
    """Tell a person that their request was answered."""
    request = PrivacyRequest.objects.get(reference=errand.ref)
    notify(
        f"privacy.{request.state}", key=f"privacy:{request.reference}", recipient=request.person, ref=request.reference,
        data={"name": NAMES[request.kind], "url": f"/privacy/requests/{request.reference}/"}, by=BY,
    )  # fmt: skip


def alert_security(errand: Errand) -> None:
    """Tell everybody of the office of security that somebody saw too much in clear."""
    day = local(now()).date()
    posts = Mandate.objects.held_on(day).filter(role="security_admin").select_related("person")
    for reference in sorted({post.person.reference for post in posts}):
        notify(
            "security.unmask", key=f"{errand.key}:{reference}", recipient=reference, ref=errand.ref,
            data={"name": ALERT, "who": errand.ref, "url": "/notices/"}, by=BY,
        )  # fmt: skip
