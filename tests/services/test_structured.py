"""Search engines read a guide as data; nothing in it can leave its element."""

import json
import re

import pytest

from blueprints.loading import load
from portal.demonstration.complete import FOOD
from services.models import ServiceItem
from services.structured import government_service

pytestmark = pytest.mark.django_db
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)


def test_a_guide_names_service_organ_and_result(client):
    told = json.loads(DATA.search(client.get(f"/services/{FOOD}/").text).group(1))
    assert (told["@type"], told["serviceOutput"]) == ("GovernmentService", "食品经营许可证")
    assert told["provider"]["name"] in client.get(f"/services/{FOOD}/").text
    assert told["url"].endswith(f"/services/{FOOD}/")


def test_a_name_cannot_end_the_element(rf):
    row = ServiceItem.objects.select_related("edition").get(code=FOOD)
    item = load(row.edition).model_copy(update={"name": {"zh-Hans": "</script><script>alert(1)</script>"}})
    told = government_service(rf.get("/"), row, item)
    assert "<" not in told
    assert json.loads(told)["name"].startswith("</script>")
