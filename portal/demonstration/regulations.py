"""The regulations library of the demonstration: the province's own specimen, and the texts of the folder LAWS."""

from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from records.ledger.actor import Actor

SPECIMEN = Path(__file__).with_name("regulations")


def load_regulations(by: Actor) -> None:
    """Import what is not there yet, the same again changes nothing."""
    call_command("import_regulations", SPECIMEN, source="岚江省人民代表大会公报（虚构样例）", verbosity=0)
    if settings.LAWS:
        call_command("import_regulations", settings.LAWS, verbosity=0)
