"""Every word of the portal exists in three languages."""

import re

import pytest
from django.template import Context, Template
from django.utils.translation import override

from portal.management.commands.words import complete, messages, read
from records.words import to_traditional

HAN = re.compile(r"[\u3400-\u9fff]")


def test_every_message_has_english():
    english = read("en")
    assert [text for text, counted in messages().items() if not complete(english.get(text), counted)] == []


def test_english_is_english():
    assert [(text, said) for text, said in read("en").items() if HAN.search("".join(said))] == []


def test_english_keeps_the_placeholders():
    pattern = re.compile(r"%\(\w+\)[sd]")
    wrong = [
        (text, said)
        for text, forms in read("en").items()
        for said in forms
        if set(pattern.findall(text)) - {"%(n)s"} != set(pattern.findall(said)) - {"%(n)s"}
    ]  # "once" needs no number
    assert wrong == []


def test_a_number_before_an_english_noun_has_a_form_for_one_and_one_for_the_rest():
    counts = re.compile(r"%\((\w+)\)[sd](?:</\w+>)? (?:working |calendar )?([a-z]+s)\b")
    words = {"hall", "label", "name", "organ", "place", "source", "who"}  # places for words, before a verb
    found = [
        (text, noun)
        for text, forms in read("en").items()
        if len(forms) == 1 and not text.startswith("最近 %(days)s 天")  # settings: never one
        for place, noun in counts.findall(forms[0])
        if place not in words
    ]
    assert found == []


def test_one_is_one_and_two_are_two():
    template = Template('{% load house %}{% counted "剩 %(n)s 个工作日" n %}')
    said = {}
    for language in ("zh-hans", "zh-hant", "en"):
        with override(language):
            said[language] = [template.render(Context({"n": n})) for n in (0, 1, 2)]
    assert said == {
        "zh-hans": ["剩 0 个工作日", "剩 1 个工作日", "剩 2 个工作日"],
        "zh-hant": ["剩 0 個工作日", "剩 1 個工作日", "剩 2 個工作日"],
        "en": ["0 working days left", "1 working day left", "2 working days left"],
    }


def test_traditional_characters_are_derived():
    assert read("zh_Hant") == {text: (to_traditional(text),) for text in messages()}


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/bundles/99TCP0003/", "/verify/", "/styleguide/", "/services/990131037000/"])
def test_a_page_in_english_speaks_english(client, path):
    page = client.get(path, headers={"Accept-Language": "en"}).content.decode()
    main = re.sub(r"<[^>]+>|<title>.*?</title>", " ", page[page.index("<main") : page.index("</main>")])
    allowed = re.compile(r"《[^》]*》|（[^）]*）|第.{1,4}条|㛃 䶮 𬭎|准予办结")
    left = HAN.findall(allowed.sub("", main))
    assert left == []
