"""Grants of single cases for the bench: made in the database, by its owner."""

from typing import Any

from django.contrib.auth.models import Permission
from django.db import connection
from django.utils.timezone import localdate

from identity.models import User
from services.models import CaseGrant

GRANTS = """INSERT INTO services_casegrant (user_id, permission_id, content_object_id, reason, given_by, given_at,
  valid_from, valid_to)
SELECT users.id, %(permission)s, cases.id, 'bench', 'M-0', now(), %(day)s, %(day)s + 30
FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM services_application WHERE reference LIKE 'bench%%'
  ORDER BY id LIMIT %(count)s) AS cases
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS n FROM identity_user WHERE id = ANY(%(users)s::uuid[])) AS users
  ON users.n = 1 + cases.n %% %(crowd)s
ON CONFLICT DO NOTHING"""


def fill_grants(count: int) -> None:
    """Bring the grants to `count`, spread over all accounts."""
    if CaseGrant.objects.count() >= count:
        return
    users = list(User.objects.values_list("pk", flat=True))
    facts: dict[str, Any] = {
        "permission": Permission.objects.get(codename="view_application").pk, "day": localdate(), "count": count,
        "users": users, "crowd": len(users),
    }  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute(GRANTS, facts)
        cursor.execute("ANALYZE services_casegrant")
