"""What the web server does once, before anybody speaks."""

from __future__ import annotations

import logging

from django.db import DatabaseError

from speakopenly.web.hear.reporting.reports.daily import prepare_keys
from speakopenly.web.hear.reporting.speak import names_check
from speakopenly.web.hear.reporting.speak.queries import an_open_door

log = logging.getLogger("speakopenly.serve")


def start() -> None:
    """Make the keys a reporter's deed needs, and load what looks for names, so that nobody waits for it."""
    try:
        prepare_keys()
    except DatabaseError:
        log.warning("the database is not ready, so no keys were made; the worker makes them at its start")
    if an_open_door():
        names_check.warm()
