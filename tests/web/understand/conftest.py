"""A small invented exercise of Northmoor, stored as the long work stores it, and those who work on it.

Fay, facilitator; Lena, learning lead; Pia, publisher; Cole, coder. 62 contributions: 30 people speak of
changes of worker, 25 of being listened to (in two parts), 3 of sign language; one said something of their
own, two said nothing, one spoke Welsh.
"""

from __future__ import annotations

import datetime
import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.test import Client

from speakopenly.core.records import (
    Assignment,
    Consent,
    Contribution,
    ContributionId,
    PersonId,
    Theme,
    ThemeId,
)
from speakopenly.understand.reading import Reading as Read
from speakopenly.understand.reading import read_contributions
from speakopenly.understand.themes import ThemeSet
from speakopenly.web.hear.listening.models import Contribution as Row
from speakopenly.web.hear.listening.models import Exercise, Import
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings import actions as findings
from speakopenly.web.understand.member_checks.models import NotSentBack
from speakopenly.web.understand.reading import actions as reading
from speakopenly.web.understand.reading import queries
from speakopenly.web.understand.reading.models import Stage
from speakopenly.web.understand.themes import actions as themes
from tests.web.conftest import Cast, _person
from tests.web.plans import open_exercise

HANDOVER = "The handover was lost when our worker left in the {} and nobody told us"
LISTENED = "Somebody {} listened to us and it made the difference this time round"
BSL = "There was nobody {} who signed at the meeting about our children"
WHY = "Everybody in this exercise is invented."
WORDS = (  # noqa: SIM905  (a list of thirty words reads better as a line)
    "spring summer autumn winter morning evening night week month year holidays rain snow cold heat dark"
    " light rush quiet storm calm thaw frost dawn dusk noon harvest drought flood breeze"
).split()
WELSH = "Roedd y gweithiwr cymdeithasol yn gwrando arnom ni bob tro ac roedd hynny yn help mawr i ni i gyd"


@dataclass(frozen=True)
class Bench:
    exercise: Exercise
    fay: Staff
    lena: Staff
    pia: Staff
    cole: Staff
    sign_in: Callable[[Staff], Client]

    @property
    def themes(self) -> str:
        return f"/staff/understand/themes/{self.exercise.slug}/"

    @property
    def findings(self) -> str:
        return f"/staff/understand/findings/{self.exercise.slug}/"


def ident(number: int) -> ContributionId:
    return ContributionId(hashlib.blake2b(b"%d" % number, digest_size=16).hexdigest())


@functools.cache
def what_was_said() -> list[Contribution]:
    said = [HANDOVER.format(word) for word in WORDS] + [LISTENED.format(word) for word in WORDS[:25]]
    said += [BSL.format(word) for word in WORDS[:3]]
    said += ["The bus to the centre stops at six and after that we walk home", "n/a", "Nothing", WELSH]
    return [_said(number, text) for number, text in enumerate(said)]


def _said(number: int, text: str) -> Contribution:
    return Contribution(
        id=ident(number),
        person=PersonId(f"person-{number:03}"),
        text=text,
        groups={"role": ("foster_carer", "practitioner")[number % 2]},
        consent=Consent(quote=number % 5 != 0),
    )


def hear_them(exercise: Exercise, by: Staff, said: list[Contribution], *, left_out: int = 1) -> None:
    """The rows of the hear room, without words, as this room never reads its sealed bytes here."""
    batch = Import.objects.create(
        service=by.service,
        exercise=exercise,
        by=by.user,
        state="brought_in",
        file_name="voices.csv",
        digest=f"digest-{said[0].id[:8]}",
        found=len(said) + left_out,
        brought_in=len(said),
        left_out={"no text in the row": left_out},
    )
    Row.objects.bulk_create(
        Row(
            service=by.service,
            exercise=exercise,
            batch=batch,
            ident=each.id,
            person=each.person,
            state="heard",
            sealed_words=b"",
            channel="survey",
            groups=dict(each.groups),
            may_quote=each.consent.quote,
        )
        for each in said
    )


def found_themes(exercise: Exercise) -> ThemeSet:
    """Three themes, the second in two parts, over the passages as they are stored."""
    rows = queries.readings_of(exercise)
    passages = queries.passages_of(exercise, rows)
    of = {row.ident: tuple(passage.id for passage in passages.get(row.pk, ())) for row in rows}

    def theme(name: str, label: str, numbers: range, parent: str | None = None) -> Theme:
        members = tuple(passage for number in numbers for passage in of[ident(number)])
        above = ThemeId(parent) if parent else None
        return Theme(ThemeId(label), above, name, f"People spoke of {name}.", (name,), members)

    listed = (
        theme("changes of worker", "T01", range(30)),
        theme("being listened to", "T02", range(30, 55)),
        theme("listened to at once", "T02.1", range(30, 43), "T02"),
        theme("listened to at last", "T02.2", range(43, 55), "T02"),
        theme("sign language", "T03", range(55, 58)),
    )
    placed = (Assignment(ident(58), None, None, None),)
    settings = {"encoder": "static", "seed": 0}
    return ThemeSet(listed, placed, {ThemeId("T01"): 0.9, ThemeId("T02"): 1.0, ThemeId("T03"): 0.4}, settings)


@functools.cache
def what_was_read() -> list[Read]:
    """Reading is the slow part and always gives the same, so the suite does it once."""
    return list(read_contributions(what_was_said(), deidentifier=None))


def understand(exercise: Exercise) -> None:
    """What the long work does once names are taken out: store readings, themes and findings."""
    understanding = reading.begin(exercise)
    reading._store(exercise, what_was_read())
    found = found_themes(exercise)
    themes.keep_suggestions(exercise, found)
    rows = queries.readings_of(exercise)
    passages = queries.passages_of(exercise, rows)
    findings.keep_suggestions(
        exercise, [queries.as_read(row, passages.get(row.pk, [])) for row in rows], found
    )
    reading.enter(understanding, Stage.DONE, **findings.what_was_done(found))
    it_does_not_go_back(exercise)


def it_does_not_go_back(exercise: Exercise) -> None:
    """Why drafts of this exercise stay, for tests of what comes after: of its first editions."""
    batch = exercise.imports.first()
    NotSentBack.objects.bulk_create(
        NotSentBack(service_id=exercise.service_id, exercise=exercise, edition=edition, why=WHY, by=batch.by)
        for edition in range(1, 4)
    )


@pytest.fixture
def bench(cast: Cast, sign_in: Callable[[Staff], Client]) -> Bench:
    service = cast.asha.service
    fay = _person(service, "Fay", Role.FACILITATOR)
    exercise = open_exercise(
        by=fay,
        title="What helps in Northmoor",
        question="What helps?",
        asked_by="Northmoor",
        opened_on=datetime.date(2026, 3, 1),
        not_heard=["Fathers who live elsewhere"],
    )
    said = what_was_said()
    hear_them(exercise, fay, said)
    understand(exercise)
    return Bench(
        exercise=exercise,
        fay=fay,
        lena=_person(service, "Lena", Role.LEARNING_LEAD),
        pia=_person(service, "Pia", Role.PUBLISHER),
        cole=_person(service, "Cole", Role.CODER),
        sign_in=sign_in,
    )
