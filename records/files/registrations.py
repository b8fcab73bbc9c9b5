"""What stored files tell the ledger: the errand that scans them, the timer that clears uploads."""

from datetime import timedelta

from records.ledger.registry import ErrandKind, Timer, errand_kinds, timers

from .errands import clear, scan_file

errand_kinds.register("file.scan", ErrandKind("documents", scan_file, remote=True))
timers.register("files.clear", Timer(timedelta(hours=1), clear))
