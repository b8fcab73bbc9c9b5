"""What an actor may see is decided by `visible_to` alone: without it, a named door shows what it must not."""

import pytest
from django.apps import apps

from records.ledger.actor import ANONYMOUS, system_actor
from records.ledger.kept import Kept
from records.registers.actions.entries import open_todo
from records.registers.models import Department
from tests.cast import log_in

from .doors import knock, lins_things, shown_by
from .guards import STRANGER
from .matrix import CLOSE, CLOSE_TITLES, GET, ROLES
from .strangers import take_office

pytestmark = pytest.mark.django_db
PUBLIC = {
    "blueprints.Edition",
    "registers.Regulation",
    "registers.Hall",
    "privacy.RetentionRule",
    "privacy.PrivacyNotice",
    "workflows.Batch",
    "enforcement.Draw",
}
# loaded through no door of their own: a stranger asks the rows themselves
NO_DOOR = {
    "ledger.KeyRotation", "ledger.Unmasking", "privacy.LegalHold", "privacy.PurgeRun",
    "identity.Mandate", "identity.AccessReview", "ledger.TrailEntry", "ledger.TrailRoot", "ledger.ReadEntry",
    "workflows.Process", "workflows.Visit", "workflows.Pause", "workflows.Extension", "files.Upload", "workflows.Objection",
    "exchange.Dispatch", "exchange.Message", "identity.Handler", "identity.HelpEntry", "identity.Evidence", "identity.Letter",
}  # fmt: skip
MADE_LATER = {  # no row here
    "ledger.KeyRotation", "ledger.Unmasking", "privacy.PurgeRun", "ledger.TrailRoot", "workflows.Visit", "workflows.Pause", "workflows.Extension",
}  # fmt: skip
# model → the door and the person whom only `visible_to` keeps out
DOORS = {
    "services.Application": ("services:application", "wen"), "services.Draft": ("services:draft_form", "wen"),
    "services.Synonym": ("services:synonym", "admin_far"), "workflows.Task": ("workflows:task", "bo"),
    "licences.Licence": ("licences:licence", "wen"), "documents.Paper": ("documents:file", "wen"),
    "identity.User": ("identity:account_safety", "qi"), "files.StoredFile": ("files:file", "wen"),
    "services.Alert": ("services:alert", "bo"), "blueprints.ImportRun": ("blueprints:import", "an"),
    "privacy.PrivacyRequest": ("privacy:answer", "rui"),
    "exchange.Incoming": ("exchange:message", "bo"),
    "identity.Proxy": ("identity:proxy", "wen"), "services.Partner": ("services:confirmation", "lin"),
    "enforcement.YearPlan": ("enforcement:plan", "bo"),
    "enforcement.Assignment": ("enforcement:check", "bo"), "enforcement.Inspection": ("enforcement:inspection", "wen"),
    "enforcement.Premises": ("enforcement:firm_file", "su"), "enforcement.Matter": ("enforcement:matter", "bo"),
    "enforcement.Finding": ("enforcement:finding", "wen"),
}  # fmt: skip
# model → the list, the person, and the word that must not stand in it
LISTS = {
    "identity.FamilyTie": ("identity:family", "wen", "方*"),
    "identity.Organisation": ("identity:account", "wen", "林记面馆"), "identity.Person": ("identity:account", "wen", "林*"),
    "privacy.Consent": ("privacy:consents", "wen", "从账户自动填表 ·"),
    "privacy.NoticeShown": ("privacy:consents", "wen", "食品经营许可（新办）"),
    "exchange.Notice": ("exchange:notices", "wen", "{case}"), "exchange.Webhook": ("exchange:webhooks", "wen", "hook.lin"),
    "registers.ToDo": ("registers:todos", "bo", "金丝雀"),
}  # fmt: skip
# doors for an office: the gate of the module, the door, a person without the office
GATES = [
    ("exchange.views.operating.refuse_others", "exchange:failures", "an"),
    ("services.views.desk.refuse_outsiders", "services:desk", "lin"),
    ("services.views.desk_case.refuse_outsiders_of_case", "services:desk_case", "lin"),
    ("services.views.supervision.refuse_unwatching", "services:alerts", "lin"),
    ("services.views.synonyms.refuse_others", "services:synonyms", "an"),
    ("identity.views.office.refuse_others", "identity:accounts", "lin"),
    ("portal.views.system.refuse_others", "portal:system", "lin"),
    ("workflows.views.tasks.refuse_outsiders", "workflows:tasks", "lin"),
    ("workflows.views.supervision.refuse_others", "workflows:processes", "an"),
    ("portal.views.privacy_office.refuse_outsiders", "privacy:office", "lin"),
    ("blueprints.views.refuse_outsiders", "blueprints:imports", "an"),
    ("enforcement.views.office.refuse_outsiders", "enforcement:office", "lin"),
    ("enforcement.views.after.refuse_outsiders", "enforcement:firm_file", "lin"),
    ("enforcement.views.field.refuse_others", "enforcement:field", "an"),
]


