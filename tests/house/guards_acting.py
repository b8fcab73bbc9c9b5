"""Attempts at acts of levels, firms' people, powers of attorney, families and helpers (see guards.py)."""

from datetime import timedelta

from django.utils.timezone import localdate

from identity.actions.assurance import (
    ask_letter,
    confirm_evidence,
    end_evidence,
    print_letter,
    record_evidence,
    use_code,
    vouch_for,
)
from identity.actions.families import claim_tie, consent_to_tie, end_tie, prove_tie
from identity.actions.firms import accept_handling, change_representative, end_handling
from identity.actions.helping import confirm_help, set_helper_scope, start_help
from identity.actions.phones import share_phone
from identity.actions.proxies import accept_proxy, give_proxy, revoke_proxy
from identity.actors import actor_of_person
from identity.models import Evidence, FamilyTie, Handler, HelpEntry, Letter, Mandate, Organisation, Person, Proxy
from identity.parties import by_tie


def rights_acts(attempt, official, person):
    """By ("identity", act)."""
    tie = FamilyTie.objects.select_related("holder", "subject").get(kind="guardian")
    handler = Handler.objects.select_related("organisation__representative", "person").get(person=person("yao"))
    proxy = Proxy.objects.select_related("person", "agent").get(person=person("fang"))
    post = Mandate.objects.select_related("person", "department").get(role="village_agent")
    entry = HelpEntry(mandate=post, person=tie.subject, region="990102001")
    evidence, letter = Evidence(person=tie.subject, region="990102001"), Letter(person=tie.subject, region="990102001")
    lin, yao, fang = (actor_of_person(person(name)) for name in ("lin", "yao", "fang"))
    guardian = actor_of_person(tie.holder, acting_for=by_tie(tie))
    clerk, manager, agent, day = official("mo"), official("dong"), official("cun"), localdate()
    far = Person(region="990102001")
    return {
        ("identity", act): attempt(tried, near)
        for act, tried, near in (
            ("phone.share", lambda by: share_phone(far, owner=person("fang"), by=by), {"own": fang, "region": clerk}),
            ("evidence.record", lambda by: record_evidence(far, "window", number="", by=by), {"region": clerk}),
            ("evidence.confirm", lambda by: confirm_evidence(evidence, by=by), {"region": clerk}),
            ("evidence.end", lambda by: end_evidence(evidence, why="", by=by), {"region": clerk}),
            ("evidence.vouch", lambda by: vouch_for(tie.subject, tie=tie.reference, by=by), {"acting_for": guardian}),
            ("letter.ask", lambda by: ask_letter(person("lin"), address="", by=by), {"own": lin}),
            ("letter.print", lambda by: print_letter(letter, by=by), {"region": clerk}),
            ("letter.use", lambda by: use_code(person("lin"), "", by=by), {"own": lin}),
            (
                "proxy.give",
                lambda by: give_proxy(
                    person("lin"), person("wen"), valid_from=day, valid_to=day + timedelta(1), by=by
                ),
                {"own": lin},
            ),
            ("proxy.answer", lambda by: accept_proxy(proxy, by=by), {"own": yao}),
            ("proxy.revoke", lambda by: revoke_proxy(proxy, by=by), {"own": fang}),
            ("handler.accept", lambda by: accept_handling(handler, by=by), {"own": yao}),
            ("handler.end", lambda by: end_handling(handler, by=by), {"own": lin}),
            (
                "organisation.change",
                lambda by: change_representative(Organisation.objects.get(), person("wen"), change="death", by=by),
                {},
            ),
            (
                "tie.claim",
                lambda by: claim_tie(person("lin"), person("wen"), kind="elder_help", proof="", by=by),
                {"own": lin},
            ),
            ("tie.prove", lambda by: prove_tie(tie, by=by), {"region": clerk}),
            ("tie.consent", lambda by: consent_to_tie(tie, by=by), {"own": actor_of_person(tie.subject), "region": clerk}),
            ("tie.end", lambda by: end_tie(tie, by=by), {"own": fang, "region": clerk}),
            ("helper.scope", lambda by: set_helper_scope(post, [], by=by), {"region": manager}),
            ("help.start", lambda by: start_help(far, "", place="", number="", by=by), {"region": agent}),
            ("help.confirm", lambda by: confirm_help(entry, how="", by=by), {"own": agent}),
        )
    }  # fmt: skip
