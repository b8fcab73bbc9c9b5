"""How each kind of field stands on a page of a draft: its name in the reader's language, its problem tied to it."""

from typing import get_args

import pytest
from django.template import engines
from django.utils import translation

from blueprints.forms.cleaning import clean
from blueprints.forms.schema import FieldKind, Form
from records.ledger.errors import Problem
from services.fields import form_rows

NAMES = {"zh-hans": "名<称", "zh-hant": "名<稱", "en": "a <name"}
FREE = {"zh-hans": "（选填）", "zh-hant": "（選填）", "en": " (optional)"}
COLUMN = {"id": "column", "kind": "text", "label": {"zh-Hans": "列"}}


def form(kind, **more):
    """A form of one field."""
    label = {"zh-Hans": "名<称", "en": "a <name"}
    options = [{"id": one, "label": {"zh-Hans": one}} for one in ("hot", "cold")]
    field = {"id": "asked", "kind": kind, "label": label, "choices": options, "columns": [COLUMN], **more}
    return Form.model_validate({"groups": [{"id": "g", "title": {"zh-Hans": "组"}, "fields": [field]}]})


def drawn(form, value="", problems=()):
    """The field as a page shows it."""
    [(_group, [row])] = form_rows(form, {"asked": value}, list(problems))
    return engines["django"].from_string("{{ row }}").render({"row": row})


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("kind", get_args(FieldKind))
def test_every_kind_says_its_name_and_what_may_stay_empty_in_the_language_of_the_page(kind, language):
    with translation.override(language):
        page = drawn(form(kind, required=False))
        needed = drawn(form(kind))
    assert f">{NAMES[language].replace('<', '&lt;')}{FREE[language]}<" in page
    assert FREE[language] not in needed
    assert 'id="field-asked"' in page and 'name="asked' in page


@pytest.mark.parametrize("kind", get_args(FieldKind))
def test_what_has_to_be_filled_in_under_a_condition_is_not_called_optional(kind):
    assert "（选填）" not in drawn(form(kind, required=False, required_when="1 < 2"))


@pytest.mark.parametrize("kind", get_args(FieldKind))
def test_every_kind_says_what_is_wrong_and_gives_help(kind):
    hint = {"zh-Hans": "写<全>"}
    page = drawn(form(kind, hint=hint), problems=[Problem("asked", "请填写“甲<乙”。")])
    assert "写&lt;全&gt;" in page and "请填写“甲&lt;乙”。" in page and 'class="field wrong"' in page
    lines = "<fieldset" not in page
    assert ('aria-invalid="true" aria-describedby="error-asked hint-asked"' in page) is lines


@pytest.mark.parametrize(
    "answer", [[], [1, "x"], {"a": 1}, [[{}]], 3, 2.5, True, False, None, "x", [None], [{"column": []}]]
)
@pytest.mark.parametrize("kind", get_args(FieldKind))
def test_whatever_a_machine_answered_the_page_is_drawn(kind, answer):
    asked = form(kind)
    kept = clean(asked, {"asked": answer}, partial=True)
    assert 'id="field-asked"' in drawn(asked, kept.values["asked"], kept.problems)


def test_what_was_answered_stands_in_the_field_and_harms_nobody():
    assert 'value="&quot;&gt;&lt;script&gt;"' in drawn(form("text"), '"><script>')
    assert 'value="cold" checked>cold' in drawn(form("choice"), "cold")
    assert 'value="hot" checked' in drawn(form("choices"), ["hot"]).replace("\n", " ").replace(' id="id_asked_0"', "")
