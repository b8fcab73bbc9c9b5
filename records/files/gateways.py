"""The virus scanner: clamd's INSTREAM over TCP or a local socket; called by errands only."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from django.conf import settings

CHUNK = 64 * 1024
SECONDS = 60


class ScannerSilent(OSError):
    """The scanner did not give a verdict; the file stays closed and the errand is tried again."""


@contextmanager
def scanner() -> Iterator[socket.socket]:
    """A connection to CLAMD_ADDRESS: host:port, or the path of a socket."""
    address = settings.CLAMD_ADDRESS
    if address.startswith("/"):
        link = socket.socket(socket.AF_UNIX)
        link.settimeout(SECONDS)
        link.connect(address)
    else:
        host, _, port = address.rpartition(":")
        link = socket.create_connection((host, int(port)), timeout=SECONDS)
    with link:
        yield link


def is_infected(content: IO[bytes]) -> bool:
    """Whether clamd finds something in `content`; ScannerSilent or OSError when it gives no clear answer."""
    with scanner() as link:
        link.sendall(b"zINSTREAM\0")
        while piece := content.read(CHUNK):
            link.sendall(struct.pack(">I", len(piece)) + piece)
        link.sendall(struct.pack(">I", 0))
        said = link.makefile("rb").read().rstrip(b"\0\n")
    if said.endswith(b"FOUND"):
        return True
    if said.endswith(b"OK"):
        return False
    raise ScannerSilent("clamd gave no verdict")
