"""Every theme of 国办函〔2016〕108号 bears a drawing of the portal's own."""

import json
from pathlib import Path

import pytest

from services.rules.theme_icons import OTHER, THEME_ICONS, theme_icon

STANDARD = json.loads(Path("portal/demonstration/themes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("audience", ["natural", "legal"])
def test_every_theme_of_the_standard_has_a_drawing(audience):
    assert [row["zh"] for row in STANDARD[audience] if row["zh"] not in {*THEME_ICONS, "其他"}] == []


def test_a_theme_of_a_regions_own_has_the_general_drawing():
    assert theme_icon("茶山管护") == OTHER
