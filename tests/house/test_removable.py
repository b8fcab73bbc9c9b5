"""The upper apps can be taken away: the portal still checks and its home page still answers."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from .floor_plan import ROOT

WALK = """
from django.core.management import call_command
from django.test import Client
call_command("check")
print(*(Client().get(path).status_code for path in ("/", "/verify/")))
"""


@pytest.mark.django_db
@pytest.mark.parametrize("removed", ["enforcement", "services", "services,enforcement"])
def test_the_portal_stands_without(removed):
    database = settings.DATABASES["default"]
    login = f"{database['USER']}:{database['PASSWORD']}@" if database["PASSWORD"] else f"{database['USER']}@"
    url = f"postgresql://{login}{database['HOST']}:{database['PORT']}/{database['NAME']}"
    env = {**os.environ, "REMOVED_APPS": removed, "DATABASE_URL": url}
    command = [sys.executable, "manage.py", "shell", "-v0", "-c", WALK]
    told = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stderr[-2000:]
    assert "200 200" in told.stdout
