"""What a search finds: the best passages by words and meaning, and how many people said these words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from uuid import UUID

import numpy as np
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _
from numpy.typing import NDArray

from speakopenly.core import disclosure
from speakopenly.core.counting import Heads, count_heads
from speakopenly.core.records import NOBODY_SPEAKS, PersonId
from speakopenly.understand.search import NEAR_ENOUGH, Query, read_query
from speakopenly.understand.search.fusing import Fused, fuse
from speakopenly.understand.search.query import label
from speakopenly.understand.search.words import ENOUGH
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.coding.given import codes_in_order, passages_given, passages_not_coded
from speakopenly.web.understand.coding.given import name_of as code_named
from speakopenly.web.understand.reading.models import Passage, Reading, Understanding
from speakopenly.web.understand.search import meaning
from speakopenly.web.understand.search.engines import engine
from speakopenly.web.understand.search.models import SavedSearch, Searched
from speakopenly.web.understand.themes.models import PassageInTheme, Theme
from speakopenly.web.understand.themes.spoken import NOT_READ

NOT_CODED = "none"
"""In the place of a code: what nobody has coded yet."""
SHOWN = 50
CANDIDATES = 200
OF_READINGS = ("channel", "language", "question")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked for: words, and what they are narrowed to. ``exercise`` None is the whole service."""

    typed: str
    exercise: Exercise | None = None
    filters: dict[str, Any] = field(default_factory=dict)

    @property
    def query(self) -> Query:
        """The words as they are understood."""
        return read_query(self.typed)

    @property
    def code(self) -> str:
        """The code that people gave, ``NOT_CODED``, or nothing; codes are those of one exercise."""
        return str(self.filters.get("code") or "") if self.exercise is not None else ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is looked for: no word is wanted, and no code either."""
        return self.query.is_empty and not self.code


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found, and why: ``words``, ``meaning``, or both."""

    row: Passage
    exercise: Exercise
    why: str


@dataclass(frozen=True, slots=True)
class Options:
    """What a search can be narrowed to, by the name of the filter: values that eight people or more share.

    Passages of a smaller group would point at those in it.
    """

    values: dict[str, list[str]]
    groups: dict[str, list[str]]


def find(staff: Staff, asked: Asked, *, limit: int = SHOWN) -> list[Hit]:
    """The best passages of this person's service, in an order that is always the same."""
    if asked.query.is_empty:
        return _first(staff, asked, limit)
    query, scope, only = asked.query, _scope(staff, asked), _only(asked)
    by_words = engine().ranked(query, scope, CANDIDATES, only=only)
    if len(by_words) < ENOUGH and len(query.wanted) > 1 and not query.is_exact:
        more = engine().ranked(query, scope, CANDIDATES, anyone=True, only=only)
        by_words = list(dict.fromkeys((*by_words, *more)))[:CANDIDATES]
    by_meaning = _near(staff, asked, scope, only) if query.plain else []
    return _hits(staff, fuse(by_words, by_meaning)[:limit])


def like(staff: Staff, passage: Passage, *, limit: int = SHOWN) -> list[Hit]:
    """The passages nearest in meaning to one, in its own exercise; none before vectors are made."""
    searched = Searched.objects.filter(passage=passage).first()
    index = meaning.opened(passage.reading.exercise_id)
    vector = index.vector_of(searched.number) if index is not None and searched is not None else None
    if index is None or searched is None or vector is None:
        return []
    near = [
        key for key, close in index.near(vector, limit + 1) if key != searched.number and close >= NEAR_ENOUGH
    ]
    return _hits(staff, fuse([], near)[:limit])


def people_who_said(staff: Staff, asked: Asked) -> Heads:
    """Everybody whose passages hold every wanted word, once each: exact, and worked out now.

    Meaning counts nobody, as it has no yes or no. Who is in no base is not counted either.
    """
    rows = of_people_read(matching(staff, asked))
    spoke = rows.order_by().values_list("reading__person", "reading__speaks_for").distinct()
    return count_heads(hear.Speaker(PersonId(person), number) for person, number in spoke)


def matching(staff: Staff, asked: Asked) -> QuerySet[Searched]:
    """Every passage that holds every wanted word and was given the code; none where nothing is looked for."""
    return matching_in(staff.service, asked)


