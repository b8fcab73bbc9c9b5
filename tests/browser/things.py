"""What stands on the pages that are looked at: run once in the portal's own database."""

from datetime import timedelta

from django.utils.timezone import localdate

from enforcement.actions.publishing import publish_result
from enforcement.models import Publication
from identity.actors import actor_of_person, party_of
from identity.finding import account_of
from identity.models import Organisation
from licences.actions.sharing import share_licence
from licences.models import Licence
from records.privacy.actions import ask_export, give_consent
from services.actions.grants import share_case
from services.models import Application
from tests.house.acting_things import official, person
from tests.house.doors import address, lins_things
from tests.house.matrix import GET
from tests.house.strangers import BY

ELSEWHERE = {"services:sitemap_sheet"}  # no pages for people


def pages_with_things() -> dict[str, str]:
    """URL name → address on Lin's things, of every page that answers GET; a case and a certificate are shared."""
    things = lins_things()
    until = localdate() + timedelta(days=30)
    lin = actor_of_person(person("lin"), acting_for=party_of(Organisation.objects.get()))
    licence = Licence.objects.get(reference=things["by_app"]["licences"])
    share_licence(licence, account_of(person("wen")), reason="租房核对", until=until, by=lin)
    food = Application.objects.get(reference=things["food"])
    share_case(food, account_of(person("su")), reason="会同核查后厨排烟", until=until, by=official("an"))
    ask_export(by=actor_of_person(person("wen")))
    give_consent("prefill", by=actor_of_person(person("wen")))
    row = Publication.objects.select_related("assignment").get(assignment__reference=things["inspected"]["done"])
    publish_result(row, by=BY)
    names = [name for name in GET if ":api_" not in name and name not in ELSEWHERE]
    return {name: address(name, things) for name in names}
