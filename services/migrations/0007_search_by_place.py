"""Search knows the place of an item by its index; the planner counts more of its features."""

from django.db import migrations

PLACES = """UPDATE services_{table} SET search = search || ('''@' || {region} || '''')::tsvector WHERE search IS NOT NULL"""
STATISTICS = "ALTER TABLE services_serviceitem ALTER COLUMN search SET STATISTICS {}"


class Migration(migrations.Migration):
    dependencies = [("services", "0006_places")]

    operations = [
        migrations.RunSQL(PLACES.format(table="serviceitem", region="region"), migrations.RunSQL.noop),
        migrations.RunSQL(PLACES.format(table="bundleitem", region="''"), migrations.RunSQL.noop),
        migrations.RunSQL(STATISTICS.format(400), STATISTICS.format(-1)),
    ]
