"""PostgreSQL refuses root: a process of root runs it as a system account made for it."""

import os
import pwd
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

SYSTEM_USER = "yiwang-engine"


class EngineError(Exception):
    """An engine cannot run; the sentence says what to do."""


def engine_account(folder: Path) -> pwd.struct_passwd | None:
    """Who runs PostgreSQL on `folder` for root: its present owner, else a system account; None: we ourselves."""
    if os.geteuid() != 0:
        return None
    if folder.exists() and folder.stat().st_uid != 0:
        return pwd.getpwuid(folder.stat().st_uid)
    try:
        return pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        return make_account()


def make_account() -> pwd.struct_passwd:
    """A system account without home and password."""
    tool = shutil.which("useradd")
    if not tool:
        raise EngineError(f"PostgreSQL does not run as root: make a system account {SYSTEM_USER}, or run as a user.")
    made = subprocess.run([tool, "--system", "--no-create-home", SYSTEM_USER], capture_output=True, text=True)
    if made.returncode:
        raise EngineError(f"The system account {SYSTEM_USER} could not be made: {made.stderr.strip()}")
    return pwd.getpwnam(SYSTEM_USER)


def identity_of(account: pwd.struct_passwd | None) -> dict[str, Any]:
    """The arguments of subprocess that make a child run as `account`."""
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if account else {}


def open_way(folder: Path, account: pwd.struct_passwd | None) -> None:
    """Let `account` pass through (not list) every folder above `folder`."""
    if account is None:
        return
    for parent in [folder, *folder.parents]:
        mode = parent.stat().st_mode
        if not mode & 0o001 and parent.stat().st_uid != account.pw_uid:
            print(f"→ letting {SYSTEM_USER} pass through {parent} (chmod o+x; it stays unlisted)", file=sys.stderr)
            parent.chmod(mode | 0o001)


def give(folder: Path, account: pwd.struct_passwd | None) -> None:
    """A private folder of `account`."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    if account:
        os.chown(folder, account.pw_uid, account.pw_gid)
