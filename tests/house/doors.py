"""The doors of the house: Lin's things, the address of every door on them, what a visitor meets there."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, reverse

from documents.models import Paper
from exchange.actions import send_message
from exchange.models import Dispatch, Incoming, Webhook
from exchange.queries import line_owner
from identity.actions.reviews import open_review
from identity.models import Mandate, Organisation, Person
from licences.models import Licence
from portal.demonstration.complete import BUNDLE, FOOD
from records.files.models import StoredFile
from records.ledger.actor import Actor, system_actor
from records.ledger.carrying import carry_everything
from records.ledger.clock import now
from records.privacy.actions import place_hold
from records.privacy.models import PrivacyNotice, PrivacyRequest
from records.registers.models import Department, Hall, Regulation
from services.actions.supervising import raise_alert
from services.models import Application, Draft, Partner, Synonym
from tests.cast import fill_draft, lin_for_her_shop, log_in, picture, start_draft, submit_draft
from workflows.models import Task

from .acting_things import PEOPLE_SENT, acting_things, argument
from .batch_things import DOORS as BATCH_DOORS
from .batch_things import batch_things
from .enforcement_things import PLACES, SAID, enforcement_things


def named_urls(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from named_urls(pattern.url_patterns, pattern.namespace or namespace)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}:{pattern.name}"


OF_DRAFTS = {"submission", "api_answers", "api_submission", "api_acknowledgement", "api_partners"}


def named(username):
    return Person.objects.get(user__username=username)


TUS = {"Tus-Resumable": "1.0.0"}


def lins_things():
    """Lin's things: a case under review, a draft, a certificate, a paper, a file; the arguments of every URL."""
    lin = lin_for_her_shop()
    draft = start_draft(lin)
    fill_draft(lin, draft)
    case = submit_draft(lin, draft)
    mo = log_in("mo")
    mo.post(f"/desk/{case}/receipt/")
    children = Application.objects.get(reference=case).children.all()
    food = children.get(department__role="market_regulation")
    mo.post(f"/desk/{food.reference}/acceptance/")
    carry_everything()
    other = start_draft(lin)
    lin.post(f"/drafts/{other}/materials/layout/", {"file": picture()})
    task = Task.objects.open().get(nature="review").reference
    licence = Licence.objects.get(type_code="business_licence")
    receipt = Paper.objects.get(kind="receipt", upper_ref=case).reference
    stored = StoredFile.objects.filter(purpose="material").latest("stored_at").reference
    sun = log_in("sun")
    lists = {"kind": "service", "file": SimpleUploadedFile("list.csv", b"catalog_code\n")}
    run = sun.post("/imports/", lists)["Location"].rstrip("/").rpartition("/")[2]
    copy = lin.post("/privacy/export/") and PrivacyRequest.objects.get(kind="export")
    carry_everything()
    keeper = Actor(reference="M-KEEPER", kind="official", roles=frozenset({"data_steward"}))
    hold = place_hold("C-HELD-0001", basis="（2026）岚行初1号", by=keeper)
    firm = Organisation.objects.get()
    hook = Webhook.objects.create(owner=firm.reference, url="https://hook.lin.example/", made_at=now())
    market = Department.objects.get(role="market_regulation", division__code="990102000000")
    hall = Department.objects.get(role="service_hall", division__code="990102000000")
    about = {"sender": hall, "receiver": market, "body": {"about": "场所"}, "region": "990102"}
    send_message("inquiry", key="house", by=system_actor("test"), **about)
    carry_everything()
    Webhook.objects.create(owner=line_owner(market.code), url="https://line.example/", made_at=now())
    review = open_review(market, by=system_actor("test")).reference
    by_app = {
        "exchange": hook.reference,
        "blueprints": run,
        "services": case,
        "workflows": task,
        "licences": licence.reference,
        "documents": receipt,
        "files": stored,
        "privacy": PrivacyRequest.objects.get(kind="objection").reference,
    }
    upload = lin.post("/uploads/", headers={**TUS, "Upload-Length": "10"})["Location"].split("/")[-2]
    alert = raise_alert(food, "near_due", by=system_actor("test")).reference
    partner = Partner.objects.create(draft=Draft.objects.get(reference=other), person=named("wen"), asked_at=now())
    lins = {case, other, food.reference, upload, alert, *by_app.values()} - {run}
    kept = {"case": case, "draft": other, "by_app": by_app, "food": food.reference, "review": review, "upload": upload}
    kept |= {"partner": partner.reference, "alert": alert, "lins": lins, "copy": copy.reference, "hold": hold.reference}
    inspected = enforcement_things()
    kept["lins"] |= {inspected[name] for name in ("going", "ended", "check", "finding")}
    return {**kept, "acting": acting_things(), "batches": batch_things(), "inspected": inspected}


