"""Every entry of every typed registry is walked and used once."""

import gc
import json
from typing import Any

import pytest
from django.template.loader import get_template
from django.urls import resolve, reverse
from django.utils.timezone import now
from pydantic import BaseModel

from blueprints.registry import blueprint_kinds
from documents.models import Paper
from documents.registry import may_hand_out
from exchange.registry import message_kinds
from identity.models import Person
from identity.registry import matter_sources
from licences.models import Licence
from licences.registry import licence_acts
from portal.celery import app
from records.ledger.actor import ANONYMOUS, system_actor
from records.ledger.registry import errand_kinds, queues, timers
from records.privacy.registry import Held, personal_sources, purposes
from records.privacy.rules.grounds import purpose_problem
from records.registers.registry import datasets, figures, home_blocks, navigation, search_sources
from records.registry import Registry
from tests.cast import log_in
from workflows.registry import process_kinds

app.loader.import_default_modules()
WALKED = [
    errand_kinds, queues, timers, navigation, search_sources, figures, home_blocks, blueprint_kinds, process_kinds,
    personal_sources, purposes, matter_sources, message_kinds, licence_acts, may_hand_out, datasets,
]  # fmt: skip


def entries(registry: Registry[Any]) -> Any:
    """A parametrisation over the entries of a registry."""
    return pytest.mark.parametrize("entry", [pytest.param(entry, id=key) for key, entry in registry.items()])


def test_every_registry_that_has_entries_is_walked_here() -> None:
    filled = {found.name for found in gc.get_objects() if issubclass(type(found), Registry) and found.items()}
    assert filled - {registry.name for registry in WALKED} <= {"dependants"}


def test_a_key_is_registered_once() -> None:
    registry: Registry[int] = Registry("numbers")
    registry.register("one", 1)
    with pytest.raises(ValueError, match="twice"):
        registry.register("one", 2)


@entries(errand_kinds)
def test_an_errand_has_a_queue_with_a_task(entry: Any) -> None:
    assert callable(entry.handler)
    assert queues.get(entry.queue) in app.tasks


@pytest.mark.django_db
@entries(licence_acts)
def test_an_act_on_a_certificate_leads_to_a_page_and_is_offered_to_nobody_unknown(entry: Any) -> None:
    licence = Licence.objects.select_related("department").first()
    assert licence is not None and resolve(entry.url(licence.reference)) and str(entry.label)
    assert entry.offered(licence, ANONYMOUS) is False


@pytest.mark.django_db
@entries(may_hand_out)
def test_who_hands_out_papers_says_nothing_of_what_is_no_result_of_its(entry: Any) -> None:
    assert entry(Paper(upper_ref="99-NONE", ordered_at=now()), ANONYMOUS) is None


@entries(queues)
def test_a_queue_is_carried_by_a_task(entry: str) -> None:
    assert entry in app.tasks


@pytest.mark.django_db
def test_every_timer_runs_and_runs_again_when_nothing_is_left_to_do() -> None:
    for _, timer in timers.items():
        timer.run(now())
        timer.run(now())
        assert timer.every.total_seconds() > 0


@entries(message_kinds)
def test_a_message_has_a_name_and_is_answered_by_a_person_or_a_system(entry: Any) -> None:
    assert {"zh-Hans", "en"} <= set(entry.title)
    assert entry.outcomes
    assert all(str(label) for label in [*entry.outcomes.values(), *entry.labels.values()])


@entries(navigation)
def test_a_navigation_entry_leads_somewhere(entry: Any) -> None:
    assert str(entry.label)
    assert resolve(reverse(entry.url_name)).url_name == entry.url_name.split(":")[-1]


@pytest.mark.django_db
@entries(search_sources)
def test_a_search_source_finds_for_anybody(entry: Any) -> None:
    for query in ("开餐饮店", "sp", "", "'); drop"):
        assert all(hit.title and hit.url.startswith("/") for hit in entry.find(query, ANONYMOUS, 5, "990102"))


@pytest.mark.django_db
def test_every_figure_is_a_number() -> None:
    assert all(figure.compute(ANONYMOUS) >= 0 for _, figure in figures.items())


@pytest.mark.django_db
@entries(datasets)
def test_a_set_of_open_data_explains_every_column_of_its_rows(entry: Any) -> None:
    assert str(entry.title) and all(str(meaning) for meaning in entry.columns.values())
    assert all(list(row) == list(entry.columns) for _, row in zip(range(3), entry.rows(), strict=False))


@pytest.mark.django_db
@entries(home_blocks)
def test_a_home_block_is_rendered_for_anybody(entry: Any) -> None:
    assert get_template(entry.template).render({**entry.context(ANONYMOUS, "990102"), "actor": ANONYMOUS})


@entries(blueprint_kinds)
def test_a_kind_of_configuration_has_a_frozen_shape_and_every_upcaster(entry: Any) -> None:
    assert issubclass(entry.model, BaseModel)
    assert entry.model.model_config["frozen"]
    assert set(entry.upcasters) == set(range(1, entry.schema_version))


@pytest.mark.django_db
@entries(matter_sources)
def test_what_one_may_act_for_has_a_name_and_a_page(entry: Any) -> None:
    found = entry.all()
    assert {matter.code for matter in entry.find([m.code for m in found])} == {matter.code for matter in found} != set()
    assert all(matter.name["zh-Hans"] and resolve(matter.url) for matter in found)


@entries(process_kinds)
def test_a_process_kind_knows_the_page_of_its_case(entry: Any) -> None:
    assert resolve(entry.case_url("X-1")).kwargs
    assert callable(entry.outcome)


@pytest.mark.django_db
@entries(personal_sources)
def test_a_source_of_personal_data_tells_corrects_and_lets_go(entry: Any) -> None:
    lin = Person.objects.get(user__username="lin").reference
    json.dumps(entry.export(lin), ensure_ascii=False)
    assert entry.export("P-NOBODY") == [] if entry.data is None else entry.export(lin)
    for datum in entry.data(lin) if entry.data else []:
        assert datum.department and entry.read(lin, datum.code) and str(datum.label)
    long_ago, by = now().replace(year=2000), system_actor("test")
    assert [purge(long_ago, Held(), by, now()) for purge in entry.purges.values()] == [0] * len(entry.purges)


@entries(purposes)
def test_a_purpose_rests_on_an_article_or_on_a_choice(entry: Any) -> None:
    assert not purpose_problem(entry) and str(entry.label) and str(entry.explained)


@pytest.mark.django_db
@pytest.mark.parametrize(("who", "page"), [("wei", "/workers/"), ("mo", "/desk/"), ("yu", "/supervision/")])
def test_who_holds_a_post_finds_its_page_in_the_navigation(who, page):
    assert f'href="{page}"' in log_in(who).get("/").content.decode()
