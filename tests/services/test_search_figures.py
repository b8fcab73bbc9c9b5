"""What people search in vain becomes a list of words to keep; nobody can be told from it."""

from datetime import timedelta
from urllib.parse import quote

import pytest
from django.test import Client

from records.clock import local
from records.ledger.actor import system_actor
from records.ledger.clock import now
from services.actions.search_figures import flush, forget
from services.counting import settle_counts, store, take_counts
from services.models import QueryCount
from services.rules.counting import counted_form
from tests.cast import log_in

pytestmark = pytest.mark.django_db
VAIN = "甪直鼋头渚"


@pytest.fixture(autouse=True)
def nothing_counted():
    take_counts()
    settle_counts()


def search(times, query=VAIN):
    for _ in range(times):
        Client().get("/search/", {"q": query})


def test_what_five_browsers_sought_in_vain_is_a_word_to_keep():
    search(5)
    search(5, "身份证")
    flush(now())
    page = log_in("sun").get("/search-figures/").text
    assert f"/synonyms/?word={quote(counted_form(VAIN))}" in page
    vain, often = page.split('id="often"')
    assert "身份证" in often
    assert "身份证" not in vain


def test_fewer_than_five_are_shown_to_nobody():
    search(4)
    flush(now())
    assert VAIN not in log_in("sun").get("/search-figures/").text


def test_a_browser_counts_once_a_day(client):
    for _ in range(6):
        client.get("/search/", {"q": VAIN})
    flush(now())
    assert QueryCount.objects.get(query=VAIN).searches == 1


@pytest.mark.parametrize("query", ["110101199003078515", "13800138000", "lin@example.org", "张三 1380"])
def test_numbers_and_addresses_are_counted_without_their_words(query):
    assert counted_form(query) == ""
    search(1, query)
    flush(now())
    assert list(QueryCount.objects.values_list("query", flat=True)) == [""]


def test_two_flushes_add_up():
    search(2)
    flush(now())
    search(3)
    flush(now())
    assert QueryCount.objects.get(query=VAIN).searches == 5


def test_what_is_rare_is_forgotten_after_a_month():
    day = local(now()).date() - timedelta(days=31)
    QueryCount.objects.create(day=day, query="罕见的事", searches=4)
    QueryCount.objects.create(day=day, query="常见的事", searches=5)
    forget(by=system_actor("search-figures"))
    assert list(QueryCount.objects.values_list("query", flat=True)) == ["常见的事"]


def test_a_citizen_does_not_see_the_figures():
    assert log_in("lin").get("/search-figures/").status_code == 403


def test_search_answers_without_the_counter(monkeypatch, client):
    monkeypatch.setattr("services.counting.store", lambda: store().__class__(port=1, socket_timeout=0.2))
    assert client.get("/search/", {"q": VAIN}).status_code == 200
