"""What the log may say: where a thing failed, never with whose values; people's numbers are covered everywhere."""

import logging
import re
import traceback
from types import TracebackType

NUMBERS = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[\dXx]|1[3-9]\d{9})(?![0-9A-Za-z])")  # identity numbers, mobile numbers
CONTROLS = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")
FRAMES = 30


class QuietFormatter(logging.Formatter):
    """A formatter that leaves an exception's words out, for they hold values, and covers numbers of people."""

    def formatException(
        self, ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]
    ) -> str:
        """The classes and the lines of code passed, from the cause to the last one."""
        parts: list[str] = []
        error = ei[1]
        while error is not None and len(parts) < FRAMES:
            frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
            lines = [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
            parts.insert(0, "\n".join([type(error).__name__, *lines]))
            error = error.__cause__ or error.__context__
        return "\n".join(parts)

    def format(self, record: logging.LogRecord) -> str:
        """One line, and the traceback below it."""
        held, record.exc_text = record.exc_text, None
        text = super().format(record)
        record.exc_text = held
        return NUMBERS.sub("···", text)

    def formatMessage(self, record: logging.LogRecord) -> str:
        """What was sent makes no second line: control characters are written out."""
        return CONTROLS.sub(lambda sign: f"\\x{ord(sign[0]):02x}", super().formatMessage(record))
