"""The plugins of the test run itself, and the generated page of settings."""

from tests.plugins.skips import allowed, unlisted
from tests.plugins.timing import folder_of


def test_a_skip_needs_a_listed_reason() -> None:
    assert unlisted({"tests/x/test_y.py::test_z"}) == ["tests/x/test_y.py::test_z"]
    assert unlisted({"tests/engines/test_containers.py::test_docker_compose_accepts_the_file"}) == []


def test_every_listed_skip_has_a_reason() -> None:
    assert all(len(reason) > 20 for reason in allowed().values())


def test_time_is_told_by_folder() -> None:
    assert folder_of("tests/stories/test_x.py::test_y[a/b]") == "tests/stories"
