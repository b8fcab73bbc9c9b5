"""Migrate as the owner and give the running role its rights: it changes no table and edits no trail."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

RIGHTS = """
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'portal') THEN
    GRANT USAGE ON SCHEMA public TO portal;
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO portal;
    GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO portal;
    REVOKE UPDATE, DELETE, TRUNCATE ON ledger_trailentry, blueprints_edition, identity_sealuse FROM portal;
  END IF;
END $$
"""


class Command(BaseCommand):
    """Run with DATABASE_URL naming the role `owner`; safe to run again."""

    help = "Migrate, then grant the role `portal` what running needs."

    def handle(self, *args: object, **options: object) -> None:
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute(RIGHTS)
        self.stdout.write("database ready")
