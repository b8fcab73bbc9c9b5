"""Enforcement and services do not need each other: each one's story holds with the other left out."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.house.floor_plan import ROOT

STORIES = {
    "enforcement": ["tests/stories/test_open_a_restaurant.py", "tests/stories/test_correction.py"],
    "services": ["tests/stories/test_an_inspection.py"],
}


@pytest.mark.parametrize("removed", STORIES)
def test_the_story_holds_without_the_other_app(template_database, removed):
    """In a process of its own, in which the app is not installed.

    Without services the demonstration is loaded anew: enforcement brings what it needs. Enforcement is loaded last and
    nothing before it knows it (tests/house/test_floors.py), so its removal is tried on the database as it stands.
    """
    env = {**os.environ, "REMOVED_APPS": removed, "REDIS_URL": settings.REDIS_URL, "PYTEST_XDIST_WORKER": ""}
    env.pop("PYTEST_XDIST_WORKER")
    if removed == "enforcement":
        env["TEST_TEMPLATE"] = template_database
    command = [sys.executable, "-m", "pytest", "-n0", "-q", *STORIES[removed]]
    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-1000:]
