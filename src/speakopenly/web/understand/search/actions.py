"""Deeds of search: put passages into the indexes, forget them, keep a search and remove it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

import numpy as np
from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, TextField, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.understand.search.query import Term, label, labels, read_query, searchable
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.reading import machines
from speakopenly.web.understand.reading.models import Passage, Reading, Understanding
from speakopenly.web.understand.search import meaning, policies
from speakopenly.web.understand.search.engines import engine
from speakopenly.web.understand.search.models import SavedSearch, Searched

AT_ONCE = 500
NUMBER_BITS = 62

Holding = Callable[[], AbstractContextManager[Any]]
"""Opens a transaction in which the caller still holds its job."""


def bring_up_to_date(exercise: Exercise, *, holding: Holding = transaction.atomic) -> None:
    """Put every passage that is not there yet into both indexes. Cut short, it goes on the next time."""
    while _add_words(exercise, holding):
        pass
    _add_vectors(exercise, holding)


def make_quick(exercise: Exercise) -> None:
    """Index the vectors of a large exercise by near neighbours; without it they are all compared."""
    meaning.to_write(exercise.pk).build()


def daily_round() -> None:
    """Bring every exercise up to date, whatever a killed worker or a restored backup left undone."""
    for understanding in Understanding.objects.select_related("exercise"):
        bring_up_to_date(understanding.exercise)
        make_quick(understanding.exercise)


def numbers_of(readings: Collection[Any]) -> list[int]:
    """The numbers of the passages of these readings, by key; asked before they are deleted."""
    return list(Searched.objects.filter(reading__in=readings).values_list("number", flat=True))


@transaction.atomic
def forget_in(exercise: Exercise, numbers: Sequence[int], words: Sequence[str]) -> int:
    """Forget what the indexes still hold of passages whose rows are deleted. Gives how many vectors went.

    Saved searches go that ask for words which nobody else said.
    """
    forget_words(exercise, words)
    return meaning.forget(exercise.pk, numbers)


@transaction.atomic
def read_again(passage: Passage) -> None:
    """Words of a passage were replaced: both indexes forget how it read; its words are found anew at once.

    What it means is found again after the next daily round.
    """
    numbers = list(Searched.objects.filter(passage=passage).values_list("number", flat=True))
    Searched.objects.filter(passage=passage).delete()
    meaning.forget(passage.reading.exercise_id, numbers)
    if numbers:
        _row(passage).save(force_insert=True)


@transaction.atomic
def forget_words(exercise: Exercise, words: Sequence[str]) -> None:
    """These words stand in no passage any more; neither may they in an index or a saved search."""
    if words:
        engine().leave_no_trace(" ".join(words))
        _forget_searches(exercise, words)


@transaction.atomic
def save_search(
    *, exercise: Exercise, by: Staff, name: str, typed: str, filters: dict[str, Any]
) -> SavedSearch:
    """Keep a search under a name. Raises NotAllowed, or BadInput where it holds what looks like a name."""
    policies.check_can_save(by, exercise)
    for text in (name, typed):
        if recogniser(by.service.pk).find(text):
            raise BadInput(
                _("Something in it looks like a name, a place or a number."),
                do=_("Search for it, and keep the search without it."),
            )
    if read_query(typed).is_empty and not filters.get("code"):
        raise BadInput(
            _("There is nothing to look for."), do=_("Type the words that are wanted, or choose a code.")
        )
    search = SavedSearch.objects.create(
        service=by.service,
        exercise=exercise,
        name=name.strip(),
        typed=typed.strip(),
        filters=filters,
        by=by.user,
    )
    audit.record("search kept", search, by=by.user, service=by.service)
    return search


@transaction.atomic
def remove_search(*, search: SavedSearch, by: Staff) -> None:
    """Remove a saved search. Raises NotAllowed."""
    policies.check_can_remove(by, search)
    audit.record("search removed", search, by=by.user, service=by.service)
    search.delete()


def scope_of(reading: Reading) -> str:
    """Everything by which a search can be narrowed to this reading."""
    given = {
        "exercise": str(reading.exercise_id),
        "channel": reading.channel,
        "language": reading.language,
        "question": reading.question,
        **{f"group:{name}": str(value) for name, value in reading.groups.items()},
    }
    return f"{label('service', str(reading.service_id))} {labels(given)}"


def _add_words(exercise: Exercise, holding: Holding) -> bool:
    with holding():
        known = Exists(Searched.objects.filter(passage=OuterRef("pk")))
        rows = Passage.objects.filter(~known, reading__exercise=exercise).order_by().select_related("reading")
        some = list(rows[:AT_ONCE])
        Searched.objects.bulk_create([_row(each) for each in some])
    return len(some) == AT_ONCE


def _row(passage: Passage) -> Searched:
    return Searched(
        service_id=passage.service_id,
        reading=passage.reading,
        passage=passage,
        number=passage.pk.int >> (128 - NUMBER_BITS),
        words=searchable(passage.text),
        scope=scope_of(passage.reading),
    )


def _add_vectors(exercise: Exercise, holding: Holding) -> None:
    there = set(Searched.objects.filter(reading__exercise=exercise).values_list("number", flat=True))
    index = meaning.to_write(exercise.pk)
    known = set(index.keys.tolist())
    for some in _portions(sorted(there - known)):
        texts = _texts(some)
        plain = machines.encoder(settings.ENCODER)
        encoder = machines.RemembersPassages(plain, texts.values())
        vectors = dict(zip(texts, encoder.encode(list(texts.values())), strict=True))
        with holding():
            # Whoever takes words out counts the exercise again: none of theirs can be added after that.
            list(Understanding.objects.select_for_update().filter(exercise=exercise).values("pk"))
            still = Searched.objects.filter(number__in=some).values_list("number", flat=True)
            numbers = [number for number in still if number in vectors]
            rows = np.array([vectors[number] for number in numbers], np.float32)
            index.add(numbers, rows.reshape(-1, plain.dimensions))
    with holding():
        left = known - set(
            Searched.objects.filter(reading__exercise=exercise).values_list("number", flat=True)
        )
        index.remove(sorted(left))


def _texts(numbers: Sequence[int]) -> dict[int, str]:
    rows = Searched.objects.filter(number__in=numbers).select_related("passage__reading")
    return {row.number: machines.as_encoded(row.passage.text) for row in rows}


def _forget_searches(exercise: Exercise, words: Sequence[str]) -> None:
    """A saved search that asks for words of somebody who left, and of nobody who stayed, goes too."""
    said = [f" {searchable(each)} " for each in words]
    for search in SavedSearch.objects.filter(service=exercise.service_id):
        query = read_query(search.typed)
        # The name of a search may hold the words as well, so it is read like what was typed.
        terms = {*query.wanted, *query.unwanted, *read_query(search.name).wanted}
        theirs = [term for term in terms if any(_as_said(term) in text for text in said)]
        if any(not _is_said(search, term) for term in theirs):
            for counted in search.findings.select_related("finding"):
                audit.record(
                    "finding counts its theme again", counted.finding, by=None, service=search.service
                )
            audit.record("search removed", search, by=None, service=search.service)
            search.delete()


def _is_said(search: SavedSearch, term: Term) -> bool:
    said = Concat(Value(" "), "words", Value(" "), output_field=TextField())
    rows = Searched.objects.filter(service=search.service_id).annotate(said=said)
    return rows.filter(said__contains=_as_said(term)).exists()


def _as_said(term: Term) -> str:
    return f" {' '.join(term.words)}" + ("" if term.begins else " ")


def _portions(numbers: Sequence[int]) -> Iterator[list[int]]:
    numbers = iter(numbers)  # type: ignore[assignment]
    while some := list(islice(numbers, AT_ONCE)):
        yield some
