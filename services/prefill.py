"""What is known of an applicant, through one interface: each source gives values by field, with its time.

Account, firm and earlier cases make offers that the applicant may overwrite. Certificates and registers are held:
a value that differs from them is a proposal the applicant confirms or disputes (practice 27). The data exchange will
be one more source of this shape.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from blueprints.forms.schema import Field, Form
from blueprints.texts import say
from licences.models import Licence
from records.ledger.kept import Kept
from records.privacy.models import Consent
from records.registers.models import DictionaryEntry
from records.vault.elements import open_element, open_elements

from .models import Application, Draft, Prefilled, RegisterRecord

CONSENT = "prefill"
REGISTERS = "register"  # dictionary set (data `away`: its system does not answer), and prefix of a field's source
ON_IT = _("证照上现在的内容")
ACCOUNT, FIRM, EARLIER = _("已从您的账户填入"), _("已从单位登记信息填入"), _("已从您以前的申请填入")
LATEST = 20  # earlier cases looked through
HELD = Kept(lambda draft: Prefilled.objects.filter(draft=draft))
AGREED = Kept(lambda person: Consent.objects.running(person, CONSENT)[:1])
CALLED = Kept(
    lambda codes: DictionaryEntry.objects.filter(set=REGISTERS, code__in=codes, valid_to=None).values_list(
        "code", "label"
    )
)
SAID = Kept(
    lambda person, firm: (
        Application.objects.filter(person=person, organisation=firm, parent=None)
        .exclude(answers={})
        .order_by("-id")[:LATEST]
    )
)


@dataclass(frozen=True, slots=True)
class Offer:
    """A value, where it comes from and since when it stands there. `held`: a difference from it is asked about."""

    value: Any
    source: Any
    code: str = ""
    as_of: datetime | None = None
    held: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where values come from. `consent`: only with the applicant's consent (practice 28), without it they type."""

    code: str
    read: Callable[[Draft, Form], dict[str, Offer]]
    consent: bool = False
    held: bool = False


OWN: dict[str, Callable[[Draft], str]] = {
    "person.name": lambda draft: draft.person.name.plain(),
    "person.phone": lambda draft: draft.person.phone.plain(),
    "person.id_number": lambda draft: draft.person.id_number.plain(),
}
OF_FIRM: dict[str, Callable[[Draft], str]] = {
    "organisation.name": lambda draft: draft.organisation.name if draft.organisation else "",
    "organisation.uscc": lambda draft: draft.organisation.uscc if draft.organisation else "",
    "organisation.address": lambda draft: draft.organisation.address if draft.organisation else "",
}


def named_by(form: Form, prefix: str) -> list[tuple[Field, str, str]]:
    """The same where what follows is `<source>.<key>`: field, source, key."""
    found = [(field, name.partition(".")) for field, name in wanting(form, prefix)]
    return [(field, source, key) for field, (source, _dot, key) in found if key]


def wanting(form: Form, prefix: str) -> list[tuple[Field, str]]:
    """Fields whose `prefill` begins with a prefix, and what follows it."""
    found = [field for field in form.fields() if field.prefill.startswith(prefix)]
    return [(field, field.prefill.removeprefix(prefix)) for field in found]


def from_account(draft: Draft, form: Form) -> dict[str, Offer]:
    """Name, number and telephone of the applicant's account."""
    return {f.id: Offer(OWN[f.prefill](draft), ACCOUNT) for f in form.fields() if f.prefill in OWN}


def from_firm(draft: Draft, form: Form) -> dict[str, Offer]:
    """The registered data of the firm applied for."""
    return {f.id: Offer(OF_FIRM[f.prefill](draft), FIRM) for f in form.fields() if f.prefill in OF_FIRM}


def from_certificates(draft: Draft, form: Form) -> dict[str, Offer]:
    """Faces of the applicant's valid certificates: `licence:<type>.<face field>`."""
    wanted = named_by(form, "licence:")
    if not wanted:
        return {}
    holder = draft.organisation.reference if draft.organisation else draft.person.reference
    rows = Licence.objects.filter(holder=holder, state="valid", type_code__in={kind for _f, kind, _k in wanted})
    held = {row.type_code: row for row in rows.select_related("edition").order_by("decided_at")}
    found = {}
    for field, kind, key in wanted:
        row = held.get(kind)
        if row is not None and key in row.face:
            value = open_element(row.face[key], f"licence:{row.issue_key}:{key}")
            found[field.id] = Offer(value, row.number, f"licence:{row.reference}", row.decided_at, held=True)
    return found


def from_this_certificate(draft: Draft, form: Form) -> dict[str, Offer]:
    """Of an application about a certificate: what stands on it, to be changed or left."""
    if not draft.licence_ref:
        return {}
    row = Licence.objects.filter(reference=draft.licence_ref).first()
    names = {field.id for field in form.fields()} & set(row.face) if row else set()
    if row is None:
        return {}
    face = open_elements({name: row.face[name] for name in names}, f"licence:{row.issue_key}")
    return {name: Offer(value, ON_IT, row.reference, row.decided_at) for name, value in face.items()}


