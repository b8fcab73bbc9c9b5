"""Who may do what with people, posts and seals. Guardian's object grants are asked here and nowhere else."""

from django.db import models
from django.utils.timezone import localdate
from guardian.utils import get_user_obj_perms_model

from records.ledger.actor import Actor
from records.ledger.policy import Policy
from records.registers.models import Department

from .errors import StepUpNeeded
from .models import Mandate

TO_SIGN, TO_SEAL = 2, 3  # levels that signing an application, using or authorising a seal take (domain.md §4.1)

POLICY = Policy(
    "identity",
    {
        "person.register": {
            ("system", "any"), ("window_clerk", "any"), ("helper", "any"), ("village_agent", "any"),
        },
        "phone.share": {("citizen", "own"), ("window_clerk", "region")},
        "evidence.record": {("window_clerk", "region"), ("hall_manager", "region")},
        "evidence.confirm": {("window_clerk", "region"), ("hall_manager", "region")},
        "evidence.end": {("window_clerk", "region"), ("hall_manager", "region")},
        "evidence.vouch": {("citizen", "acting_for")},
        "letter.ask": {("citizen", "own")},
        "letter.print": {("window_clerk", "region")},
        "letter.use": {("citizen", "own")},
        "proxy.give": {("citizen", "own")},
        "proxy.answer": {("citizen", "own")},
        "proxy.revoke": {("citizen", "own")},
        "tie.claim": {("citizen", "own")},
        "tie.prove": {("window_clerk", "region")},
        "tie.consent": {("citizen", "own"), ("window_clerk", "region")},
        "tie.end": {("citizen", "own"), ("window_clerk", "region")},
        "helper.scope": {("hall_manager", "region")},
        "help.start": {("helper", "region"), ("village_agent", "region")},
        "help.confirm": {("helper", "own"), ("village_agent", "own")},
        "account.open": {("system", "any"), ("window_clerk", "any")},
        "organisation.register": {("system", "any")},
        "organisation.change": {("system", "any")},
        "organisation.of_department": {("department_admin", "department")},
        "handler.add": {("citizen", "own"), ("system", "any")},
        "handler.accept": {("citizen", "own")},
        "handler.end": {("citizen", "own")},
        "mandate.appoint": {("system", "any"), ("department_admin", "department"), ("security_admin", "region")},
        "mandate.end": {("system", "any"), ("department_admin", "department"), ("security_admin", "region")},
        "mandate.substitute": {
            ("system", "any"),
            ("department_admin", "department"),
            ("approver", "own"),
            ("signing_head", "own"),
        },
        "review.open": {("system", "any")},
        "review.decide": {("department_admin", "department"), ("security_admin", "region")},
        "account.lock": {("security_admin", "region")},
        "account.end_sessions": {("security_admin", "region")},
        "seal.make": {("system", "any")},
        "seal.authorise": {("signing_head", "department")},
        "seal.revoke": {("signing_head", "department"), ("seal_keeper", "department")},
    },
)  # fmt: skip


def require_level(actor: Actor, level: int) -> None:
    """Raise StepUpNeeded unless this login has the level; the portal itself always has."""
    if actor.kind != "system" and actor.acr < level:
        raise StepUpNeeded(level)


def reach(actor: Actor, department: Department) -> set[str]:
    """`department` for the actor's own department and its units, `region` for one within the actor's division."""
    found = {"department"} if actor.department_id in {department.pk, department.parent_id} - {None} else set()
    return found | {"region"} if actor.region and department.division.code.startswith(actor.region) else found


def substituting(actor: Actor, mandate: Mandate) -> set[str]:
    """The same for a post's department; `own` for its holder, acting in it."""
    own = {"own"} if mandate.person_id == actor.person_id and mandate.department_id == actor.department_id else set()
    return reach(actor, mandate.department) | own


def granted(model: type[models.Model], actor: Actor) -> models.Exists:
    """Whether a row of `model` is opened to the actor's account today by a grant of its own (ADR 0142)."""
    rows = get_user_obj_perms_model(model).kept.in_force(localdate())  # type: ignore[attr-defined, arg-type]
    seen = rows.filter(user=actor.user_id, permission__codename=f"view_{model._meta.model_name}")
    return models.Exists(seen.filter(content_object=models.OuterRef("pk")))


def in_region(actor: Actor, region: str) -> set[str]:
    """`region` for what lies in the division of the actor's post."""
    return {"region"} if actor.region and region.startswith(actor.region) else set()
