"""What stood before: handlers get a reference and have accepted, levels get the row they stand on, phones their index."""

from typing import Any

import records.ledger.models.base
from django.db import migrations
from records.identifiers import normalise
from records.keys import new_reference
from records.ledger.clock import now


def fill(apps: Any, schema_editor: Any) -> None:
    """Nothing in an empty database; in an older one what the columns beside them already say."""
    moment = now()
    for handler in apps.get_model("identity", "Handler").objects.filter(reference=None):
        handler.reference, handler.accepted_at = new_reference("HD"), handler.accepted_at or moment
        handler.save(update_fields=["reference", "accepted_at"])
    evidence = apps.get_model("identity", "Evidence")
    for person in apps.get_model("identity", "Person").objects.iterator():
        person.phone = normalise(person.phone.plain(), "mobile")
        person.save(update_fields=["phone", "phone_masked", "phone_blind"])
        evidence.objects.create(
            reference=new_reference("EV"), person=person, level=person.assurance, region=person.region,
            kind=person.assured_by or "two_factor_data", channel="migration", officer="system:migration",
            made_at=moment, effective_at=moment, document_kind=person.certificate_kind,
        )  # fmt: skip


class Migration(migrations.Migration):

    dependencies = [
        ('identity', '0005_acting_and_levels'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AlterField(
            model_name='handler',
            name='reference',
            field=records.ledger.models.base.ReferenceField(editable=False, max_length=40, prefix='HD', unique=True),
        ),
    ]
