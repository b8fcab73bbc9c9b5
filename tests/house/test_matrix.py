"""Every URL × every role: what the declared matrix says is what happens; a URL without a row fails."""

import pytest
from django.urls import get_resolver

from tests.cast import log_in

from .doors import FRESH, knock, lins_things, named_urls, shown_by, visitor
from .matrix import CLOSE, CLOSE_TITLES, DELETE, GET, PATCH, POST, PUT, ROLES
from .matrix_page import PAGE, matrix_page
from .strangers import OFFICES, handler, take_office

pytestmark = pytest.mark.django_db
TABLES = {"get": GET, "post": POST, "put": PUT, "patch": PATCH, "delete": DELETE}
DECLARED = {(method, name): row for method, table in TABLES.items() for name, row in table.items()}
GUARDED = [door for door, row in DECLARED.items() if set(row) != {"P"}]
PUBLIC_CHECK = {"licences:verify_code"}  # whoever holds the certificate's number may check it
FAR_FROM_IT = [*OFFICES, "handler_past", "su"]


@pytest.fixture
def objects():
    """Lin's things."""
    return lins_things()


@pytest.fixture
def close_ones(objects):
    """One client per person who stands close to the case."""
    for serial, username in enumerate(OFFICES, 1):
        take_office(username, serial)
    people = {name: log_in(name) for name in [*OFFICES, "ren", "ke", "tao", "yu", "su", "rui"]}
    return {**people, "handler": handler("handler", 20, False), "handler_past": handler("handler_past", 21, True)}


def compare(declared, found):
    """Fail with one line per row that differs."""
    wrong = {door: got for door, got in found.items() if got != declared.get(door)}
    assert not wrong, "\n".join(f"{door}: {got} instead of {declared.get(door)}" for door, got in wrong.items())


def test_every_url_has_a_row():
    assert set(named_urls(get_resolver().url_patterns)) == {name for _, name in DECLARED}


def test_what_is_declared_is_what_happens(objects):
    clients = {role: visitor(role) for role in ROLES}
    found = {}
    for method, name in DECLARED:
        people = [visitor(role) if name in FRESH else clients[role] for role in ROLES]
        found[method, name] = "".join(knock(client, name, method, objects) for client in people)
    compare(DECLARED, found)


def test_who_stands_close_gets_no_further_than_declared(objects, close_ones):
    people = [close_ones[person] for person in CLOSE_TITLES]
    found = {(m, name): "".join(knock(client, name, m, objects) for client in people) for m, name in GUARDED}
    compare(CLOSE, found)
    assert set(CLOSE) == set(GUARDED)


@pytest.mark.parametrize("username", ["lin", "sun"])
def test_no_door_has_a_method_that_is_not_declared(objects, username):
    client, others = visitor(username), {name for _, name in DECLARED} - FRESH
    tried = {(m, name) for name in others for m in ("get", "post", "put", "patch", "delete")} - set(DECLARED)
    compare(dict.fromkeys(tried, "M"), {(m, name): knock(client, name, m, objects) for m, name in tried})


def test_no_page_or_list_shows_a_stranger_lins_things(objects, close_ones):
    hers = {*objects["lins"], "林晓岚", "林记面馆"}
    people = {"anonymous": visitor("anonymous"), "wen": log_in("wen")} | {n: close_ones[n] for n in FAR_FROM_IT}
    found = {
        (name, person): shown
        for name in GET.keys() - PUBLIC_CHECK
        for person, client in people.items()
        if (shown := shown_by(client, name, objects, hers))
    }
    assert not found


def test_the_published_matrix_is_current():
    assert PAGE.read_text(encoding="utf-8") == matrix_page()
