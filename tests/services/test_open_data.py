"""Open data: everything public can be taken away, by people and by programs."""

import csv
import io
import json
import re
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest

from portal.demonstration.complete import FOOD
from records.registers.models import DictionaryEntry, Hall
from records.registers.registry import datasets
from services.models import ServiceItem

pytestmark = pytest.mark.django_db
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def whole(response):
    return b"".join(response.streaming_content)


def addresses(client, path):
    root = ElementTree.fromstring(whole(client.get(path)))
    return [urlsplit(place.text).path for place in root.iter(f"{SPACE}loc")]


@pytest.mark.parametrize("name", [name for name in datasets if not name.startswith("inspection-")])
def test_both_forms_of_a_set_say_the_same(client, name):
    text = whole(client.get(f"/open-data/{name}.csv")).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(text)))
    rows = json.loads(whole(client.get(f"/open-data/{name}.json")))
    assert rows
    assert list(lines[0]) == list(rows[0]) == list(datasets.get(name).columns)
    told = [{key: "" if value is None else str(value) for key, value in row.items()} for row in rows]
    assert lines == told


def test_an_unknown_set_or_form_is_not_found(client):
    assert client.get("/open-data/persons.csv").status_code == 404
    assert client.get("/open-data/items.xls").status_code == 404


def test_the_page_explains_every_column(client):
    page = client.get("/open-data/").text
    for name, published in datasets.items():
        assert f"/open-data/{name}.csv" in page
        assert all(f">{column}<" in page for column in published.columns)


def test_every_code_set_has_a_name_and_a_standard(client):
    named = set(DictionaryEntry.objects.filter(set="dictionary").values_list("code", flat=True))
    used = set(DictionaryEntry.objects.exclude(set="dictionary").values_list("set", flat=True))
    assert named == used
    page = client.get("/dictionaries/item_type/").text
    assert "行政许可" in page
    assert "GB/T 39046-2020" in page


def test_the_site_map_leads_to_every_guide(client):
    sheets = addresses(client, "/sitemap.xml")
    pages = {page for sheet in sheets for page in addresses(client, sheet)}
    assert {f"/services/{code}/" for code in ServiceItem.objects.values_list("code", flat=True)} <= pages
    sitemap = re.search("Sitemap: (.*)", client.get("/robots.txt").text)
    assert urlsplit(sitemap[1]).path == "/sitemap.xml"


def test_a_program_finds_an_item_and_reads_it_whole(client):
    first = client.get("/api/v1/services/", {"q": "开饭馆"}).json()[0]
    assert first["code"] == FOOD
    item = client.get(f"/api/v1/services/{FOOD}/").json()
    assert item["content"]["materials"]
    assert item["sha256"]
    assert client.get("/api/v1/services/none/").status_code == 404


def test_the_list_is_read_page_by_page_to_its_end(client):
    seen, path = [], "/api/v1/services/"
    while path:
        answer = client.get(path)
        seen += [row["code"] for row in answer.json()]
        link = re.match("<(.*)>", answer.headers.get("Link", ""))
        path = link and link[1]
    assert sorted(seen) == sorted(ServiceItem.objects.values_list("code", flat=True))


def test_halls_divisions_and_codes_for_programs(client):
    near = client.get("/api/v1/halls/", {"lon": "156.026", "lat": "13.034"}).json()
    assert near[0]["name"]["zh-Hans"] == "云浦区政务服务中心"
    inside = client.get("/api/v1/halls/", {"region": "990103"}).json()
    assert inside
    assert all(hall["division"].startswith("990103") for hall in inside)
    after = client.get("/api/v1/halls/", {"after": Hall.objects.order_by("id")[0].reference}).json()
    assert after[0]["reference"] == Hall.objects.filter(valid_to=None).order_by("id")[1].reference
    assert any(one["merged_into"] for one in client.get("/api/v1/divisions/").json())
    assert {"code": "01", "label": {"zh-Hans": "行政许可", "en": "Licence"}, "standard": "GB/T 39046-2020 A.1"} in (
        client.get("/api/v1/dictionaries/item_type/").json()
    )
    assert client.get("/api/v1/halls/", {"lon": "east", "lat": "1"}).status_code in {400, 422}
