"""What Lin has begun with others: a power of attorney, a tie, evidence, a letter, help; the addresses of the doors on them."""

from datetime import timedelta

from django.utils.timezone import localdate

from identity.actions.assurance import ask_letter, record_evidence
from identity.actions.families import claim_tie
from identity.actions.helping import start_help
from identity.actions.proxies import give_proxy
from identity.actors import actor_of_mandates, actor_of_person
from identity.models import Handler, HelperScope, Mandate, Organisation, Person
from portal.demonstration.complete import BUNDLE


def person(username):
    return Person.objects.get(user__username=username)


def official(username):
    """Somebody of the cast in their posts of today."""
    rows = Mandate.objects.held_on(localdate()).filter(person__user__username=username)
    return actor_of_mandates(list(rows.select_related("person", "department")))


def acting_things():
    """Their references by door."""
    lin, day = person("lin"), localdate()
    by, number = actor_of_person(lin), lin.id_number.plain()
    proxy = give_proxy(lin, person("yao"), scope=[BUNDLE], valid_from=day, valid_to=day + timedelta(30), by=by)
    tie = claim_tie(lin, person("dehai"), kind="elder_help", proof="household_register", by=by)
    evidence = record_evidence(lin, "window", number=number, by=official("dong"))
    letter = ask_letter(lin, address="云浦区临溪街道桃溪路 18 号", by=by)
    item = HelperScope.objects.get(mandate__role="village_agent").items[0]
    entry = start_help(lin, item, place="village", number=number, by=official("cun"))
    handler = Handler.objects.get(person=person("yao"))
    found = {"proxy": proxy, "tie": tie, "evidence": evidence, "letter": letter, "help": entry, "handler": handler}
    found["firm"] = Organisation.objects.get()
    return {name: row.reference for name, row in found.items()}


def argument(door, things):
    """The reference that a door of identity takes; empty when it is another's."""
    return next((ref for name, ref in things.items() if door == name or door.startswith(f"{name}_")), "")


TERM = {"valid_from": "2026-01-01", "valid_to": "2026-01-31"}
SOMEBODY = {"name": "温可", "document": "111", "number": "99010219910705004X"}
PEOPLE_SENT = {  # what machines send to the doors of identity and of the privacy centre
    "identity:api_sessions_ending": {}, "identity:api_session_ending": {},
    "identity:api_proxies": {**SOMEBODY, **TERM, "scope": [BUNDLE]}, "identity:api_firm": {**SOMEBODY, **TERM},
    "identity:api_proxy_acceptance": {}, "identity:api_proxy_refusal": {}, "identity:api_proxy_revocation": {},
    "identity:api_handler_acceptance": {}, "identity:api_handler_ending": {}, "identity:api_handler_confirmation": {},
    "identity:api_family": {**SOMEBODY, "kind": "elder_help", "proof": "household_register"},
    "identity:api_tie_consent": {}, "identity:api_tie_ending": {},
    "identity:api_offices": {"person": "wen", "role": "approver", "department": "D-0", "region": "990102", **TERM},
    "identity:api_mandate_ending": {}, "identity:api_mandate_substitute": {"person": "tao", **TERM},
    "identity:api_review": {"mandate": "M-0", "keep": True}, "identity:api_helpers": {"mandate": "M-0", "items": []},
    "identity:api_lock": {}, "identity:api_unlock": {}, "identity:api_throwing_out": {},
    "privacy:api_consents": {"purpose": "x", "given": False}, "privacy:api_export": {},
    "privacy:api_correction": {"datum": "identity:phone", "value": "19900010001"},
    "privacy:api_objection": {"reading": "x"}, "privacy:api_closing": {"sure": False},
    "privacy:api_delays": {
        "person": "P-0000000000000", "case": "C-0000000000000", "asked_by": "P-0", "basis": "x",
        "until": "2099-01-01T00:00:00+08:00",
    },
    "privacy:api_oversight": {"subject": "C-0000000000000", "basis": "x"}, "privacy:api_release": {},
    "privacy:api_answer": {"accepted": False, "answer": "不采纳，理由如下。"},
}  # fmt: skip
