"""A province's cases for the bench and the tests of plans: made in the database, by its owner, in few statements."""

import re
from typing import Any

from django.db import connection, models

from blueprints.models import Edition
from identity.models import Organisation
from portal.demonstration.complete import FOOD
from records.registers.models import Department
from services.models import Application
from workflows.models import Process, Task

COUNTIES = 100  # the cases of one county are one in so many
CASES = """INSERT INTO services_application (id, reference, query_code, edition_id, item_code, name, person_id,
  organisation_id, department_id, channel, state, answers, submitted_at, region, at_desk, {columns})
SELECT gen_random_uuid(), 'bench' || lpad(n::text, 10, '0'), 'x', %(edition)s, %(item)s, '{{"zh-Hans": "示例"}}',
  %(person)s, %(firm)s, %(organ)s, 'web', CASE WHEN n %% 5 = 0 THEN 'submitted' ELSE 'granted' END, '{{}}',
  now() - n * interval '1 minute',
  CASE WHEN n %% 10 < 2 THEN '990102' ELSE '99' || lpad((300 + n %% %(counties)s)::text, 4, '0') END,
  n %% 5 = 0, {values}
FROM generate_series(%(first)s::bigint, %(last)s::bigint) AS n"""
PROCESSES = """INSERT INTO workflows_process (id, reference, kind, edition_id, upper_ref, state, flow, departments,
  started_at, region, {columns})
SELECT gen_random_uuid(), 'PR-' || reference, 'application', %(process)s, reference, 'running', '{{}}', '{{}}',
  submitted_at, region, {values} FROM services_application WHERE reference LIKE 'bench%%' AND at_desk
ON CONFLICT DO NOTHING"""
TASKS = """INSERT INTO workflows_task (id, reference, process_id, key, round, nature, title, department_id, roles,
  state, opened_at, due_at, decision, target, opinion, articles, region, {columns})
SELECT gen_random_uuid(), 'T-' || upper_ref, id, 'intake', 1, 'intake', '{{"zh-Hans": "收件与受理"}}',
  CASE WHEN region = '990102' THEN %(window)s::uuid ELSE %(organ)s::uuid END, ARRAY['window_clerk'], 'open', started_at,
  started_at + interval '5 days', '', '', '', '[]', region, {values}
FROM workflows_process WHERE upper_ref LIKE 'bench%%' ON CONFLICT DO NOTHING"""
TABLES = ("services_application", "workflows_process", "workflows_task", "registers_department")


def filled_in(statement: str, model: type[models.Model]) -> tuple[str, dict[str, Any]]:
    """The statement with every further column of the model that may not be empty, and the values of those."""
    named = set(re.split(r"[\s,()]+", statement.split("SELECT")[0]))
    left = [f for f in model._meta.concrete_fields if not f.null and f.column not in named]
    values = {f"default_{f.column}": f.get_db_prep_save(f.get_default(), connection) for f in left}
    columns = ", ".join(connection.ops.quote_name(str(f.column)) for f in left)
    places = ", ".join(f"%({name})s" for name in values)
    return statement.format(columns=columns, values=places), values


def made() -> int:
    """How many there are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM services_application WHERE reference LIKE 'bench%'")
        return int(cursor.fetchone()[0])


def fill_cases(count: int, piece: int = 100_000) -> None:
    """Bring the cases to `count`: one in five waits at its counter with an open task, one in five lies in 990102."""
    firm, home = Organisation.objects.order_by("uscc")[0], Department.objects.filter(division__code="990102000000")
    facts = {
        "edition": Edition.objects.filter(kind="service", code=FOOD).latest("number").pk, "item": FOOD,
        "person": firm.representative_id, "firm": firm.pk, "organ": home.get(role="market_regulation").pk,
        "window": home.get(role="service_hall").pk, "counties": COUNTIES,
        "process": Edition.objects.filter(kind="process", code="food_licence").latest("number").pk,
    }  # fmt: skip
    cases, defaults = filled_in(CASES, Application)
    with connection.cursor() as cursor:
        for first in range(made() + 1, count + 1, piece):
            cursor.execute(cases, {**facts, **defaults, "first": first, "last": min(first + piece - 1, count)})
        for statement, model in ((PROCESSES, Process), (TASKS, Task)):
            text, values = filled_in(statement, model)
            cursor.execute(text, {**facts, **values})
        for table in TABLES:
            cursor.execute(f"ANALYZE {table}")
