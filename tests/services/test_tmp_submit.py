import os
import traceback

import pytest
from django.db import connection

from tests.cast import fill_draft, lin_for_her_shop, start_draft, submit_draft

pytestmark = pytest.mark.django_db


def test_it():
    lin = lin_for_her_shop()
    d = start_draft(lin)
    fill_draft(lin, d)
    out = []

    def note(execute, sql, params, many, context):
        frames = [
            f
            for f in traceback.extract_stack()
            if f.filename.startswith(os.getcwd())
            and ".venv" not in f.filename
            and "middleware" not in f.filename
            and "/tests/" not in f.filename
            and "deeds.py" not in f.filename
        ]
        out.append(
            sql[:170]
            + "\n      "
            + " < ".join(f"{f.filename[len(os.getcwd()) + 1 :]}:{f.lineno}:{f.name}" for f in reversed(frames[-4:]))
        )
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        submit_draft(lin, d)
    open("/tmp/app/submit.txt", "w").write("\n".join(out))
