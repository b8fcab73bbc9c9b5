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
