"""Databases made before ADR 0197: the pattern indexes go. A new one never had them."""

from django.db import migrations

DROP = """
DO $$ DECLARE one text;
BEGIN
  FOR one IN SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND indexname LIKE '%\\_like' LOOP
    EXECUTE format('DROP INDEX %I', one);
  END LOOP;
END $$
"""


class Migration(migrations.Migration):
    dependencies = [("ledger", "0005_unmasking")]

    operations = [migrations.RunSQL(DROP, migrations.RunSQL.noop)]
