"""Rounds as staff see them and as everybody finds them; what may be voted on; and the votes."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Q, QuerySet
from django.http import Http404

from speakopenly.understand.findings.quotes import may_stand_alone
from speakopenly.understand.rounds import Vote, Votes, gather_votes
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.here import service_here
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.reading.models import Passage
from speakopenly.web.understand.rounds.models import AgreementRound, RoundStatement
from speakopenly.web.understand.themes.models import LIVE, PassageInTheme, Theme

MOST_CHARACTERS: Final = 240
"""Longer than this, people vote on the half they remember."""
MOST_OFFERED: Final = 100
MOST_LOOKED_AT: Final = 2000
RANKS_AT_A_TIME: Final = 50


@dataclass(frozen=True, slots=True)
class Offered:
    """A passage that may become a statement, and the theme it stands in."""

    passage: Passage
    theme: str


def rounds_for(staff: Staff) -> QuerySet[AgreementRound]:
    """The rounds of this service, the newest first."""
    return AgreementRound.objects.filter(service=staff.service).select_related("exercise", "read_by")


def round_of(slug: str, staff: Staff) -> AgreementRound:
    """One round of this service. Raises Http404."""
    found = rounds_for(staff).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def round_at(slug: str) -> AgreementRound:
    """The round at a public address. Raises Http404 where there is none that was opened."""
    rows = AgreementRound.objects.filter(service=service_here(), slug=slug, read_on__isnull=False)
    found = rows.first()
    if found is None:
        raise Http404
    return found


def held(found: AgreementRound) -> AgreementRound:
    """The same round as it stands now; in a transaction, nobody else changes it meanwhile."""
    return AgreementRound.objects.select_for_update(of=("self",)).get(pk=found.pk)


def those_over(day: date) -> QuerySet[AgreementRound]:
    """Rounds that have taken no vote since before this day, or were closed early, and are not counted."""
    over = Q(closes_on__lt=day) | Q(closed_early_on__isnull=False)
    return AgreementRound.objects.filter(over, closed_on=None, read_on__isnull=False)


def those_that_wait_too_long(day: date) -> QuerySet[AgreementRound]:
    """Rounds that should have been counted in a night before this day, and were not."""
    return those_over(day).filter(Q(closes_on__lt=day) | Q(closed_early_on__lt=day))


def statements_of(found: AgreementRound) -> list[RoundStatement]:
    """What is voted on: statements whose speakers still let us quote them."""
    rows = found.statements.filter(passage__reading__may_quote=True)
    return list(rows.select_related("passage__reading"))


def offered_in(exercise: Exercise) -> list[Offered]:
    """Passages that may be voted on, the most telling of each theme first and one of each contribution.

    Only those whose speakers let us quote them, read by a machine that takes names out, and with nothing in
    them that could be a name, a number or a hidden word: ``may_stand_alone`` is stricter than the gate.
    """
    found: dict[object, Offered] = {}
    for row in itertools.islice(_most_telling_first(exercise), MOST_LOOKED_AT):
        text = row.passage.text
        if row.passage.reading_id in found or len(text) > MOST_CHARACTERS or not may_stand_alone(text):
            continue
        found[row.passage.reading_id] = Offered(row.passage, row.theme.name)
        if len(found) == MOST_OFFERED:
            break
    return list(found.values())


def _most_telling_first(exercise: Exercise) -> Iterator[PassageInTheme]:
    """Passages whose speakers let us quote them, some ranks at a time: nobody looks far down a long theme."""
    themes = Theme.objects.filter(exercise=exercise, state__in=LIVE, parent=None).values_list("pk", flat=True)
    members = PassageInTheme.objects.filter(theme__in=list(themes))
    quotable = members.filter(passage__reading__may_quote=True, passage__reading__reason="")
    in_order = quotable.select_related("theme", "passage__reading").order_by("rank", "theme__place")
    for first in itertools.count(step=RANKS_AT_A_TIME):
        if not members.filter(rank__gte=first).exists():
            return
        yield from in_order.filter(rank__gte=first, rank__lt=first + RANKS_AT_A_TIME)


Cast = dict[object, dict[str, int]]
"""Ballots: the votes of each by its key."""


def cast_in(found: AgreementRound) -> Cast:
    """Every ballot as it lies here now."""
    return dict(found.ballots.order_by("pk").values_list("pk", "votes"))


def votes_of(cast: Cast, found: AgreementRound) -> Votes:
    """The votes of these ballots on statements that still stand, for counting."""
    standing = sorted(each.number for each in statements_of(found))
    return gather_votes(_one_by_one(cast, standing))


def _one_by_one(cast: Cast, standing: list[int]) -> Iterable[tuple[str, str, Vote]]:
    for key, votes in cast.items():
        for number in standing:
            if str(number) in votes:
                yield str(key), str(number), Vote(votes[str(number)])
