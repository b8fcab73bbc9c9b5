"""Run one program that ends when its supervisor is gone: `python portal/supervised.py SIGNAL USER COMMAND…`.

On Linux the kernel sends SIGNAL when the parent dies, even by kill -9; elsewhere the program simply runs.
USER is the account to become first (by root only); `-` stays who we are.
"""

import contextlib
import ctypes
import os
import pwd
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(number: int) -> None:
    """Ask the kernel for signal `number` at the parent's death; does nothing where the kernel has no such thing."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)


def become(account: pwd.struct_passwd) -> None:
    """Drop root for good."""
    os.setgroups([])
    os.setgid(account.pw_gid)
    os.setuid(account.pw_uid)


if __name__ == "__main__":
    if sys.argv[2] != "-":
        become(pwd.getpwnam(sys.argv[2]))
        os.chdir("/")
    end_with_parent(signal.Signals[f"SIG{sys.argv[1]}"])
    os.execvp(sys.argv[3], sys.argv[3:])
