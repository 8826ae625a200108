"""What ``doctor`` sees of people and of work in the background. No look tells that somebody wrote."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import DatabaseError
from django.utils import timezone

from speakopenly.web.hear.reporting.alerts import heartbeat
from speakopenly.web.jobs.models import Job, State
from speakopenly.web.looks import Seen, look
from speakopenly.web.people.models import Membership
from speakopenly.web.people.roles import Role

DAYS_LOOKED_BACK: Final = 30
NOT_KNOWN: Final = "Not known while the database does not answer."


@look
def accounts() -> Seen:
    """Whether anybody may sign in, and whether more than one person may run the site."""
    try:
        held = Membership.objects.filter(user__is_active=True)
        people = held.values("user").distinct().count()
        administrators = held.filter(role=Role.ADMINISTRATOR).values("user").distinct().count()
    except DatabaseError:
        return Seen("accounts", False, NOT_KNOWN)
    if not administrators:
        line = "Nobody may run the site yet." if not people else "Nobody is administrator."
        return Seen(
            "accounts",
            False,
            line,
            "Run: speakopenly user add E-MAIL --name N --service S --role administrator",
        )
    if administrators == 1:
        return Seen(
            "accounts", True, "One person is administrator.", "Add a second, for the day the first is away."
        )
    return Seen("accounts", True, f"{administrators} people are administrators.")


@look
def watch() -> Seen:
    """Whether the process that alerts people is there."""
    if heartbeat.is_alive():
        return Seen("watch", True, "Gives signs of life.")
    return Seen(
        "watch",
        False,
        "Not heard of for five minutes: nobody is alerted.",
        "Start serve, or speakopenly watch.",
    )


@look
def given_up() -> Seen:
    """Whether work was given up. Not how much, nor when: that could tell that somebody wrote."""
    since = timezone.now() - timedelta(days=DAYS_LOOKED_BACK)
    try:
        some = Job.objects.filter(state=State.DEAD, ended_at__gte=since).exists()
    except DatabaseError:
        return Seen("given up", False, NOT_KNOWN)
    if not some:
        return Seen("given up", True, f"No work was given up in {DAYS_LOOKED_BACK} days.")
    line = f"Some work could not be finished in the last {DAYS_LOOKED_BACK} days."
    return Seen(
        "given up",
        True,
        line,
        "Who asked for it sees why on Today, and may ask again. The worker's log names the error.",
    )
