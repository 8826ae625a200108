"""A worker process: ``python -m speakopenly.web.jobs.worker [--until-empty]``.

It works until it is sent SIGTERM or SIGINT; then the job in hand goes back and another worker finishes it.
"""

from __future__ import annotations

import os
import signal
import sys

import django


def main(*, until_empty: bool = False) -> None:
    """Set Django up, listen for the signal to stop, and work."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    django.setup()
    from django.db import close_old_connections

    from speakopenly.web.jobs.shift import Shift

    shift = Shift(between_jobs=close_old_connections)
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: shift.end())
    shift.work(until_empty=until_empty)


if __name__ == "__main__":
    main(until_empty="--until-empty" in sys.argv[1:])
