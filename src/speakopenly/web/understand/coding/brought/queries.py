"""What people coded, as files hold it: for the way out and for the way in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from uuid import UUID

from django.db.models import Count, QuerySet
from django.http import Http404
from django.utils import timezone

from speakopenly.core.records import ContributionId, PassageId, ThemeId
from speakopenly.understand.codebook import CodeId
from speakopenly.understand.exchange import Coded, Given, Guid, Here, OfThisExercise, make_guid
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.codebook import queries as codebook
from speakopenly.web.understand.coding.brought.models import WaitingCodings
from speakopenly.web.understand.coding.filters import set_apart
from speakopenly.web.understand.coding.models import CoderElsewhere, Coding, Look
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.reading.queries import understanding_of
from speakopenly.web.understand.themes.models import Theme


def coded_by_people(exercise: Exercise) -> Coded:
    """The codebook, and every coding of a person but those of a double coding that goes on."""
    understanding = understanding_of(exercise)
    if understanding is None:
        return Coded()
    apart = set_apart(exercise).values("passage")
    rows = Coding.objects.filter(look__exercise=exercise).exclude(look__passage__in=apart)
    fields = rows.values_list("look__by", "look__elsewhere__mark", "look__passage__ident", "code", "day")
    given = (
        Given(_mark(understanding.salt, by, mark), PassageId(passage), CodeId(str(code)), day)
        for by, mark, passage, code, day in fields.order_by("look__passage__ident", "code")
    )
    return Coded(codebook.codebook_of(exercise), tuple(given))


def this_exercise(exercise: Exercise) -> OfThisExercise:
    """By what our own codings and coders are known in a file."""
    understanding = understanding_of(exercise)
    salt = understanding.salt if understanding else ""
    themes = Theme.objects.filter(exercise=exercise).values_list("ident", flat=True)
    elsewhere = CoderElsewhere.objects.filter(exercise=exercise).values_list("mark", flat=True)
    coders = {*people_by_mark(exercise, salt), *map(Guid, elsewhere)}
    return OfThisExercise(salt, tuple(map(ThemeId, themes)), coders)


def people_by_mark(exercise: Exercise, salt: str) -> dict[Guid, object]:
    """Everybody here who has coded, by what stands for them in files.

    Those who were taken off their looks (see ``coding.keeping``) are told apart no more: one mark is theirs.
    """
    users = Look.objects.filter(exercise=exercise, elsewhere=None).values_list("by", flat=True).distinct()
    return {_mark(salt, user, None): user for user in users.order_by()}


def texts_here(exercise: Exercise) -> Iterable[Here]:
    """Every text that was read, and where its passages stand."""
    passages: dict[UUID, list[tuple[PassageId, int, int]]] = defaultdict(list)
    rows = Passage.objects.filter(reading__exercise=exercise).order_by("start")
    for reading, ident, start, end in rows.values_list("reading_id", "ident", "start", "end"):
        passages[reading].append((PassageId(ident), start, end))
    for key, ident, text in Reading.objects.filter(exercise=exercise).values_list("pk", "ident", "text"):
        yield Here(ContributionId(ident), text, tuple(passages[key]))


def codes_at(exercise: Exercise) -> dict[tuple[Guid, str], set[str]]:
    """The codes each coder gave each passage, as they count today. No coding of a sample stands out."""
    found: dict[tuple[Guid, str], set[str]] = defaultdict(set)
    coded = coded_by_people(exercise)
    for each in coded.given:
        found[each.by, each.passage].add(coded.codebook.stands_for(each.code).id)
    return found


def waiting_of(exercise: Exercise, brought_id: UUID) -> WaitingCodings:
    """What waits to be brought in. Raises Http404, also where its day is over."""
    rows = WaitingCodings.objects.filter(exercise=exercise, pk=brought_id, until__gt=timezone.now())
    found = rows.select_related("exercise").first()
    if found is None:
        raise Http404
    return found


def coders_elsewhere(exercise: Exercise) -> QuerySet[CoderElsewhere]:
    """Those whose codings were brought in, each with how many passages."""
    return CoderElsewhere.objects.filter(exercise=exercise).annotate(passages=Count("looks"))


def coder_elsewhere(exercise: Exercise, number: int) -> CoderElsewhere:
    """One of them. Raises Http404."""
    found = CoderElsewhere.objects.filter(exercise=exercise, number=number).select_related("exercise").first()
    if found is None:
        raise Http404
    return found


def _mark(salt: str, by: object, mark: str | None) -> Guid:
    """Keyed, so that nobody who holds a file can tell who stands behind it by trying."""
    return make_guid(salt, "coder", str(by)) if mark is None else Guid(mark)
