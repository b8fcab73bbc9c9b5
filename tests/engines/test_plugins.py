"""The plugins of the test run itself, and what `make demo` tells."""

from portal import demo_words
from portal.demonstration import cast
from tests.plugins.skips import allowed, unlisted
from tests.plugins.timing import folder_of


def test_a_skip_needs_a_listed_reason() -> None:
    assert unlisted({"tests/x/test_y.py::test_z"}) == ["tests/x/test_y.py::test_z"]
    assert unlisted({"tests/engines/test_containers.py::test_docker_compose_accepts_the_file"}) == []


def test_every_listed_skip_has_a_reason() -> None:
    assert all(len(reason) > 20 for reason in allowed().values())


def test_time_is_told_by_folder() -> None:
    assert folder_of("tests/stories/test_x.py::test_y[a/b]") == "tests/stories"


def test_the_accounts_told_are_those_of_the_demonstration() -> None:
    assert {(name, who) for name, who, _ in demo_words.CAST} <= {(role.username, role.name) for role in cast.CAST}
    assert demo_words.PASSWORD == cast.PASSWORD
