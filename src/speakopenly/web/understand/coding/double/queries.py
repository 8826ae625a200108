"""A sample as somebody who takes part sees it: each passage, and nothing of anybody else."""

from __future__ import annotations

from django.http import Http404

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.coding.double.models import DoubleCoding, DrawnPassage
from speakopenly.web.understand.coding.models import Look


def doubles_of(exercise: Exercise) -> list[DoubleCoding]:
    """The samples of an exercise, newest first."""
    return list(DoubleCoding.objects.filter(exercise=exercise).select_related("version"))


def double_of(exercise: Exercise, number: int) -> DoubleCoding:
    """One sample. Raises Http404."""
    found = DoubleCoding.objects.filter(exercise=exercise, number=number)
    double = found.select_related("exercise", "version").first()
    if double is None:
        raise Http404
    return double


def drawn_at(double: DoubleCoding, place: int) -> DrawnPassage:
    """One passage of a sample. Raises Http404."""
    rows = DrawnPassage.objects.filter(double=double, place=place)
    drawn = rows.select_related("passage__reading__exercise").first()
    if drawn is None:
        raise Http404
    drawn.double = double
    return drawn


def places_of(double: DoubleCoding) -> list[int]:
    """The places that are left of a sample: words may have been withdrawn."""
    return list(DrawnPassage.objects.filter(double=double).values_list("place", flat=True))


def looked_at(double: DoubleCoding, by: Staff) -> set[int]:
    """The places this person has coded."""
    mine = Look.objects.filter(by=by.user).values("passage")
    rows = DrawnPassage.objects.filter(double=double, passage__in=mine)
    return set(rows.values_list("place", flat=True))


def next_place(double: DoubleCoding, by: Staff, after: int = 0) -> int | None:
    """The next passage this person has not coded; None where there is none left."""
    left = [place for place in places_of(double) if place not in looked_at(double, by)]
    return next((place for place in left if place > after), left[0] if left else None)
