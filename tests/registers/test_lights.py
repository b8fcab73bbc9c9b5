"""A light says by shape, colour and word how things stand; only what holds is green."""

import pytest

from records.registers.templatetags.house import state_light


@pytest.mark.parametrize("state", ["revoked", "refused", "expired"])
def test_what_no_longer_holds_is_red(state):
    assert 'class="light red"' in state_light(state, "已撤销")


@pytest.mark.parametrize(("state", "kind"), [("suspended", "paused"), ("granted", "done"), ("valid", "green")])
def test_every_state_has_its_shape(state, kind):
    assert f'class="light {kind}"' in state_light(state, "")
