"""Log lines that carry numbers and places in our own code, never words, addresses or messages of errors."""

from __future__ import annotations

import logging
import traceback

OURS = ("speakopenly", "gunicorn.error")


class CarefulFormatter(logging.Formatter):
    """One line: when, how grave, who says so, what. Only our own messages are repeated word for word."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        line = f"{self.formatTime(record)} {record.levelname} {record.name}: {_what(record)}"
        if record.exc_info and record.exc_info[0]:
            line += f" [{_where(record.exc_info)}]"
        return line


def _what(record: logging.LogRecord) -> str:
    """Others' messages may repeat a path, a form value or a row, so only their fixed part is kept."""
    if record.name.split(".")[0] in OURS or record.name in OURS:
        return record.getMessage()
    status = getattr(record, "status_code", "")
    number = getattr(getattr(record, "request", None), "support_number", "")
    return " ".join(str(part) for part in (status, number) if part) or str(record.msg).split("%")[0].strip()


def _where(exc_info: logging._SysExcInfoType) -> str:
    """The class of the error and the line it came from; its text may hold somebody's words."""
    kind, _, trace = exc_info
    frames = traceback.extract_tb(trace)
    name = kind.__name__ if kind else "error"
    if not frames:
        return name
    last = frames[-1]
    return f"{name} at {last.name}, line {last.lineno} of {last.filename.rpartition('/')[2]}"
