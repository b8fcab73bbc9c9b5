"""The trail on a copy of the database that its owner has tampered with."""

import os

import psycopg2
import pytest
from django.conf import settings

from records.ledger.chaining import faults
from tests.conftest import OWNER_URL, address, drop_clone, make_clone, point_at

CHANGE = """UPDATE ledger_trailentry SET body = replace(body, '"seq":2', '"seq":3') WHERE stream = %s AND seq = 2"""
DELETION = "DELETE FROM ledger_trailentry WHERE stream = %s AND seq = 2"
TRUNCATION = "DELETE FROM ledger_trailentry WHERE stream = %s AND seq > 1"


@pytest.fixture
def tampered(template_database, django_db_setup, django_db_blocker):
    """Tamper with a copy and say what is found wrong with the stream."""
    name, own = f"{template_database}_tampered_{os.getpid()}", settings.DATABASES["default"]["NAME"]

    def tamper(statement):
        make_clone(template_database, name)
        link = psycopg2.connect(address(OWNER_URL, name))
        with link, link.cursor() as cursor:
            cursor.execute("SELECT stream FROM ledger_trailentry WHERE seq = 2 ORDER BY stream LIMIT 1")
            stream = cursor.fetchone()[0]
            cursor.execute("ALTER TABLE ledger_trailentry DISABLE TRIGGER USER")
            cursor.execute("ALTER TABLE ledger_trailpending DROP CONSTRAINT IF EXISTS ledger_trailpending_pkey CASCADE")
            cursor.execute("DELETE FROM ledger_trailpending")
            cursor.execute(statement, [stream])
        link.close()
        with django_db_blocker.unblock():
            point_at(name)
            return faults(stream)

    yield tamper
    with django_db_blocker.unblock():
        point_at(own)
    drop_clone(name)


def test_an_untouched_copy_has_no_fault(tampered):
    assert tampered("SELECT %s") == []


@pytest.mark.parametrize("statement", [CHANGE, DELETION, TRUNCATION], ids=["change", "deletion", "truncation"])
def test_what_the_owner_did_is_found(tampered, statement):
    assert tampered(statement)
