"""People who stand close to Lin's case and have no right to it, or no longer; the cast's other offices."""

from django.utils.timezone import localdate, now

from identity.actions.firms import accept_handling
from identity.actions.mandates import appoint, end_mandate
from identity.actions.people import add_handler, open_account, register_person
from identity.actors import actor_of_person
from identity.models import Organisation, Person
from portal.demonstration.cast import PASSWORD
from records.identifiers.persons import id_check_character
from records.ledger.actor import system_actor
from records.registers.models import Department
from tests.cast import log_in

BY = system_actor("test")
MARKET, HALL = "market_regulation", "service_hall"
FAR, NEAR = "990103", "990102"
# name → (organ, region of organ and post, roles, whether the posts have ended)
OFFICES = {
    "clerk_far": (HALL, FAR, ["window_clerk"], False),
    "organ_far": (MARKET, FAR, ["approver", "signing_head"], False),
    "admin_far": (MARKET, FAR, ["department_admin"], False),
    "clerk_past": (HALL, NEAR, ["window_clerk"], True),
    "organ_past": (MARKET, NEAR, ["approver", "signing_head"], True),
    "admin_past": (MARKET, NEAR, ["department_admin"], True),
    "security": (HALL, NEAR, ["security_admin"], False),
    "steward": (HALL, NEAR, ["data_steward"], False),
    "auditor_past": (HALL, NEAR, ["auditor"], True),
}


def enter(username, serial):
    """A person with an account."""
    body = f"99010219900101{serial:03d}"
    row = register_person(
        name="路人",
        id_number=body + id_check_character(body),
        phone=f"1990001{serial:04d}",
        region="990102001",
        assurance=3,
        by=BY,
    )
    open_account(row, username=username, password=PASSWORD, by=BY)
    return row


def take_office(username, serial):
    """Somebody with posts, which may have ended since."""
    organ, region, roles, ended = OFFICES[username]
    row, department = enter(username, serial), Department.objects.get(role=organ, division__code=f"{region}000000")
    for role in roles:
        post = appoint(row, department=department, role=role, region=region, valid_from=localdate(), title={}, by=BY)
        if ended:
            end_mandate(post, by=BY)


def handler(username, serial, revoked):
    """A client who chose to act for Lin's firm; perhaps the right was taken back in the middle of the session."""
    firm, lin = Organisation.objects.get(), actor_of_person(Person.objects.get(user__username="lin"))
    person = enter(username, serial)
    right = accept_handling(add_handler(firm, person, valid_from=localdate(), by=lin), by=actor_of_person(person))
    client = log_in(username)
    client.post("/account/acting-for/", {"organisation": firm.reference})
    if revoked:
        type(right).objects.filter(pk=right.pk).update(revoked_at=now())
    return client
