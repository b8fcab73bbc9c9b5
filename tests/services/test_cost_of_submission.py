"""What handing in costs: statements counted, whatever the number of organs; none asked twice."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from services.models import Application
from tests.cast import fill_draft, lin_for_her_shop, start_draft, submit_draft

pytestmark = pytest.mark.django_db
MOST = 31


def handed_in(lin):
    """The statements of a submission, and its case."""
    draft = start_draft(lin)
    fill_draft(lin, draft)
    with CaptureQueriesContext(connection) as seen:
        case = submit_draft(lin, draft)
    return [row["sql"] for row in seen if not row["sql"].startswith(("SAVEPOINT", "RELEASE"))], case


def test_a_bundle_is_handed_in_by_a_constant_number_of_statements():
    lin = lin_for_her_shop()
    handed_in(lin)
    asked, case = handed_in(lin)
    assert Application.objects.get(reference=case).children.count() == 2
    assert len(asked) <= MOST, "\n".join(sql[:140] for sql in asked)


def test_each_kind_of_row_is_written_by_one_statement():
    asked, _ = handed_in(lin_for_her_shop())
    written = [sql.split('"')[1] for sql in asked if sql.startswith("INSERT INTO")]
    assert sorted(set(written)) == sorted(written)
