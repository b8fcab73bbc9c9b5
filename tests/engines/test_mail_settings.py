"""Production sends e-mail or does not start: a code never stands in a log or a file."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
SAFE = {"PRODUCTION": "1", "SECRET_KEY": "x" * 50, "STAFF_SECOND_FACTOR": "required", "DEBUG": "0"}


def check(tmp_path, **given):
    """`manage.py check --deploy` as an operator would run it."""
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **SAFE, **given}
    command = [sys.executable, "manage.py", "check", "--deploy"]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize("kind", ["console", "filebased", "locmem", "dummy"])
def test_a_backend_that_sends_nothing_is_refused_in_production(tmp_path, kind):
    done = check(tmp_path, EMAIL_BACKEND=f"django.core.mail.backends.{kind}.EmailBackend")
    assert done.returncode != 0
    assert "needs an EMAIL_BACKEND that sends" in done.stderr


def test_production_sends_by_smtp_without_being_told(tmp_path):
    assert "EMAIL_BACKEND" not in check(tmp_path).stderr
