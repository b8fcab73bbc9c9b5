"""Migrate as the owner and give the running role its rights: it changes no table and edits no trail."""

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from portal.settings import database

APPEND_ONLY = (
    "ledger_trailentry",
    "ledger_trailleaf",
    "ledger_trailroot",
    "ledger_trailstamp",
    "ledger_readentry",
    "ledger_readingdelay",
    "blueprints_edition",
    "identity_sealuse",
)
RUNNING_ROLE = "portal"
RIGHTS = (
    "GRANT USAGE ON SCHEMA public TO {role}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}",
    "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {role}",
    "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {role}",
)
ORDER = "SELECT datlocprovider, datcollate FROM pg_database WHERE datname = current_database()"
OTHER_ORDER = (
    "This database sorts by {order!r}. Make it anew sorted by code point (initdb --locale-provider=builtin "
    "--builtin-locale=C.UTF-8, or CREATE DATABASE … LC_COLLATE 'C' TEMPLATE template0): indexes look prefixes up."
)
LESS = "REVOKE UPDATE, DELETE, TRUNCATE ON {table} FROM {role}"


def become_owner() -> None:
    """Use DATABASE_OWNER_URL, where it is set, for the rest of this process."""
    if settings.DATABASE_OWNER_URL:
        owner = database(settings.DATABASE_OWNER_URL)
        connection.close()
        connection.settings_dict.update({key: owner[key] for key in ("NAME", "USER", "PASSWORD", "HOST", "PORT")})


def require_code_points() -> None:
    """CommandError for a database whose indexes cannot find a prefix (ADR 0197)."""
    with connection.cursor() as cursor:
        cursor.execute(ORDER)
        provider, order = cursor.fetchone()
    if provider != "b" and order not in {"C", "POSIX"}:
        raise CommandError(OTHER_ORDER.format(order=order))


def grant_rights(role: str) -> bool:
    """Give `role` what running needs and no more; False when the server knows no such role or we are it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_roles WHERE rolname = %s AND rolname <> current_user", [role])
        if not cursor.fetchone():
            return False
        for right in RIGHTS:
            cursor.execute(right.format(role=role))
        tables = connection.introspection.table_names(cursor)
        for table in (name for name in APPEND_ONLY if name in tables):
            cursor.execute(LESS.format(table=table, role=role))
    return True


class Command(BaseCommand):
    """Safe to run again."""

    help = "Migrate by the role `owner`, then grant the role `portal` what running needs."

    def handle(self, *args: object, **options: object) -> None:
        become_owner()
        require_code_points()
        call_command("migrate", verbosity=0)
        granted = grant_rights(RUNNING_ROLE)
        self.stdout.write("database ready" if granted else f"database ready (no role {RUNNING_ROLE} apart from ours)")
