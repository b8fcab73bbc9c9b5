"""Run one program that ends when its supervisor is gone: `python portal/supervised.py SIGNAL COMMAND…`.

On Linux the kernel sends SIGNAL when the parent dies, even by kill -9; elsewhere the program simply runs.
"""

import contextlib
import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1


def end_with_parent(number: int) -> None:
    """Ask the kernel for signal `number` at the parent's death; does nothing where the kernel has no such thing."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)


if __name__ == "__main__":
    end_with_parent(signal.Signals[f"SIG{sys.argv[1]}"])
    os.execvp(sys.argv[2], sys.argv[2:])
