"""What upper floors tell exchange: the kinds of messages that departments send each other."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from records.registry import Registry


@dataclass(frozen=True, slots=True)
class MessageKind:
    """How a kind of message is shown, answered and followed.

    `outcomes` are the answers a person chooses from (code → label); none: to sign for it is all. `respond(incoming)`
    stands for the department's own system and gives {outcome, facts?, words?} at once. `followed(message, event)` is
    called once in the transaction that notes a receipt (event `signed`) or an answer (event `answer`) at the sender:
    it puts an errand, it does nothing else. `words_needed`: an answer by a person says how it was found.
    `url(incoming)` is where the receiver sees more. `labels` name the keys of the body that a page shows.
    """

    title: dict[str, str]
    outcomes: dict[str, Any] = field(default_factory=dict)
    respond: Callable[[Any], dict[str, Any]] | None = None
    followed: Callable[[Any, str], None] | None = None
    words_needed: bool = True
    url: Callable[[Any], str] | None = None
    labels: dict[str, Any] = field(default_factory=dict)


message_kinds: Registry[MessageKind] = Registry("message kinds")
