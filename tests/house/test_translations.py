"""Every word of the portal exists in three languages."""

import re

import pytest

from portal.management.commands.words import messages, read
from records.words import to_traditional

HAN = re.compile(r"[\u3400-\u9fff]")


def test_every_message_has_english():
    english = read("en")
    assert [text for text in messages() if not english.get(text)] == []


def test_english_is_english():
    assert [(text, said) for text, said in read("en").items() if HAN.search(said)] == []


def test_english_keeps_the_placeholders():
    pattern = re.compile(r"%\(\w+\)[sd]")
    wrong = [text for text, said in read("en").items() if set(pattern.findall(text)) != set(pattern.findall(said))]
    assert wrong == []


def test_traditional_characters_are_derived():
    assert read("zh_Hant") == {text: to_traditional(text) for text in messages()}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/bundles/99TCP0003/", "/verify/", "/styleguide/", "/services/990131037000/"])
def test_a_page_in_english_speaks_english(client, path):
    page = client.get(path, headers={"Accept-Language": "en"}).content.decode()
    main = re.sub(r"<[^>]+>|<title>.*?</title>", " ", page[page.index("<main") : page.index("</main>")])
    allowed = re.compile(r"《[^》]*》|（[^）]*）|第.{1,4}条|㛃 䶮 𬭎|准予办结")
    left = HAN.findall(allowed.sub("", main))
    assert left == []
