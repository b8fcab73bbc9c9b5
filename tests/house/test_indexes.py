"""Every index earns its keep: none is the beginning of another, prefixes need none of their own (ADR 0197)."""

import re

import pytest
from django.apps import apps
from django.core.management.base import CommandError
from django.db import connection

from portal.management.commands import prepare_database

from .floor_plan import house_labels

pytestmark = pytest.mark.django_db
INDEXES = """
SELECT t.relname, i.relname, x.indkey::text, x.indoption::text, x.indisunique
FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
JOIN pg_am a ON a.oid = i.relam JOIN pg_namespace n ON n.oid = t.relnamespace
WHERE n.nspname = 'public' AND a.amname = 'btree' AND x.indpred IS NULL AND x.indexprs IS NULL
"""


def asked(sql, *values):
    """Rows of the catalogue."""
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchall()


def own_tables():
    """Tables of our models; not those of many-to-many fields, whose indexes Django makes, nor of grants (guardian)."""
    labels = house_labels()
    return {
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.app_label in labels and not model.__name__.endswith("Grant")
    }


def held_by(one, other):
    """Whether all that an index finds is found by the beginning of another."""
    columns, wider = one[2].split(), other[2].split()
    if wider[: len(columns)] != columns or (len(wider) == len(columns) and not other[4]):
        return False
    same_order = other[3].split()[: len(columns)] == one[3].split()
    return len(columns) == 1 or same_order


def spare():
    """Indexes that another one holds."""
    tables, rows = own_tables(), asked(INDEXES)
    by_table = {table: [row for row in rows if row[0] == table] for table in tables}
    return [
        one[1]
        for indexes in by_table.values()
        for one in indexes
        for other in indexes
        if one is not other and not one[4] and not re.search(r"_region_[0-9a-f]{8}$", one[1]) and held_by(one, other)
    ]


def test_no_index_is_the_beginning_of_another():
    assert spare() == []


def test_what_holds_an_index():
    mine = ("t", "mine", "3 1", "0 3", False)
    assert held_by(("t", "person", "3", "0", False), mine)
    assert not held_by(("t", "other", "1", "0", False), mine)
    assert not held_by(("t", "upwards", "3 1", "0 0", False), ("t", "wide", "3 1 5", "0 3 0", False))
    assert held_by(mine, ("t", "once", "3 1", "0 3", True))


def test_a_prefix_is_found_by_the_plain_index():
    assert asked("SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE %s", r"%\_like") == []
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN SELECT 1 FROM services_application WHERE region LIKE '990102%'")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "services_application_region" in plan
    assert "region >= '990102'" in plan.replace("(", "").replace(")", "").replace("::text", "")


def test_a_database_that_sorts_by_a_language_is_refused(monkeypatch):
    prepare_database.require_code_points()
    monkeypatch.setattr(prepare_database, "ORDER", "SELECT 'c', 'zh_CN.UTF-8'")
    with pytest.raises(CommandError, match="zh_CN"):
        prepare_database.require_code_points()
