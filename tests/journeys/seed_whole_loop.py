"""In the home of a demonstration: what one walk through the loop cannot click or wait for.

Run by a journey as ``python -m tests.journeys.seed_whole_loop WHAT`` with SPEAKOPENLY_HOME set; WHAT is one of
the functions below.
"""

from __future__ import annotations

import os
import sys
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
os.environ.setdefault("PYTEST_XDIST_WORKER", "seed")  # what tests share then keeps the home it is given
WHEN = (
    "at the weekend",
    "on Fridays",
    "before a bank holiday",
    "after five o'clock",
    "in summer",
    "at night",
)
HANDOVERS = (
    "The handover was two lines long and nobody knew who had visited {}.",
    "Nobody handed over {}, so the next worker did not know who had visited.",
    "We get no real handover {}: a note of one line, and no word of the visit.",
    "The handover sheet was missing {} and the visit was made twice.",
)
LETTERS = (
    "The letter about the meeting was so long {} that I gave up reading it.",
    "I could not understand the letter they sent {}; it was full of hard words.",
    "Letters came {} in words that nobody at home could read.",
    "They sent me a letter of six pages {} and I needed help to read it.",
)
FORTY_DAYS = timedelta(days=40)


def voices() -> None:
    """Forty-eight people said like things on paper: half of handovers, half of letters. All may be quoted."""
    from speakopenly.core.tables import read_table_bytes
    from speakopenly.web.hear.listening import actions, columns
    from speakopenly.web.hear.listening.models import Exercise
    from speakopenly.web.hear.reporting.reports.learning import SLUG

    by = _somebody("facilitator")
    exercise = Exercise.objects.get(slug=SLUG)
    said = [line.format(when) for line in (*HANDOVERS, *LETTERS) for when in WHEN]
    rows = [f'P{number:03},"{text}",yes,en' for number, text in enumerate(said)]
    data = "\n".join(["id,text,may we quote,language", *rows]).encode()
    table = read_table_bytes(data, "on_paper.csv")
    batch = actions.upload_file(exercise=exercise, by=by, name="on_paper.csv", data=data)
    actions.match_columns(batch=batch, by=by, places=columns.guess(table), channel="submission", table=table)
    actions.bring_in(batch=batch, by=by)


def every_stop_and_need() -> None:
    """In the newest rights check two people, one independent of the aim, clear each stop; every need is written."""
    from speakopenly.web.change.rights.models import RightsCheck
    from tests.web.change.conftest import People, clear, write_all

    check = RightsCheck.objects.filter(later=None).latest("on", "version")
    people = People(_somebody("lead"), _somebody("leader"), _somebody("safeguarding"))
    clear(check, people)
    write_all(check, people)


def forty_days_later() -> None:
    """Forty days have passed since the newest words came, and since it was said what would tell us."""
    from django.db.models import F

    from speakopenly.web.change.recommendations.models import WouldTell
    from speakopenly.web.check.outcomes.models import Measure
    from speakopenly.web.hear.listening.models import Import

    Import.objects.update(began_on=F("began_on") - FORTY_DAYS)
    WouldTell.objects.update(on=F("on") - FORTY_DAYS)
    Measure.objects.update(on=F("on") - FORTY_DAYS)


def _somebody(name: str) -> Any:
    from speakopenly.web.people.models import Membership
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff

    rows = list(Membership.objects.filter(user__email=f"{name}@northmoor.example"))
    return Staff(rows[0].user, rows[0].service, frozenset(Role(each.role) for each in rows))


if __name__ == "__main__":
    import django

    django.setup()
    globals()[sys.argv[1]]()
