"""Where the engines of a VAR_DIR listen: a small note that the starter writes and the settings read."""

import json
import os
import secrets
from dataclasses import asdict, dataclass, field
from pathlib import Path

NOTE = "engines.json"


@dataclass(frozen=True, slots=True)
class Engines:
    """Ports on loopback and the password that keeps other users of the machine out."""

    postgres_port: int = 5432
    redis_port: int = 6379
    password: str = field(default="", repr=False)

    @property
    def urls(self) -> dict[str, str]:
        """The three addresses of the portal's environment."""
        secret = f":{self.password}" if self.password else ""
        base = f"{secret}@127.0.0.1:{self.postgres_port}/portal"
        redis = f"{secret}@" if secret else ""
        return {
            "DATABASE_URL": f"postgresql://portal{base}",
            "DATABASE_OWNER_URL": f"postgresql://owner{base}",
            "REDIS_URL": f"redis://{redis}127.0.0.1:{self.redis_port}/0",
        }


def noted(var: Path) -> Engines | None:
    """What was written down for `var`; None when nothing was or another account's note may not be read."""
    try:
        return Engines(**json.loads((var / NOTE).read_text(encoding="utf-8")))
    except (FileNotFoundError, PermissionError):
        return None


def note_down(var: Path, postgres_port: int, redis_port: int) -> Engines:
    """Remember the ports for the next start; the password is made once."""
    known = noted(var)
    engines = Engines(postgres_port, redis_port, known.password if known else secrets.token_urlsafe(24))
    if engines != known:
        partial = var / f"{NOTE}.{os.getpid()}"
        with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            json.dump(asdict(engines), file)
        partial.replace(var / NOTE)
    return engines


def addresses(var: Path) -> dict[str, str]:
    """The addresses to use when the environment names none."""
    return (noted(var) or Engines()).urls
