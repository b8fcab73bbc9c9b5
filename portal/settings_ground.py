"""Settings that others lean on: where the project lies and keeps its things, and how strict it is."""

from pathlib import Path

from . import environment as env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(
    env.text("VAR_DIR", str(BASE_DIR / "var/demo"), shown="var/demo", help="Where engines, keys, uploads are kept.")
).resolve()
DEBUG = env.flag("DEBUG", help="Tracebacks in the browser; never in production.")
PRODUCTION = env.flag("PRODUCTION", help="Refuse unsafe values and demand TLS.")