@pytest.fixture
def objects():
    """Lin's things, and a to-do of market regulation."""
    found, market = lins_things(), Department.objects.get(role="market_regulation", division__code="990102000000")
    open_todo(
        kind="test", key="1", department=market, subject_kind="", subject="", sentence={"zh-Hans": "金丝雀"},
        by=system_actor("test"),
    )  # fmt: skip
    return found


def rows_of(label):
    """Every row of a model."""
    return apps.get_model(label)._default_manager.all()


def open_wide(patch, label):
    """Let everybody see every row of a model; kept questions are put anew."""
    patch.setattr(type(rows_of(label)), "visible_to", lambda rows, actor: rows)
    patch.setattr(Kept, "__call__", lambda kept, *values: list(kept.build(*values)))


def declared(name, person):
    """What the matrix says a person meets at a door."""
    return (
        CLOSE["get", name][list(CLOSE_TITLES).index(person)]
        if person in CLOSE_TITLES
        else GET[name][ROLES.index(person)]
    )


def test_every_model_with_a_lens_is_named():
    found = {model._meta.label for model in apps.get_models() if hasattr(model._default_manager.all(), "visible_to")}
    assert found == PUBLIC | NO_DOOR | set(DOORS) | set(LISTS)


@pytest.mark.parametrize("label", sorted(DOORS))
def test_without_its_lens_a_door_lets_a_stranger_in(objects, monkeypatch, label):
    name, person = DOORS[label]
    if person == "admin_far":
        take_office(person, 3)
    client = log_in(person)
    kept_out = knock(client, name, "get", objects)
    open_wide(monkeypatch, label)
    assert (kept_out, knock(client, name, "get", objects)) == (declared(name, person), "P") != ("P", "P")


@pytest.mark.parametrize("label", sorted(LISTS))
def test_without_its_lens_a_list_tells_a_stranger(objects, monkeypatch, label):
    name, person, word = LISTS[label]
    client, words = log_in(person), {word.format(**objects)}
    hidden = shown_by(client, name, objects, words)
    open_wide(monkeypatch, label)
    assert (hidden, shown_by(client, name, objects, words)) == (set(), words)


@pytest.mark.parametrize("label", sorted(NO_DOOR - MADE_LATER))
def test_rows_without_a_door_are_no_strangers_either(objects, label):
    seen = [rows_of(label).visible_to(actor).count() for actor in (ANONYMOUS, STRANGER)]
    assert (seen, rows_of(label).exists() or label == "ledger.ReadEntry") == ([0, 0], True)


@pytest.mark.parametrize(("gate", "name", "person"), GATES)
def test_without_its_gate_an_office_is_open_to_all(objects, monkeypatch, gate, name, person):
    client = log_in(person)
    refused = knock(client, name, "get", objects)
    monkeypatch.setattr(gate, lambda request, *more: None)
    assert (refused, knock(client, name, "get", objects)) == ("F", "P")
