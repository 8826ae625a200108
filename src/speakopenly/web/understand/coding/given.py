"""Which passages people gave a code, and which nobody has looked at. What a machine proposes is in neither.

Passages of a double coding that goes on are in neither too: nobody may learn from another page how somebody
else coded them, nor that somebody has.
"""

from __future__ import annotations

from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from speakopenly.understand.codebook import Codebook, CodeId
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.understand.codebook.queries import codebook_of, listed
from speakopenly.web.understand.coding.filters import set_apart
from speakopenly.web.understand.coding.models import Coding, Look
from speakopenly.web.understand.reading.models import Passage


def passages_given(exercise: Exercise, code: str) -> QuerySet[Passage]:
    """The passages to which somebody gave this code, one below it, or one that was merged into either."""
    given = Coding.objects.filter(look__passage=OuterRef("pk"), code__in=_counted_as(exercise, code))
    return _open_to_all(exercise).filter(Exists(given))


def passages_not_coded(exercise: Exercise) -> QuerySet[Passage]:
    """The passages that nobody has decided on yet; who looked and chose none of the codes has decided."""
    return _open_to_all(exercise).filter(~Exists(Look.objects.filter(passage=OuterRef("pk"))))


def codes_in_order(exercise: Exercise) -> list[tuple[str, str]]:
    """The key and the name of each code of the list, those below another with a dash before them."""
    in_the_list = {str(key) for key in listed(exercise).values_list("pk", flat=True)}
    return [
        (code.id, f"{'– ' * depth}{code.name}")
        for depth, code in codebook_of(exercise).in_order()
        if code.id in in_the_list
    ]


def name_of(exercise: Exercise, code: str) -> str:
    """The name of a code now, that of the one it was merged into; nothing where it is not there any more."""
    book = codebook_of(exercise)
    return book.stands_for(CodeId(code)).name if code in _keys(book) else ""


def _open_to_all(exercise: Exercise) -> QuerySet[Passage]:
    found = Passage.objects.filter(reading__exercise=exercise).order_by()
    apart = set_apart(exercise)
    return found.exclude(pk__in=apart.values("passage")) if apart.exists() else found


def _counted_as(exercise: Exercise, code: str) -> set[UUID]:
    book = codebook_of(exercise)
    if code not in _keys(book):
        return set()
    wanted = book.within(book.stands_for(CodeId(code)).id)
    return {UUID(each.id) for each in book.codes if book.stands_for(each.id).id in wanted}


def _keys(book: Codebook) -> set[str]:
    return {each.id for each in book.codes}
