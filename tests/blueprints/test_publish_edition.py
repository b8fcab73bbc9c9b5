"""Publishing: checked, numbered, hashed, immutable, recorded."""

import psycopg2
import pytest
from django.db import connection
from django.utils import timezone
from guides import AUTHORITY, RUI, SUN, WEN

from blueprints.actions import publish_edition, save_working_copy
from blueprints.loading import load, whole_content
from blueprints.models import Edition, Reference
from blueprints.rules.canonical import digest
from records.ledger.errors import Invalid, NotAllowed, NotFound
from records.ledger.models import TrailEntry
from records.registers.models import ToDo

pytestmark = pytest.mark.django_db


def publish(content, *, code="g1", by=SUN, base=None, **more):
    named = content if base else {"name": {"zh-Hans": "业务"}, **content}
    save_working_copy("guide", code, named, by=by, base=base)
    return publish_edition("guide", code, by=by, **more)


def test_it_numbers_and_hashes_the_canonical_document():
    first, second = publish({}), publish({"days": 5})
    assert (first.number, second.number) == (1, 2)
    assert second.sha256 == digest(second.content)
    assert second.content["name"]["zh-Hant"] == "業務"
    assert second.owner == "MARKET"


def test_the_same_again_is_the_edition_that_exists():
    assert publish({"days": 5}) == publish({"days": 5})


def test_it_is_written_to_the_trail():
    edition = publish({})
    entry = TrailEntry.objects.of("edition:guide:g1").filter(act="edition.publish").get()
    assert (entry.actor, entry.subject, entry.detail["sha256"]) == ("M-SUN", edition.reference, edition.sha256)


@pytest.mark.parametrize("attempt", ["UPDATE blueprints_edition SET number = 9", "DELETE FROM blueprints_edition"])
def test_an_edition_never_changes_even_by_the_owner(owner_link, attempt):
    with owner_link.cursor() as cursor, pytest.raises(psycopg2.errors.RaiseException):
        cursor.execute(attempt)


@pytest.mark.parametrize(
    ("right", "held"), [("SELECT", True), ("INSERT", True), ("UPDATE", False), ("DELETE", False), ("TRUNCATE", False)]
)
def test_the_role_that_serves_pages_may_read_and_add_only(right, held):
    with connection.cursor() as cursor:
        cursor.execute("SELECT has_table_privilege('portal', %s, %s)", [Edition._meta.db_table, right])
        assert cursor.fetchone() == (held,)


@pytest.mark.parametrize(
    ("content", "pointer", "sentence"),
    [
        ({"days": 30}, "/days", "不能超过 20"),
        ({"days": "many"}, "/days", "要填整数"),
        ({"name": {"en": "only"}}, "/name", "请填写中文"),
        ({"unknown": 1}, "/unknown", "请删去"),
        ({"parts": [{"text": {"zh-Hans": "甲"}}]}, "/parts/0/id", "请填写这一项"),
        ({"parts": [{"id": "a"}, {"id": "a"}]}, "/parts/1", "用了两次"),
        ({"form": {"groups": [{"id": "g", "title": {"zh-Hans": "组"}, "show_when": "nothing", "fields": []}]}},
         "/form/groups/0/show_when", "没有“nothing”这一项"),
    ],
)  # fmt: skip
def test_it_refuses_what_is_wrong_with_its_place(content, pointer, sentence):
    with pytest.raises(Invalid) as refusal:
        publish(content)
    assert [problem.pointer for problem in refusal.value.problems] == [pointer]
    assert sentence in refusal.value.problems[0].sentence
    assert not Edition.objects.filter(kind="guide").exists()


def test_a_given_up_id_is_refused():
    publish({"parts": [{"id": "a"}, {"id": "b"}]})
    publish({"parts": [{"id": "a"}]})
    with pytest.raises(Invalid) as refusal:
        publish({"parts": [{"id": "a"}, {"id": "b"}]})
    assert refusal.value.problems[0].pointer == "/parts/1"


def test_it_keeps_expressions_as_nodes():
    field = {"id": "n", "kind": "number", "label": {"zh-Hans": "数"}}
    late = {"id": "late", "kind": "text", "label": {"zh-Hans": "字"}, "show_when": "n > 3"}
    edition = publish({"form": {"groups": [{"id": "g", "title": {"zh-Hans": "组"}, "fields": [field, late]}]}})
    kept = edition.content["form"]["groups"][0]["fields"][1]["show_when"]
    assert (kept["source"], kept["nodes"]["sign"]) == ("n > 3", ">")


def test_it_projects_and_notes_what_it_leans_on(guide_kind):
    edition = publish({"leans_on": "g0"})
    assert guide_kind == [edition]
    assert list(Reference.objects.filter(kind="guide", code="g0").values_list("edition", "pointer")) == [
        (edition.pk, "/leans_on")
    ]


@pytest.mark.parametrize("stranger", [RUI, WEN])
def test_only_its_own_department_or_the_item_authority_publishes(stranger):
    publish({})
    with pytest.raises(NotAllowed):
        publish_edition("guide", "g1", by=stranger)
    assert publish({"days": 3}, by=AUTHORITY).owner == "MARKET"


def test_there_must_be_something_to_publish():
    with pytest.raises(NotFound):
        publish_edition("guide", "none", by=SUN)


def test_an_edition_of_tomorrow_is_not_yet_in_force():
    today, tomorrow = publish({}), timezone.now() + timezone.timedelta(days=1)
    later = publish({"days": 5}, valid_from=tomorrow)
    assert Edition.objects.in_force("guide", "g1") == today
    assert Edition.objects.in_force("guide", "g1", tomorrow) == later
    with pytest.raises(NotFound):
        Edition.objects.in_force("guide", "g1", timezone.now() - timezone.timedelta(days=1))


def test_it_is_parsed_once():
    edition = publish({})
    assert load(edition) is load(Edition.objects.get(pk=edition.pk))


def test_an_implementation_stores_only_its_difference():
    base = publish({"days": 10, "parts": [{"id": "a", "text": {"zh-Hans": "甲"}}]}, by=AUTHORITY)
    child = publish({"days": 5}, code="g1-local", base=base)
    assert child.content == {"days": 5}
    assert (load(child).days, load(child).parts[0].text["zh-Hans"]) == (5, "甲")


def test_the_same_difference_from_another_base_is_another_edition():
    first = publish({"days": 5}, code="local", base=publish({"days": 10}, by=AUTHORITY))
    second = publish({"days": 5}, code="local", base=publish({"days": 9, "leans_on": "x"}, by=AUTHORITY))
    assert (first.content, second.content) == ({"days": 5}, {"days": 5})
    assert (load(first).leans_on, load(second).leans_on) == ("", "x")


def test_a_new_base_changes_nothing_and_makes_a_todo():
    child = publish({"days": 5}, code="local", base=publish({}, by=AUTHORITY))
    before = whole_content(child)
    publish({"leans_on": "new"}, by=AUTHORITY)
    assert whole_content(Edition.objects.get(pk=child.pk)) == before
    assert ToDo.objects.filter(kind="edition.new_base").values_list("subject", flat=True).get() == child.reference


def test_what_leans_on_a_thing_is_one_query():
    publish({"leans_on": "g0"}, code="old")
    publish({"leans_on": "g9"}, code="old")
    now_leaning = publish({"leans_on": "g0"}, code="new")
    assert list(Edition.objects.leaning_on("guide", "g0")) == [now_leaning]
