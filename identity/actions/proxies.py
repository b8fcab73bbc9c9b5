"""Powers of attorney: given, accepted, declined, revoked, used up (domain.md §4.2)."""

from collections.abc import Collection
from datetime import date, datetime

from records.clock import local
from records.ledger.actor import Actor
from records.ledger.clock import now
from records.ledger.deeds import deed, put, record
from records.ledger.errors import Conflict, Invalid, NotAllowed, Problem

from ..models import Organisation, Person, Proxy
from ..permissions import POLICY
from ..registry import matters_of
from ..rules.acting import proxy_problem

SIGNING_LEVEL = 2
LEVEL = "签授权委托书要达到中级实名。请到“实名等级”页面看怎么办。"
ENDED = "这份委托已经结束。"
TWICE = "您已经签过同样的一份委托，不用再签。在“代办与授权”页面可以看到。"


@deed
def give_proxy(
    principal: Person | Organisation, agent: Person, *, valid_from: date, valid_to: date | None, by: Actor,
    at: datetime | None = None, scope: Collection[str] = (), case: str = "", single_use: bool = False,
) -> Proxy:  # fmt: skip
    """Sign a power of attorney for items or for one case; it waits for the agent.

    Raises NotAllowed below level 2 and for an item to be done in person, Invalid for wrong dates or nothing named,
    Conflict when the same one stands already.
    """
    POLICY.require(by, "proxy.give", principal_relations(by, principal))
    if by.kind == "person" and by.acr < SIGNING_LEVEL:
        raise NotAllowed("proxy.level", LEVEL)
    day = local(at or now()).date()
    matters = matters_of(scope)
    sentence = proxy_problem(
        same=agent.pk == principal.pk, scope=scope, case=case,
        first=valid_from, last=valid_to, today=day, matters=matters, agent_born=agent.birth_date,
    )  # fmt: skip
    if not sentence and len({matter.code for matter in matters}) != len(set(scope)):
        sentence = "所选的事项里有目录里没有的。请重新选择。"
    if sentence:
        raise Invalid("proxy.refused", sentence, [Problem("proxy", sentence)])
    assert valid_to is not None
    refuse_twice(principal, agent, sorted(set(scope)), case, valid_from, valid_to)
    proxy: Proxy = Proxy.objects.create(
        person=principal if isinstance(principal, Person) else None,
        organisation=principal if isinstance(principal, Organisation) else None,
        agent=agent, scope=sorted(set(scope)), case=case,
        single_use=single_use, valid_from=valid_from, valid_to=valid_to, given_at=at or now(), given_by=by.reference,
    )  # fmt: skip
    detail = {"agent": agent.reference, "principal": principal.reference, "scope": proxy.scope, "case": case}
    write("proxy.give", proxy, by=by, at=at, detail=detail, tell=agent.reference)
    return proxy


def refuse_twice(
    principal: Person | Organisation, agent: Person, scope: list[str], case: str, first: date, last: date
) -> None:
    """Conflict when the same power stands already; whoever signs twice at once is asked one after the other."""
    type(principal).objects.select_for_update().get(pk=principal.pk)
    if (
        principal.proxies_given.standing()
        .filter(agent=agent, scope=scope, case=case, valid_from=first, valid_to=last)
        .exists()
    ):
        raise Conflict("proxy.twice", TWICE)


def principal_relations(by: Actor, principal: Person | Organisation) -> set[str]:
    """`own` for the person themselves and for the representative of the organisation."""
    owner = principal.pk if isinstance(principal, Person) else principal.representative_id
    return {"own"} if owner == by.person_id else set()


def write(
    act: str, proxy: Proxy, *, by: Actor, at: datetime | None, detail: dict[str, object] | None = None, tell: str = ""
) -> None:
    """The trail entry of an act on a proxy, and word of it to the other side."""
    record(act, stream=f"proxy:{proxy.reference}", subject=proxy.reference, by=by, at=at, detail=detail)
    if tell:
        put("notice_of_right", f"{act}:{proxy.reference}", f"{tell} {act} {proxy.reference}")


def locked(proxy: Proxy) -> Proxy:
    """The row, locked; Conflict when it has ended."""
    rows = Proxy.objects.select_for_update(of=("self",)).select_related("person", "organisation__representative")
    row: Proxy = rows.get(pk=proxy.pk)
    if row.ended:
        raise Conflict("proxy.ended", ENDED)
    return row


def owner_of(proxy: Proxy) -> str:
    """Whom to tell on the principal's side."""
    return str((proxy.organisation.representative if proxy.organisation else proxy.principal).reference)


@deed
def accept_proxy(proxy: Proxy, *, by: Actor, at: datetime | None = None) -> Proxy:
    """The agent accepts; from now on they may act. Repeated: nothing more."""
    POLICY.require(by, "proxy.answer", {"own"} if proxy.agent_id == by.person_id else set())
    row = locked(proxy)
    if row.accepted_at is None:
        row.accepted_at = at
        row.save(update_fields=["accepted_at"])
        write("proxy.accept", row, by=by, at=at, tell=owner_of(row))
    return row


@deed
def decline_proxy(proxy: Proxy, *, by: Actor, at: datetime | None = None) -> Proxy:
    """The agent declines, or lays it down later."""
    POLICY.require(by, "proxy.answer", {"own"} if proxy.agent_id == by.person_id else set())
    row = locked(proxy)
    row.declined_at = at
    row.save(update_fields=["declined_at"])
    write("proxy.decline", row, by=by, at=at, tell=owner_of(row))
    return row


@deed
def revoke_proxy(proxy: Proxy, *, by: Actor, at: datetime | None = None, why: str = "") -> Proxy:
    """The principal takes it back at any time; the agent's next request no longer reaches."""
    POLICY.require(by, "proxy.revoke", principal_relations(by, proxy.principal))
    row = locked(proxy)
    row.revoked_at, row.revoked_why = at, why[:200]
    row.save(update_fields=["revoked_at", "revoked_why"])
    write("proxy.revoke", row, by=by, at=at, tell=row.agent.reference)
    return row


@deed
def use_proxy(reference: str, draft: str, *, by: Actor, at: datetime | None = None) -> None:
    """Note the draft that a single-use power of attorney goes into; Conflict when it went into another one."""
    row: Proxy = Proxy.objects.select_for_update().get(reference=reference)
    POLICY.require(by, "proxy.answer", {"own"} if row.agent_id == by.person_id else set())
    if row.used_for not in {"", draft} and row.single_use:
        raise Conflict("proxy.used", "这份委托只办一次，已经用过。请委托人再签一份。")
    if row.used_for != draft:
        row.used_for = draft
        row.save(update_fields=["used_for"])
        write("proxy.use", row, by=by, at=at, detail={"draft": draft})
