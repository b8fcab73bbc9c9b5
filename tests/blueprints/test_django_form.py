"""A form of an edition on a page: the evaluator's words at its fields, nothing typed is lost."""

from django.http import QueryDict
from django.utils import translation

from blueprints.forms import Form
from blueprints.forms.pages import django_form, typed_answers


def question(name, kind, **more):
    return {"id": name, "kind": kind, "label": {"zh-Hans": f"{name}项", "en": f"{name} item"}, **more}


OPTIONS = [{"id": name, "label": {"zh-Hans": name}} for name in ("hot", "cold")]
FORM = Form.model_validate({
    "groups": [{
        "id": "g", "title": {"zh-Hans": "组"}, "fields": [
            question("area", "number"), question("foods", "choices", choices=OPTIONS), question("dine_in", "yes_no"),
            question("seats", "number", show_when="dine_in"), question("true", "declaration"),
            question("staff", "table", columns=[question("name", "text"), question("phone", "phone")]),
        ],
    }],
})  # fmt: skip
TYPED = "area=86&foods=hot&foods=cold&dine_in=no&true=on&staff-0-name=%E6%9E%97&staff-0-phone=13900000000&staff-1-name="


def asked(page):
    return [question.name for _, questions in page.groups() for question in questions]


def test_it_gives_the_values_of_the_evaluator():
    page = django_form(FORM, QueryDict(TYPED))
    assert page.is_valid()
    assert page.cleaned_data == {
        "area": "86", "foods": ["hot", "cold"], "dine_in": False, "true": True,
        "staff": [{"name": "林", "phone": "13900000000"}],
    }  # fmt: skip


def test_it_says_what_is_wrong_at_the_field_and_keeps_what_was_typed():
    page = django_form(FORM, QueryDict(TYPED.replace("area=86", "area=many").replace("13900000000", "139")))
    assert set(page.errors) == {"area", "staff"}
    assert page.errors["area"] == ["“area项”只填数字，例如 86 或 86.5。"]
    assert 'value="many"' in str(page["area"])
    assert 'value="139"' in str(page["staff"])


def test_it_asks_only_what_is_asked():
    assert "seats" not in asked(django_form(FORM))
    assert "seats" in asked(django_form(FORM, answers={"dine_in": True}))
    assert "seats" in asked(django_form(FORM, QueryDict("dine_in=yes")))


def test_known_answers_are_filled_in():
    page = django_form(FORM, answers={"area": "86", "dine_in": False, "foods": ["hot"], "staff": [{"name": "林"}]})
    assert 'value="86"' in str(page["area"])
    assert 'value="no"' in str(page["dine_in"]).split("checked")[0].rsplit("<input", 1)[1]
    assert 'value="林"' in str(page["staff"])


def test_it_speaks_the_readers_language():
    with translation.override("en"):
        assert "area item" in str(django_form(FORM)["area"].label_tag())


def test_no_browser_refusal_stands_before_ours():
    page = str(django_form(FORM))
    assert " required" not in page
    assert 'type="number"' not in page


def test_a_post_is_read_field_by_field():
    typed = typed_answers(FORM, QueryDict(TYPED))
    assert (typed["area"], typed["foods"], typed["dine_in"]) == ("86", ["hot", "cold"], "no")
    assert typed["staff"][0] == {"name": "林", "phone": "13900000000"}
