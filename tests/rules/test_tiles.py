"""The schematic map: hexagons in rings, none on another."""

import pytest

from records.registers.rules.tiles import SIZE, axial, sheet


@pytest.mark.parametrize("count", [1, 4, 7, 8, 19, 40])
def test_every_place_has_a_hexagon_of_its_own_close_to_the_others(count):
    assert len(set(axial(count))) == count
    drawn = sheet(count)
    middles = [(tile.x, tile.y) for tile in drawn.tiles]
    for n, (x, y) in enumerate(middles):
        gaps = [((x - a) ** 2 + (y - b) ** 2) ** 0.5 for m, (a, b) in enumerate(middles) if m != n]
        assert not gaps or SIZE * 1.7 < min(gaps) < SIZE * 1.8


def test_the_box_holds_every_corner():
    left, top, width, height = sheet(12).box
    for tile in sheet(12).tiles:
        for corner in tile.corners.split():
            x, y = map(float, corner.split(","))
            assert left <= x <= left + width and top <= y <= top + height


def test_nothing_is_drawn_of_nothing():
    assert sheet(0).tiles == ()
