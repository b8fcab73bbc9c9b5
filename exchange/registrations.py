"""What exchange registers below."""

from records.ledger.registry import ErrandKind, errand_kinds, queues
from records.privacy.registry import personal_sources

from .errands import send_code, send_notice
from .personal import SOURCE

queues.register("exchange", "exchange.carry")
errand_kinds.register("notice", ErrandKind("exchange", send_notice, remote=True))
errand_kinds.register("one_time_code", ErrandKind("exchange", send_code, remote=True))
personal_sources.register("notices", SOURCE)
