"""A first look at the demonstration shows life: cases in every state and light, planted through the real deeds."""

import time

import pytest

from documents.models import Paper
from licences.models import Licence
from portal.demonstration.cases.planting import plant_cases
from records.ledger.actor import system_actor
from records.ledger.clock import as_of, now
from records.ledger.models import Errand
from services.models import Alert, Application, Deferral, Draft, PromiseCheck
from workflows.models import Pause, Task

pytestmark = pytest.mark.django_db
BY = system_actor("demonstration")


def test_every_story_is_told_and_every_state_is_there():
    begun = time.monotonic()
    since = now()
    with as_of(since):
        stage = plant_cases(BY, print, since)
    print(f"{time.monotonic() - begun:.1f} s")
    assert stage is not None and stage.failed == []
    assert not Errand.objects.parked().exists()
    states = set(Application.objects.values_list("state", flat=True))
    print(states)
    assert states >= {"granted", "refused", "withdrawn", "not_accepted", "terminated", "correction", "submitted"}
    print(
        Application.objects.roots().count(),
        Task.objects.open().count(),
        Alert.objects.count(),
        set(Alert.objects.values_list("rule", "state")),
        Licence.objects.count(),
        Paper.objects.count(),
    )
    print(
        list(Deferral.objects.values_list("delivered_at", "lapsed_at")),
        list(PromiseCheck.objects.values_list("finding", "signed_at")),
        Pause.objects.count(),
        Draft.objects.open().count(),
    )
