"""Log lines that carry numbers and places in our own code, never words, addresses or messages of errors.

Of what anybody did at the public door they tell the day only: a time beside a report would be half a name.
"""

from __future__ import annotations

import logging
import traceback
from typing import Final

from gunicorn import config, glogging

OURS: Final = "speakopenly"
OF_THE_WORK_DOOR: Final = ("speakopenly.jobs", "speakopenly.serve", "speakopenly.keyring")
WEB_SERVER: Final = "gunicorn.error"
OF_ITS_PROCESSES: Final = "arbiter"
"""The part of the web server that starts and stops processes, and knows of no request."""
STAFF: Final = "/staff/"


class CarefulFormatter(logging.Formatter):
    """One line: when, how grave, who says so, what. Only our own messages are repeated word for word."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        when = self.formatTime(record, None if _may_tell_the_time(record) else "%Y-%m-%d")
        line = f"{when} {record.levelname} {record.name}: {_what(record)}"
        if record.exc_info and record.exc_info[0]:
            line += f" [{_where(record.exc_info)}]"
        return line


class ServerLog(glogging.Logger):
    """The web server's own log, under the same rule: it would write down the address of a broken request."""

    def setup(self, cfg: config.Config) -> None:
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(CarefulFormatter())


def _may_tell_the_time(record: logging.LogRecord) -> bool:
    """Whether this is about a worker, a process or somebody at work, and so not about a reporter."""
    if record.name == WEB_SERVER:
        return record.module == OF_ITS_PROCESSES
    path = getattr(getattr(record, "request", None), "path", "")
    return record.name.startswith(OF_THE_WORK_DOOR) or path.startswith(STAFF)


def _what(record: logging.LogRecord) -> str:
    """Others' messages may repeat a path, a form value or a row, so only their fixed part is kept."""
    if record.name == WEB_SERVER:
        is_of_processes = record.module == OF_ITS_PROCESSES
        return record.getMessage() if is_of_processes else f"a request ended badly ({record.funcName})"
    if record.name.split(".")[0] == OURS:
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