def versions():
    """The references of the specimen's versions, the newest first."""
    return [row.reference for row in Regulation.objects.order_by("-valid_from")[:2]]


LAW = {
    "regulation": lambda: versions()[:1], "api_regulation": lambda: versions()[:1], "repeal": lambda: versions()[:1],
    "changes": versions, "article": lambda: ["岚江省政务服务条例", "3"],
}  # fmt: skip


NAMED = {
    "registers:dataset": ["halls", "csv"], "registers:dictionary": ["item_type"], "services:sitemap_sheet": [0],
    "registers:api_dictionary": ["item_type"], "services:region": ["990102000000"], "services:api_service": [FOOD],
    "blueprints:export": ["service", "csv"], "identity:device_removal": [1], "identity:session_ending": [1],
    "identity:api_session_ending": [1],
    "exchange:word": ["application.accepted"],
    "exchange:trial": ["application.accepted"],
}  # fmt: skip


PRIVACY = {
    "privacy:copy": lambda objects: [objects["copy"], "json"], "privacy:release": lambda objects: [objects["hold"]],
    "privacy:api_release": lambda objects: [objects["hold"]],
    "privacy:notice": lambda objects: [PrivacyNotice.objects.first().reference],
}  # fmt: skip
ONE_ORGAN = {
    "signature", "delivery", "rectification", "promise_check", "api_promise_check", "api_signature", "api_delivery",
    "api_rectification", "outcome", "api_outcome", "sharing", "acceptance", "non_acceptance", "termination", "api_acceptance",
    "api_non_acceptance", "api_termination", "hearing", "api_hearing", "third_party", "api_third_party", "hearing_request",
    "api_hearing_request",
}  # fmt: skip


def address(name, objects):
    """The URL of `name` on Lin's things."""
    app, _, door = name.partition(":")
    if name in PRIVACY:
        return reverse(name, args=PRIVACY[name](objects))
    if name in NAMED:
        return reverse(name, args=NAMED[name])
    if app == "enforcement":
        return reverse(name, args=PLACES.get(door, lambda things: [])(objects["inspected"]))
    if name in {"exchange:rerun", "exchange:api_rerun"}:
        return reverse(name, args=[Dispatch.objects.first().reference])
    if door == "sharing_ending":
        return reverse(name, args=[objects["food"] if app == "services" else objects["by_app"][app], 1])
    plain = door.removeprefix("api_")
    if app == "workflows" and (plain in BATCH_DOORS or plain == "objection_answer"):
        return reverse(name, args=[objects["batches"]["batch" if plain in BATCH_DOORS else "objection"]])
    if app == "exchange" and plain == "line_ending":
        return reverse(name, args=[Webhook.objects.lines().get().reference])
    if app == "exchange" and plain in {"message", "signature", "answer"}:
        return reverse(name, args=[Incoming.objects.get(kind="inquiry").reference])
    if name == "documents:translation":
        return reverse(name, args=[objects["by_app"][app], "en"])
    if name == "services:hall":
        return reverse(name, args=[Hall.objects.first().reference])
    if name == "services:department":
        return reverse(name, args=[Department.objects.first().code])
    if door in {"guide", "start_item", "power", "eligibility", "guide_code"}:
        return reverse(name, args=[FOOD])
    if door in {"bundle", "start_bundle"}:
        return reverse(name, args=[BUNDLE])
    if door in {"synonym", "synonym_ending"}:
        return reverse(name, args=[Synonym.objects.get(region="990102").reference])
    if name == "files:upload":
        return reverse(name, args=[objects["upload"]])
    if app == "identity" and door.removeprefix("api_") in {"account_safety", "lock", "unlock", "throwing_out"}:
        return reverse(name, args=[Person.objects.get(user__username="lin").reference])
    if door.startswith(("alert_", "api_alert_")) or door == "alert":
        return reverse(name, args=[objects["alert"]])
    if app == "services" and door in ONE_ORGAN:
        return reverse(name, args=[objects["food"]])
    if app == "services" and (door.startswith("certificate") or door in {"api_after_life", "api_proceeding"}):
        return reverse(name, args=[objects["by_app"]["licences"]])
    if door in {"confirmation", "api_confirmation"}:
        return reverse(name, args=[objects["partner"]])
    if door in {"draft_value", "api_held_value"}:
        return reverse(name, args=[objects["draft"], "area"])
    if door.removeprefix("api_") in {"draft_material", "material_file", "correction_material", "deferred"}:
        return reverse(name, args=[objects["draft" if door.endswith("draft_material") else "case"], "layout"])
    if door.startswith("draft") or door in OF_DRAFTS:
        return reverse(name, args=[objects["draft"]])
    if app == "identity" and door.removeprefix("api_").startswith("mandate"):
        return reverse(name, args=[Mandate.objects.get(person__user__username="an", role="approver").reference])
    if name in {"identity:review", "identity:api_review"}:
        return reverse(name, args=[objects["review"]])
    if app == "registers" and door in LAW:
        return reverse(name, args=LAW[door]())
    if app == "identity" and argument(door.removeprefix("api_"), objects["acting"]):
        return reverse(name, args=[argument(door.removeprefix("api_"), objects["acting"])])
    pattern = reverse_arguments(name)
    return reverse(name, args=[objects["by_app"][app]] if pattern else [])


