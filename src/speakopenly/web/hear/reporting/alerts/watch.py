"""The watch as a process of its own: ``python -m speakopenly.web.hear.reporting.alerts.watch``.

Beside web and worker, so that no long job ever delays an alert. It writes no line about an alert into the
log: beside a line with a time, it would tell when somebody wrote.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from typing import Final

import django

SECONDS_BETWEEN_LOOKS: Final = 10.0

log = logging.getLogger("speakopenly.watch")


def main() -> None:
    """Set Django up, listen for the signal to stop, and look until then."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    django.setup()
    ended = threading.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: ended.set())
    keep_watch(ended)


def keep_watch(ended: threading.Event) -> None:
    """Look, say that one is alive, wait a little; a look that fails is not said to be one."""
    from django.db import close_old_connections
    from django.utils import timezone

    from speakopenly.web.hear.reporting.alerts import heartbeat
    from speakopenly.web.hear.reporting.alerts.watching import Watch

    watch = Watch()
    while not ended.is_set():
        close_old_connections()
        try:
            watch.look(timezone.localtime())
            heartbeat.beat()
        except Exception as error:  # noqa: BLE001  (whatever it was, the watch goes on and keeps what it knows)
            log.warning("the watch could not look: %s", type(error).__name__)
        ended.wait(SECONDS_BETWEEN_LOOKS)


if __name__ == "__main__":
    main()
