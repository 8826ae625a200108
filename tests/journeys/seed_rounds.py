"""In a served home: many votes in the open round, and the night that counts it.

Run by a journey as ``python -m tests.journeys.seed_rounds SLUG votes|night``. Everybody is invented.
"""

from __future__ import annotations

import os
import random
import secrets
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
VOTERS = 22
PASS, AGREE, DISAGREE = 0, 1, -1


def people_vote(slug: str) -> None:
    """All agree on the first statement; on each other one, everybody goes by chance."""
    from speakopenly.web.understand.rounds import actions, queries

    found, chance = queries.round_at(slug), random.Random(7)  # noqa: S311  (invented votes)
    first, *others = [each.number for each in queries.statements_of(found)]
    for _each in range(VOTERS):
        votes = {first: AGREE} | {number: chance.choice([AGREE, DISAGREE, PASS]) for number in others}
        actions.take_in(found=found, votes=votes, once=secrets.token_bytes(16))


def the_night_comes(_slug: str) -> None:
    from speakopenly.web.understand.rounds import closing

    closing.close_those_over()


if __name__ == "__main__":
    import django

    django.setup()
    {"votes": people_vote, "night": the_night_comes}[sys.argv[2]](sys.argv[1])