def reverse_arguments(name):
    """Whether a URL takes an object."""
    try:
        reverse(name)
    except Exception as error:  # noqa: BLE001 - NoReverseMatch is what tells
        return type(error).__name__ == "NoReverseMatch"
    return False


def letter(response):
    """P, L, F or N (see tests/house/matrix)."""
    if response.status_code == 302 and "/account/login/" in response["Location"]:
        return "L"
    return {403: "F", 404: "N", 405: "M"}.get(response.status_code, "E" if response.status_code >= 500 else "P")


def visitor(role):
    """A fresh client in the role."""
    if role == "anonymous":
        return Client()
    return lin_for_her_shop() if role == "lin" else log_in(role)


FRESH = {"identity:acting_for", "identity:logout", "identity:login"}


JSON = {"content_type": "application/json"}
ACT = {"headers": {"Idempotency-Key": "matrix-0001"}, **JSON}
WHY = {"reason": "理由"}
ACTS = {
    "services:api_after_life": {"act": "change"},
    "services:api_proceeding": {"act": "revocation", "ground": "fraud", "reason": "x"}, "services:api_receipt": {},
    "services:api_acceptance": {}, "services:api_withdrawal": {},
    "services:api_correction_notice": {}, "services:api_alert_archive": {}, "workflows:api_resumption": {},
    "services:api_marks": {"kind": "field", "element": "area", "sentence": "改"},
    "services:api_non_acceptance": {**WHY, "ground": "not_needed"},
    "services:api_hearing": {"step": "tell"}, "services:api_third_party": {"name": "某"}, "services:api_hearing_request": {},
    "services:api_signature": {}, "services:api_delivery": {"way": "window", "receiver": "某"},
    "services:api_rectification": {"text": "更正"},
    "services:api_outcome": {
        "kind": "review", "outcome": "upheld", "organ": "某", "number": "1", "decided_on": "2026-01-05", "says": "维持",
    },
    "services:api_termination": {**WHY, "code": "force_majeure"}, "services:api_correction": {"answers": {}},
    "services:api_messages": {"kind": "ask", "text": "问"}, "services:api_replies": {"text": "答"},
    "services:api_alert_urge": WHY, "services:api_alert_answer": WHY,
    "services:api_alert_verdict": {**WHY, "upheld": True}, "workflows:api_extension": WHY,
    "workflows:api_pause": {**WHY, "kind": "hearing", "days": 5},
    "workflows:api_decision": {"do": "approve"}, "workflows:api_visit": {"starts_at": "2099-12-01T10:00:00+08:00"},
    "workflows:api_finding": {"passed": True, "finding": "一致", "officers": ["M-0"]}, "workflows:api_claim": {},
    "workflows:api_release": {}, "workflows:api_reassignment": {**WHY, "to": "M-0"}, "workflows:api_next": {},
    "workflows:api_question": {"words": "问"}, "workflows:api_answer": {"words": "答"},
    "workflows:api_vote": {"verdict": "agree"}, "workflows:api_route": {**WHY, "to": "D-0"},
    "workflows:api_discussion": {"voices": [{"mandate": "M-0", "verdict": "agree"}]},
    "exchange:api_choices": {"choices": [{"kind": "application.accepted", "channel": "email", "wanted": True}]},
    "exchange:api_reading": {}, "exchange:api_rerun": {}, "exchange:api_webhook_ending": {},
    "exchange:api_webhooks": {"url": "https://hook.example/"}, "documents:api_address": {"ways": ["portal"]},
    "documents:api_address_ending": {}, "documents:api_replacement": {}, "documents:api_voiding": {"reason": "写错"},
    "documents:api_delivery": {"recipient": "P-0", "way": "window", "receiver": "林"},
    "workflows:api_approvals": {"tasks": ["T-0"]}, "services:api_unmarks": {"element": "area"},
    "services:api_promise_check": {"step": "sign"}, "ledger:api_rerun": {"errand": "00000000-0000-7000-8000-000000000000"},
    "identity:api_applicant": {"head": "M-0"},
    "exchange:api_lines": {"url": "https://line.example/"}, "exchange:api_line_ending": {}, "exchange:api_arrivals": {},
    "exchange:api_signature": {}, "exchange:api_answer": {"outcome": "agree", "words": "已核"},
    "workflows:api_batches": {
        "item": "school", "method": "draw", "places": 1, "opens_at": "2099-01-01T09:00:00+08:00",
        "closes_at": "2099-01-09T09:00:00+08:00", "objections_until": "2099-01-19T09:00:00+08:00",
    },
    "workflows:api_entry": {"case": "C-1"}, "workflows:api_score": {"case": "C-1", "score": "1"},
    "workflows:api_striking": {"case": "C-1", **WHY}, "workflows:api_objection": {"case": "C-1", "words": "重复"},
    "workflows:api_ranking": {}, "workflows:api_conclusion": {},
    "workflows:api_objection_answer": {"upheld": False, "answer": "已核"},
    "workflows:api_competences": {
        "role": "market_regulation", "division": "990102", "mode": "own", "acts": "D-0", "principal": "D-0",
        "basis": "文号", "valid_from": "2026-01-01",
    },
    "workflows:api_competence_ending": {
        "role": "market_regulation", "division": "990102", "valid_from": "2026-01-01", "valid_to": "2026-12-31",
    },
    "workflows:api_interests": {"uscc": "0" * 18, "ground": "kin"}, "workflows:api_interest_ending": {"party": "P-0"},
    "workflows:api_interest_about": {"ground": "kin"},
    **PEOPLE_SENT,
}  # fmt: skip
SENT = {
    **{name: {"data": data, **ACT} for name, data in ACTS.items()},
    **{f"enforcement:{door}": {"data": data, **ACT} for door, data in SAID.items()},
    "services:api_answers": {"data": {"answers": {}}, **JSON}, "services:api_held_value": {"data": {"confirm": True}, **JSON},
    "services:api_acknowledgement": {"data": {}, **JSON},
    "services:api_confirmation": {"data": {"confirm": True}, **JSON},
    "services:api_partners": {"data": {"name": "温可", "document": "111", "number": "99010219910705004X"}, **JSON},
    "services:api_drafts": {"data": {"code": BUNDLE}, **JSON},
    "documents:voiding": {"data": {"reason": "名称写错"}},
    "documents:delivery": {"data": {"recipient": "P-0", "way": "window", "receiver": "林"}},
    "services:api_submission": {"headers": {"Idempotency-Key": "matrix-0001"}},
    "enforcement:site_paper": {"data": {"paper": "survey_record", "about": "灶台", "words": "长 2 米"}},
    "enforcement:api_entries": {"data": {"entries": []}, **JSON}, "enforcement:answer": {"data": {"result": "ok"}},
    "files:uploads": {"headers": {**TUS, "Upload-Length": "10"}},
    "files:upload": {"headers": {**TUS, "Upload-Offset": "0"}, "content_type": "application/offset+octet-stream"},
}  # fmt: skip


WITH_A_FILE = {f"services:api_{act}" for act in ("draft_material", "correction_material", "deferred")}


def sent_to(name):
    """What is sent to a door; a file is read once, so each visitor brings a fresh one."""
    if name in WITH_A_FILE:
        return {"data": {"file": SimpleUploadedFile("a.png", b"x")}, "headers": ACT["headers"]}
    return SENT.get(name, {})


def knock(client, name, method, objects):
    """What a visitor meets at a door; what it changed is rolled back."""
    with transaction.atomic():
        found = letter(getattr(client, method)(address(name, objects), **sent_to(name)))
        transaction.set_rollback(True)
    return found


def shown_by(client, name, objects, words):
    """Which of `words` a page shows a visitor; what a refused address itself says does not count."""
    answer = client.get(address(name, objects))
    body = "" if answer.streaming or answer.status_code != 200 else answer.content.decode()
    return {word for word in words if word in body}