def from_registers(draft: Draft, form: Form) -> dict[str, Offer]:
    """What the registers that answer say of the applicant: `register:<register>.<key>`."""
    wanted = named_by(form, "register:")
    if not wanted or draft.organisation_id is not None:
        return {}
    codes = {register for _f, register, _k in wanted}
    rows = RegisterRecord.objects.filter(person=draft.person.reference, register__in=codes - silent_registers(codes))
    known = {row.register: row for row in rows}
    names = register_names(known)
    opened = {code: open_elements(row.data, f"register:{code}:{row.person}") for code, row in known.items()}
    return {
        field.id: Offer(json.loads(opened[code][key]), names[code], f"register:{code}", known[code].as_of, held=True)
        for field, code, key in wanted
        if key in opened.get(code, {})
    }


def silent_registers(codes: Iterable[str]) -> set[str]:
    """Of these registers those whose system does not answer now: other than a register that has no record."""
    rows = DictionaryEntry.objects.filter(set=REGISTERS, code__in=list(codes), valid_to=None, data__away=True)
    return set(rows.values_list("code", flat=True))


def asked_registers(draft: Draft, form: Form) -> set[str]:
    """The registers that the form of a person's draft asks."""
    return set() if draft.organisation_id else {register for _f, register, _k in named_by(form, "register:")}


def register_answers(draft: Draft, form: Form, held: dict[str, Prefilled]) -> dict[str, list[str]]:
    """By name the registers that did not answer (`silent`) and those that have no record (`none`) of the applicant."""
    asked = asked_registers(draft, form)
    told = {row.source.partition(":")[2] for row in held.values()}
    silent = asked & set(draft.unanswered)
    names = register_names(asked) if asked - told else {}
    return {
        "silent": sorted(names[code] for code in silent - told),
        "none": sorted(names[code] for code in asked - told - silent),
    }


def from_earlier_cases(draft: Draft, form: Form) -> dict[str, Offer]:
    """What the applicant said in earlier cases to the same data element; the latest counts."""
    names = {field.element: field.id for field in form.fields() if field.element and not field.prefill}
    if not names:
        return {}
    found: dict[str, Offer] = {}
    for case in SAID(draft.person_id, draft.organisation_id):
        if not names.keys() & case.answers.keys() - found.keys():
            continue
        said = open_elements({n: v for n, v in case.answers.items() if n in names}, f"case:{case.reference}")
        for element, value in said.items():
            found.setdefault(names[element], Offer(value, EARLIER, case.reference, case.submitted_at))
    return found


SOURCES = (
    Source("register", from_registers, held=True),
    Source("certificate", from_certificates, held=True),
    Source("this_certificate", from_this_certificate),
    Source("firm", from_firm),
    Source("account", from_account, consent=True),
    Source("earlier", from_earlier_cases, consent=True),
)  # in this order: the first that knows a field fills it


def register_names(codes: Iterable[str]) -> dict[str, str]:
    """What registers are called, in the reader's language."""
    named = {code: say(label, get_language() or "") for code, label in CALLED(sorted(codes))}
    return {code: named.get(code, code) for code in codes}


def found_for(draft: Draft, form: Form, *, held: bool) -> dict[str, Offer]:
    """What the sources know: the held values, or those that are mere offers."""
    offers: dict[str, Offer] = {}
    agreed: bool | None = None
    for source in (source for source in SOURCES if source.held is held):
        if source.consent:
            agreed = agreed if agreed is not None else agreed_to(draft)
            if not agreed:
                continue
        for name, offer in source.read(draft, form).items():
            if offer.value not in ("", None, []):
                offers.setdefault(name, offer)
    return offers


def agreed_to(draft: Draft) -> bool:
    """Whether the applicant lets their account and earlier cases fill in forms."""
    return bool(AGREED(draft.person.reference))


def offers_for(draft: Draft, form: Form) -> dict[str, Offer]:
    """Offers by field id, for a draft that nobody has saved yet: what was typed is never overwritten."""
    return {} if draft.revision else found_for(draft, form, held=False)


def held_of(draft: Draft) -> dict[str, Prefilled]:
    """The held values of a draft by field id; no question where it holds none."""
    return {row.field: row for row in HELD(draft.pk)} if draft.holds else {}


def opened_values(row: Prefilled) -> dict[str, Any]:
    """What the register says (`register`), what the applicant said and why, in plain."""
    return {name: json.loads(text) for name, text in open_elements(row.values, f"prefilled:{row.id}").items()}


def source_name(row: Prefilled, names: dict[str, str]) -> Promise | str:
    """What the source of a held value is called."""
    kind, _colon, code = row.source.partition(":")
    return names.get(code, code) if kind == "register" else _("电子证照")


def names_for(rows: Iterable[Prefilled]) -> dict[str, str]:
    """Names of the registers that rows come from: one question."""
    return register_names(sorted({row.source.partition(":")[2] for row in rows if row.source.startswith("register:")}))
