"""Find what one person said, by the id or the row their words had in the host's own file. No words are shown.

Ids and rows are sealed with the words, so a facilitator's key must be open, and every row looked at is
opened in memory. Nothing of what is looked for is stored or logged.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet

from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import NotAllowed
from speakopenly.core.records import Channel, Consent, ContributionId
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.listening import consents, safekeeping
from speakopenly.web.hear.listening.models import Contribution, ContributionState, Exercise, Import
from speakopenly.web.hear.listening.safekeeping import Words, WordsLocked

ROWS_AT_A_TIME = 500
Wanted = Callable[[Words], bool]


@dataclass(frozen=True, slots=True)
class OnePerson:
    """What one person said in one file: how much, by which way, and what it may be used for now.

    ``key`` is that of one of their contributions; ``rows`` are known only where they were just opened.
    """

    key: UUID
    file_name: str
    channel: str
    idents: frozenset[ContributionId]
    speaks_for: int
    consent: Consent
    rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """Who was found, and in how many files this key could not look."""

    people: tuple[OnePerson, ...]
    files_not_opened: int = 0


def by_given_id(
    exercise: Exercise, given_id: str, unlocked: Unlocked | None, batch: Import | None = None
) -> Found:
    """Everybody whose row had this id, in one file of an exercise or in all of them."""
    wanted = given_id.strip()
    return _look(exercise, batch, unlocked, lambda words: words.given_id.strip() == wanted)


def by_row(exercise: Exercise, batch: Import, row: int, unlocked: Unlocked | None) -> Found:
    """Whoever stood in this row of a file; the row of the header is 1."""
    return _look(exercise, batch, unlocked, lambda words: words.row == row)


def shown_again(exercise: Exercise, keys: Collection[str]) -> tuple[OnePerson, ...]:
    """The people behind these keys, with everything they said in the same file. Unknown keys find nobody."""
    try:
        rows = list(open_to_withdrawal(exercise).filter(pk__in=keys).select_related("batch"))
    except ValidationError:
        return ()
    return tuple(_person(row, ()) for row in rows)


def open_to_withdrawal(exercise: Exercise) -> QuerySet[Contribution]:
    """What a facilitator takes out for somebody: not what came by the Speak door, which has its own way."""
    heard = Contribution.objects.filter(exercise=exercise, state=ContributionState.HEARD)
    return heard.exclude(batch__channel=str(Channel.SPEAK_DOOR), batch__job=None)


def files_of(wanted: Erasure) -> frozenset[UUID]:
    """The imports from which any of these contributions, or of these people's, came."""
    theirs = Q(person__in=wanted.people) if wanted.people else Q(pk=None)
    found: set[UUID] = set(Contribution.objects.filter(theirs).values_list("batch", flat=True))
    idents = sorted(wanted.contributions)
    for first in range(0, len(idents), ROWS_AT_A_TIME):
        some = Contribution.objects.filter(ident__in=idents[first : first + ROWS_AT_A_TIME])
        found.update(some.values_list("batch", flat=True))
    return frozenset(found)


def _look(exercise: Exercise, batch: Import | None, unlocked: Unlocked | None, wanted: Wanted) -> Found:
    rows = open_to_withdrawal(exercise)
    batches = (
        Import.objects.filter(pk__in=rows.values("batch")).defer("sealed_file").select_related("case_key")
    )
    people: list[OnePerson] = []
    not_opened = 0
    for each in batches if batch is None else batches.filter(pk=batch.pk):
        try:
            people += _in_file(each, rows.filter(batch=each), unlocked, wanted)
        except (NotAllowed, WordsLocked):
            not_opened += 1
    return Found(tuple(people), not_opened)


def _in_file(
    batch: Import, rows: QuerySet[Contribution], unlocked: Unlocked | None, wanted: Wanted
) -> Iterator[OnePerson]:
    key = safekeeping.key_of(batch, unlocked)
    found: dict[str, tuple[Contribution, list[int]]] = {}
    for row in rows.exclude(sealed_words=b"").iterator(chunk_size=ROWS_AT_A_TIME):
        words = safekeeping.open_words(batch, row, key)
        if wanted(words):
            found.setdefault(row.person, (row, []))[1].append(words.row)
    for row, numbers in found.values():
        row.batch = batch
        yield _person(row, tuple(sorted(numbers)))


def _person(row: Contribution, numbers: tuple[int, ...]) -> OnePerson:
    """A group that speaks for several has no one person behind it, but one row."""
    theirs = Contribution.objects.filter(batch=row.batch_id, person=row.person, state=ContributionState.HEARD)
    return OnePerson(
        key=row.pk,
        file_name=row.batch.file_name,
        channel=row.channel,
        idents=frozenset(ContributionId(ident) for ident in theirs.values_list("ident", flat=True)),
        speaks_for=row.speaks_for,
        consent=consents.of_row(row),
        rows=numbers,
    )
