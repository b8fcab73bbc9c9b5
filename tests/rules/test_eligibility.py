"""The self-check asks what the form's rules read, and nothing personal."""

from blueprints.forms.schema import Form
from services.rules.eligibility import fits, questions_of, verdicts


def field(key, kind="number", **more):
    return {"id": key, "kind": kind, "label": {"zh-Hans": key}, **more}


def form(*fields, checks):
    rules = [{"id": f"r{n}", "that": that, "sentence": {"zh-Hans": f"{that}。"}} for n, that in enumerate(checks)]
    return Form.model_validate(
        {"groups": [{"id": "g", "title": {"zh-Hans": "g"}, "fields": list(fields)}], "checks": rules}
    )


AGED = form(
    field("name", "text"), field("married", "yes_no"), field("age"), field("income", show_when="married"),
    checks=["age >= 60", "income < 1000"],
)  # fmt: skip


def test_it_asks_what_the_rules_read_and_what_that_hangs_on():
    assert [f.id for f in questions_of(AGED).fields()] == ["married", "age", "income"]


def test_each_rule_says_yes_no_or_not_known_yet():
    asked = questions_of(AGED)
    assert [v.holds for v in verdicts(asked, {"age": "61"})] == [True, None]
    assert [v.holds for v in verdicts(asked, {"age": "59", "married": "true", "income": "10"})] == [False, True]


def test_one_rule_broken_is_enough_and_all_must_hold():
    asked = questions_of(AGED)
    assert fits(verdicts(asked, {"age": "59"})) is False
    assert fits(verdicts(asked, {"age": "61"})) is None
    assert fits(verdicts(asked, {"age": "61", "married": "true", "income": "10"})) is True


def test_what_is_personal_is_not_asked_beforehand():
    assert questions_of(form(field("salary", sensitive=True), checks=["salary > 0"])) is None


def test_a_form_without_rules_has_no_self_check():
    assert questions_of(form(field("age"), checks=[])) is None
