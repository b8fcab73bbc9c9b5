"""Parts of pages that are kept: they know the values named for them and nothing else."""

import pytest
from django.template import TemplateSyntaxError, engines
from django.utils import translation
from django.utils.safestring import SafeString

PART = "{% load kept i18n %}{% kept name=person.name %}{{ name }}{{ person.name }}{{ request.path }}{% endkept %}"


def test_what_is_not_named_cannot_be_shown(rf):
    part = engines["django"].from_string(PART)
    assert [part.render({"person": {"name": name}}, rf.get("/somewhere/")) for name in ("林", "莫", "林")] == [
        "林",
        "莫",
        "林",
    ]


def test_a_text_that_needs_escaping_is_never_taken_for_one_that_does_not():
    part = engines["django"].from_string(PART)
    texts = (SafeString("<b>"), "<b>", SafeString("<b>"), 1, True, "1")
    assert [part.render({"person": {"name": text}}) for text in texts] == ["<b>", "&lt;b&gt;", "<b>", "1", "True", "1"]


def test_each_language_has_its_own():
    part = engines["django"].from_string('{% load kept i18n %}{% kept %}{% translate "退出" %}{% endkept %}')
    said = []
    for language in ("zh-hans", "en", "zh-hans", "en"):
        with translation.override(language):
            said.append(part.render())
    assert said == ["退出", "Log out", "退出", "Log out"]


@pytest.mark.parametrize("value", [["a"], {"a": "b"}, object()])
def test_what_can_change_is_not_kept(value):
    with pytest.raises(TypeError):
        engines["django"].from_string(PART).render({"person": {"name": value}})


def test_every_value_has_a_name():
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string("{% load kept %}{% kept name %}{% endkept %}")
