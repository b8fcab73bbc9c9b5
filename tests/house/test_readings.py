"""Every door that shows an official a citizen's name, number or file notes the reading."""

import pytest
from django.db import transaction

from records.ledger.models import ReadEntry
from tests.cast import log_in

from .doors import address, lins_things
from .matrix import GET

pytestmark = pytest.mark.django_db
HERS = ("林晓岚", "990102198804120029", "19900002002", "199 0000 2002", "990102198806123020", "䶮小𬭎")
OFFICIALS = ("mo", "an", "bo", "sun", "qi", "yu", "ren", "tao")
FILES = {"services:material_file", "documents:file", "licences:file"}
PUBLIC = {"licences:verify_code", "documents:check"}  # whoever holds the number and code may check it


def shows(answer):
    """Whether a page tells something of hers."""
    return not answer.streaming and any(word in answer.content.decode(errors="replace") for word in HERS)


def test_what_an_official_is_shown_is_in_the_read_log():
    objects, silent, noted = lins_things(), [], set()
    for username in OFFICIALS:
        client = log_in(username)
        for name in sorted(GET.keys() - PUBLIC):
            with transaction.atomic():
                before = ReadEntry.objects.count()
                answer = client.get(address(name, objects))
                told = answer.status_code == 200 and (name in FILES or shows(answer))
                entries = ReadEntry.objects.count() - before
                transaction.set_rollback(True)
            if told and not answer.headers.get("Content-Type", "").startswith(("image/svg", "text/csv")):
                noted.add(name)
                if not entries:
                    silent.append((username, name))
    assert silent == [], noted
    assert {"services:material_file", "documents:file", "licences:licence"} <= noted
