"""Every act of a page is an endpoint for machines too, or stands here with the reason why it is none."""

import pytest
from django.test import Client

from .matrix import POST, PUT

ENDPOINTS = {name for name in {*POST, *PUT} if ":api_" in name}
PAGES = {name for name in POST if ":api_" not in name}
TWINS = {  # where the endpoint is not called api_<page>
    "services:start_item": "services:api_drafts", "services:start_bundle": "services:api_drafts",
    "services:draft_form": "services:api_answers", "services:draft_answers": "services:api_answers",
    "services:draft_acknowledgement": "services:api_acknowledgement", "services:draft_value": "services:api_held_value",
    "services:draft_partners": "services:api_partners", "services:certificate_application": "services:api_after_life",
    "services:certificate_proceeding": "services:api_proceeding", "services:mark": "services:api_marks", "services:message": "services:api_messages",
    "services:reply": "services:api_replies", "workflows:batch": "workflows:api_approvals",
    "enforcement:answer": "enforcement:api_entries", "enforcement:certificates": "enforcement:api_entries",
    "enforcement:signature": "enforcement:api_entries", "enforcement:site_paper": "enforcement:api_entries",
}  # fmt: skip
BROWSER = {  # what belongs to one browser's session, or is its own protocol
    "files:uploads", "identity:acting_for", "identity:app", "identity:device_removal", "identity:login_code",
    "identity:login_code_entry", "identity:login_passkey", "identity:login_second", "identity:logout",
    "identity:passkeys", "identity:password", "identity:post", "identity:recovery_codes", "identity:register",
    "identity:register_entry", "identity:reset", "identity:reset_entry", "identity:stay",
    "identity:step_up", "identity:step_up_passkey", "portal:preferences",
    "licences:verify", "services:look_up",
}  # fmt: skip
AT_THE_COUNTER = {  # somebody proves who they are, face to face or by letter
    "identity:assurance_code", "identity:assurance_letter", "identity:counter", "identity:evidence_confirmation",
    "identity:evidence_ending", "identity:help_ending", "identity:help_entry", "identity:helping",
    "identity:letter_printing", "identity:registration", "identity:tie_proof", "identity:tie_vouching",
    "services:unmasking",
}  # fmt: skip
NOT_YET = {  # acts of pages that machines cannot do yet: this list only shrinks
    "blueprints:imports", "exchange:trial", "ledger:rotation",
    "registers:repeal", "licences:sharing", "licences:sharing_ending", "services:sharing", "services:sharing_ending",
    "services:synonym", "services:synonym_ending", "services:synonyms",
}  # fmt: skip


ONCE_BY_THEMSELVES = {  # a draft is found again; an entry on site is known by its device, number and hash, a message by its id
    "/api/v1/drafts/", "/api/v1/inspections/{ref}/entries/", "/api/v1/inspections/{ref}/photos/",
    "/api/v1/messages/arrivals/",
}  # fmt: skip


def twin(page):
    """The endpoint of a page's act."""
    app, _, act = page.partition(":")
    return TWINS.get(page, f"{app}:api_{act}")


def test_every_act_of_a_page_is_an_endpoint_or_says_why_not():
    missing = {page for page in PAGES if twin(page) not in ENDPOINTS}
    assert missing == BROWSER | AT_THE_COUNTER | NOT_YET, sorted(missing ^ (BROWSER | AT_THE_COUNTER | NOT_YET))


@pytest.mark.django_db
def test_every_endpoint_stands_in_the_description_with_its_key():
    document = Client().get("/api/v1/schema/?format=json").json()
    assert document["openapi"].startswith("3.1")
    acts = {(path, method): row for path, rows in document["paths"].items() for method, row in rows.items()}
    keyless = [
        path
        for (path, method), row in acts.items()
        if method == "post"
        and path not in ONCE_BY_THEMSELVES
        and "Idempotency-Key" not in {parameter["name"] for parameter in row.get("parameters", [])}
    ]
    assert keyless == []
    assert len([1 for _, method in acts if method in {"post", "put"}]) >= len(ENDPOINTS) - 2
