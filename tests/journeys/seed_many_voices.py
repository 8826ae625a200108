"""In a served home: an exercise of 540 people, 212 of whom spoke of one thing; later 60 leave, or a letter changes.

Run by a journey as ``python -m tests.journeys.seed_many_voices begin|leave|alter EMAIL``.
"""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
TITLE = "Many voices of Northmoor"
SPOKE, HEARD, LEFT = 212, 540, 60


def begin(email: str) -> None:
    from speakopenly.core.records import Consent, Contribution, PersonId, Theme, ThemeId
    from speakopenly.understand.reading import read_contributions
    from speakopenly.understand.themes import ThemeSet
    from speakopenly.web.people.models import Membership, User
    from speakopenly.web.people.roles import Role
    from speakopenly.web.people.staff import Staff
    from speakopenly.web.understand.findings import actions as findings
    from speakopenly.web.understand.reading import actions as reading
    from speakopenly.web.understand.reading import queries
    from speakopenly.web.understand.reading.models import Stage
    from speakopenly.web.understand.themes import actions as themes
    from tests.web.plans import open_exercise
    from tests.web.understand.conftest import (
        HANDOVER,
        LISTENED,
        WORDS,
        hear_them,
        ident,
        it_does_not_go_back,
    )

    user = User.objects.get(email=email)
    service = Membership.objects.filter(user=user)[0].service
    asha = Staff(user, service, frozenset({Role.FACILITATOR}))
    exercise = open_exercise(by=asha, title=TITLE)
    words = [f"{first} of that {then}" for first in WORDS for then in WORDS][:HEARD]
    said = [
        Contribution(
            id=ident(1000 + number),
            person=PersonId(f"voice-{number:03}"),
            text=(HANDOVER if number < SPOKE else LISTENED).format(word),
            consent=Consent(quote=True),
        )
        for number, word in enumerate(words)
    ]
    hear_them(exercise, asha, said, left_out=0)
    understanding = reading.begin(exercise)
    reading._store(exercise, list(read_contributions(said, deidentifier=None)))
    rows = queries.readings_of(exercise)
    passages = queries.passages_of(exercise, rows)
    of = {row.ident: tuple(each.id for each in passages.get(row.pk, ())) for row in rows}

    def theme(label: str, name: str, numbers: range) -> Theme:
        members = tuple(passage for number in numbers for passage in of[ident(1000 + number)])
        return Theme(ThemeId(label), None, name, f"People spoke of {name}.", (name,), members)

    listed = (
        theme("T01", "changes of worker", range(SPOKE)),
        theme("T02", "being listened to", range(SPOKE, HEARD)),
    )
    steady = {ThemeId("T01"): 0.9, ThemeId("T02"): 0.9}
    found = ThemeSet(listed, (), steady, {"encoder": "static", "seed": 0})
    themes.keep_suggestions(exercise, found)
    findings.keep_suggestions(
        exercise, [queries.as_read(row, passages.get(row.pk, [])) for row in rows], found
    )
    reading.enter(understanding, Stage.DONE, **findings.what_was_done(found))
    it_does_not_go_back(exercise)
    sys.stdout.write(exercise.slug)


def leave(_email: str) -> None:
    """Sixty of those who spoke of it take back all they said."""
    from speakopenly.core import erasure
    from speakopenly.core.erasure import Erasure
    from tests.web.understand.conftest import ident

    gone = frozenset(ident(1000 + number) for number in range(LEFT))
    erasure.forget(Erasure(contributions=gone))


def alter(_email: str) -> None:
    """One letter of a quote is another one, as if somebody had been at the database."""
    from speakopenly.web.understand.findings.models import Finding
    from speakopenly.web.understand.reading.models import Passage

    finding = Finding.objects.get(exercise__title=TITLE, theme__ident="T01")
    reading = Passage.objects.get(reading__exercise=finding.exercise, ident=finding.quotes[0]).reading
    reading.text = reading.text.replace("lost", "last", 1)
    reading.save()


if __name__ == "__main__":
    import django

    django.setup()
    {"begin": begin, "leave": leave, "alter": alter}[sys.argv[1]](sys.argv[2])