def matching_in(service: Service, asked: Asked) -> QuerySet[Searched]:
    """The same within a service, whoever asks."""
    rows = Searched.objects.filter(service=service)
    if asked.is_empty:
        return rows.none()
    scope = _scope_in(service, asked)
    if asked.query.is_empty:
        # Every label is one word of letters and digits, so nothing in it is a wildcard.
        for each in scope:
            rows = rows.filter(scope__contains=each)
    else:
        rows = rows.filter(number__in=engine().matching(asked.query, scope))
    only = _only(asked)
    return rows if only is None else rows.filter(number__in=only)


def of_people_read(rows: QuerySet[Searched]) -> QuerySet[Searched]:
    """Those of people in the base of every share: somebody spoke, and their words were read."""
    rows = rows.exclude(reading__reason__in=NOT_READ).exclude(reading__no_theme_because__in=NOT_READ)
    return rows.exclude(reading__channel__in=NOBODY_SPEAKS)


def passage_of(staff: Staff, passage_id: UUID) -> Passage:
    """One passage of this person's service. Raises Http404 for any other."""
    found = (
        Passage.objects.filter(service=staff.service, pk=passage_id)
        .select_related("reading__exercise")
        .first()
    )
    if found is None or found.reading.exercise not in hear.exercises_for(staff):
        raise Http404
    return found


def saved_in(exercise: Exercise) -> list[SavedSearch]:
    """The searches kept of an exercise, by name."""
    return list(SavedSearch.objects.filter(exercise=exercise).select_related("exercise", "by"))


def saved_search(exercise: Exercise, search_id: UUID) -> SavedSearch:
    """One saved search. Raises Http404 for any other."""
    found = (
        SavedSearch.objects.filter(exercise=exercise, pk=search_id).select_related("exercise", "by").first()
    )
    if found is None:
        raise Http404
    return found


def asked_again(search: SavedSearch) -> Asked:
    """A saved search as it is asked now."""
    return Asked(search.typed, search.exercise, dict(search.filters))


def options(exercises: Iterable[Exercise]) -> Options:
    """What searches in these exercises can be narrowed to."""
    of_each = [_options(each.pk, _version(each)) for each in exercises]
    return Options(*(_joined(each) for each in ([one[0] for one in of_each], [one[1] for one in of_each])))


def themes_of(exercise: Exercise) -> list[Theme]:
    """The themes by which a search in an exercise can be narrowed."""
    return list(Theme.objects.filter(exercise=exercise, merged_into=None).order_by("place", "ident"))


def themes_with(passages: Sequence[Passage]) -> dict[UUID, list[Theme]]:
    """The themes in which passages stand, by the key of the passage."""
    found: dict[UUID, list[Theme]] = {}
    members = PassageInTheme.objects.filter(passage__in=passages).select_related("theme__merged_into")
    for member in members:
        found.setdefault(member.passage_id, []).append(member.theme.merged_into or member.theme)
    return found


def codes_of(exercise: Exercise) -> list[tuple[str, str]]:
    """The codes by which a search in an exercise can be narrowed."""
    return codes_in_order(exercise)


def narrowed_to(asked: Asked) -> list[str]:
    """What a search is narrowed to, in words."""
    plain = [str(asked.filters[name]) for name in OF_READINGS if asked.filters.get(name)]
    plain += [str(value) for _name, value in sorted((asked.filters.get("groups") or {}).items()) if value]
    ident = asked.filters.get("theme")
    if ident and asked.exercise is not None:
        plain.append(_("the theme “%(name)s”") % {"name": theme_named(asked.exercise, str(ident))})
    if asked.code == NOT_CODED:
        plain.append(_("what no person has coded yet"))
    elif asked.code and asked.exercise is not None:
        name = code_named(asked.exercise, asked.code) or _("a code that is gone")
        plain.append(_("what people gave the code “%(name)s” or one below it") % {"name": name})
    return plain


def theme_named(exercise: Exercise, ident: str) -> str:
    """The name of a theme now."""
    return (
        Theme.objects.filter(exercise=exercise, ident=ident).values_list("name", flat=True).first() or ident
    )


def _first(staff: Staff, asked: Asked, limit: int) -> list[Hit]:
    """What a code narrows to where no word is looked for, in an order that tells nothing."""
    if asked.is_empty:
        return []
    rows = matching(staff, asked).filter(reading__exercise__in=hear.exercises_for(staff))
    some = rows.order_by("number").select_related("passage__reading__exercise")[:limit]
    return [Hit(row.passage, row.passage.reading.exercise, "") for row in some]


