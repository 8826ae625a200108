"""What the coding room shows of a passage: its words around it, one's own look, what the machine proposes."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from speakopenly.understand.codebook import Codebook, CodeId
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.coding.filters import set_apart
from speakopenly.web.understand.coding.models import CodeModel, CodeProposal, Look
from speakopenly.web.understand.reading.models import Passage


@dataclass(frozen=True, slots=True)
class Choice:
    """One code of the list beside a passage. ``key`` is the number that gives it, 0 for none."""

    code: Code
    depth: int
    key: int
    is_given: bool
    proposal: CodeProposal | None

    @property
    def is_unsure(self) -> bool:
        """Whether the machine does not know."""
        return self.proposal is not None and self.proposal.certainty == CodeProposal.UNSURE

    @property
    def percent(self) -> int:
        """The probability in whole per cent."""
        return round(100 * self.proposal.probability) if self.proposal else 0


def passage_of(exercise: Exercise, passage_id: UUID) -> Passage:
    """One passage that the coding room shows. Raises Http404, also for one that is set apart."""
    found = Passage.objects.filter(reading__exercise=exercise, pk=passage_id).select_related(
        "reading__exercise"
    )
    passage = found.exclude(pk__in=set_apart(exercise).values("passage")).first()
    if passage is None:
        raise Http404
    return passage


def look_of(passage: Passage, by: Staff) -> Look | None:
    """What this person decided of it; never anybody else's."""
    return Look.objects.filter(passage=passage, by=by.user).first()


def given_in(look: Look | None) -> set[UUID]:
    """The codes of a look."""
    return set() if look is None else set(look.codings.values_list("code_id", flat=True))


def choices_for(
    codebook: Codebook, rows: dict[str, Code], given: set[UUID], proposals: dict[UUID, CodeProposal]
) -> list[Choice]:
    """The list of codes in the order of the codebook, headings among them."""
    found, key = list[Choice](), 0
    for depth, code in codebook.in_order():
        row = rows[code.id]
        is_usable = row.state == "standing"
        key += is_usable
        found.append(
            Choice(row, depth, key if is_usable and key <= 9 else 0, row.pk in given, proposals.get(row.pk))
        )
    return found


def proposals_for(passage: Passage) -> dict[UUID, CodeProposal]:
    """What the machine proposes of a passage or is unsure of, by code."""
    rows = CodeProposal.objects.filter(passage=passage).select_related("model")
    return {row.code_id: row for row in rows}


def given_elsewhere(look: Look | None, codebook: Codebook) -> list[tuple[str, str]]:
    """Codes that were given and are not in the list any more, with the name of what they count for now."""
    if look is None:
        return []
    codes = [coding.code for coding in look.codings.select_related("code") if coding.code.state != "standing"]
    return [(code.name, codebook.stands_for(CodeId(str(code.pk))).name) for code in codes]


def after(shown: QuerySet[Passage], passage: Passage, *, is_by_place: bool) -> Passage | None:
    """The next passage of those shown, after this one; it need not be among them any more."""
    if is_by_place:
        place = getattr(getattr(passage, "to_code_next", None), "place", None)
        later = shown if place is None else shown.filter(to_code_next__place__gt=place)
        return later.exclude(pk=passage.pk).first()
    return shown.filter(_later(passage)).first()


def before(shown: QuerySet[Passage], passage: Passage, *, is_by_place: bool) -> Passage | None:
    """The passage before this one."""
    if is_by_place:
        return None
    here = passage.reading.ident
    earlier = Q(reading__ident__lt=here) | Q(reading__ident=here, start__lt=passage.start)
    return shown.filter(earlier, reading__ident__lte=here).order_by("-reading__ident", "-start").first()


def _later(passage: Passage) -> Q:
    """The last condition follows from the rest; told by itself, it is where an index begins."""
    here = passage.reading.ident
    later = Q(reading__ident__gt=here) | Q(reading__ident=here, start__gt=passage.start)
    return later & Q(reading__ident__gte=here)


def how_many_by(exercise: Exercise, by: Staff) -> int:
    """How many passages this person has looked at: shown to them alone."""
    return Look.objects.filter(exercise=exercise, by=by.user).count()


def model_of(exercise: Exercise) -> CodeModel | None:
    """What the machine learned last."""
    return CodeModel.objects.filter(exercise=exercise).first()


def seen_differently(passage: Passage) -> list[str]:
    """The codes that somebody who looked gave and somebody else did not; never who."""
    looks: list[set[Code]] = [
        {coding.code.into or coding.code for coding in look.codings.select_related("code__into")}
        for look in Look.objects.filter(passage=passage)
    ]
    if len(looks) < 2:
        return []
    return sorted(code.name for code in looks[0].union(*looks[1:]) - looks[0].intersection(*looks[1:]))


def calibration_in_words(exercise: Exercise, model: CodeModel) -> list[tuple[str, str]]:
    """For each code the machine knew: its name today, and how well the machine does by its own reckoning."""
    names = {str(key): name for key, name in Code.objects.filter(exercise=exercise).values_list("pk", "name")}
    return sorted((names[code], told) for code, told in model.calibration.items() if code in names)