def _scope(staff: Staff, asked: Asked) -> list[str]:
    return _scope_in(staff.service, asked)


def _scope_in(service: Service, asked: Asked) -> list[str]:
    wanted = [label("service", str(service.pk))]
    if asked.exercise is not None:
        wanted.append(label("exercise", str(asked.exercise.pk)))
    wanted += [label(name, asked.filters[name]) for name in OF_READINGS if asked.filters.get(name)]
    groups = asked.filters.get("groups") or {}
    return wanted + [label(f"group:{name}", value) for name, value in sorted(groups.items()) if value]


def _only(asked: Asked) -> QuerySet[Any] | None:
    """The numbers of the passages of one theme, or one code; None where nothing but words counts."""
    ident = asked.filters.get("theme")
    if asked.exercise is None or not (ident or asked.code):
        return None
    rows = Searched.objects.filter(reading__exercise=asked.exercise)
    if ident:
        here = Q(theme__ident=ident) | Q(theme__merged_into__ident=ident)
        members = PassageInTheme.objects.filter(here, theme__exercise=asked.exercise).order_by()
        rows = rows.filter(passage__in=members.values("passage"))
    if asked.code:
        coded = (
            passages_not_coded(asked.exercise)
            if asked.code == NOT_CODED
            else passages_given(asked.exercise, asked.code)
        )
        rows = rows.filter(passage__in=coded.values("pk"))
    return rows.order_by().values("number")


def _near(staff: Staff, asked: Asked, scope: Sequence[str], only: QuerySet[Any] | None) -> list[int]:
    exercises = [asked.exercise] if asked.exercise is not None else list(hear.exercises_for(staff))
    indexes = [index for each in exercises if (index := meaning.opened(each.pk)) is not None]
    if not indexes:
        return []
    among = _among(scope, only, is_of_one=asked.exercise is not None)
    vector = meaning.vector_of_words(asked.query.plain)
    found = [
        (-closeness, key)
        for index in indexes
        for key, closeness in index.near(vector, CANDIDATES, among=among)
        if closeness >= NEAR_ENOUGH
    ]
    return [key for _closeness, key in sorted(found)[:CANDIDATES]]


def _among(scope: Sequence[str], only: QuerySet[Any] | None, *, is_of_one: bool) -> NDArray[np.int64] | None:
    """The numbers that count; None where nothing narrows the search but the service and the exercise."""
    among = None if only is None else np.array([each["number"] for each in only], np.int64)
    if len(scope) > 1 + is_of_one:
        narrowed = np.array(engine().numbers(scope), np.int64)
        among = narrowed if among is None else np.intersect1d(among, narrowed)
    return among


def _hits(staff: Staff, fused: Sequence[Fused[int]]) -> list[Hit]:
    """Rows of what was found. What belongs to another service or is gone by now is not among them."""
    rows = Searched.objects.filter(
        service=staff.service,
        number__in=[each.key for each in fused],
        reading__exercise__in=hear.exercises_for(staff),
    ).select_related("passage__reading__exercise")
    by_number = {row.number: row.passage for row in rows}
    return [
        Hit(by_number[each.key], by_number[each.key].reading.exercise, each.why)
        for each in fused
        if each.key in by_number
    ]


def _version(exercise: Exercise) -> int:
    versions = Understanding.objects.filter(exercise=exercise).values_list("version", flat=True)
    return versions.first() or 0


@lru_cache(maxsize=64)
def _options(exercise_id: UUID, version: int) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    people: dict[tuple[str, str], set[str]] = defaultdict(set)
    groups: dict[tuple[str, str], set[str]] = defaultdict(set)
    rows = Reading.objects.filter(exercise=exercise_id).order_by()
    for *values, given, person in rows.values_list(*OF_READINGS, "groups", "person").distinct():
        for named in zip(OF_READINGS, values, strict=True):
            people[named].add(person)
        for name, value in given.items():
            groups[name, str(value)].add(person)
    return _enough(people), _enough(groups)


def _enough(shared: Mapping[tuple[str, str], Collection[str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for (name, value), people in sorted(shared.items()):
        if value and disclosure.can_show_without_naming(len(people)):
            found.setdefault(name, []).append(value)
    return found


def _joined(many: Sequence[dict[str, list[str]]]) -> dict[str, list[str]]:
    names = sorted({name for each in many for name in each})
    return {name: sorted({value for each in many for value in each.get(name, ())}) for name in names}
