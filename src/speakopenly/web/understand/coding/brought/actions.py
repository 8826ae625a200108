"""Read a file, and bring in what somebody has looked at: all of it or nothing.

Nobody's look here is changed. Whoever coded elsewhere is somebody of their own, known again by a keyed guid.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.core.retention import WAITING_CODINGS
from speakopenly.understand import codebook as book
from speakopenly.understand import exchange
from speakopenly.understand.exchange import Guid, Incoming
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import actions as codebook
from speakopenly.web.understand.codebook import queries as codebooks
from speakopenly.web.understand.codebook.models import Code, CodeState
from speakopenly.web.understand.coding.brought import policies, queries
from speakopenly.web.understand.coding.brought.models import WaitingCodings
from speakopenly.web.understand.coding.models import CoderElsewhere, Coding, Look
from speakopenly.web.understand.reading.models import Passage

AT_ONCE = 1000
Wanted = dict[tuple[Guid, str], dict[str, str]]
"""By coder and passage: each code that was given, with the day."""


@dataclass(frozen=True, slots=True)
class Came:
    """What was brought in: codings and the passages and coders they are of, and how many were here before."""

    codings: int = 0
    passages: int = 0
    coders: int = 0
    here_before: int = 0


def read_file(*, exercise: Exercise, by: Staff, data: bytes, name: str) -> WaitingCodings:
    """Read what a project would bring in. Nothing of its texts is kept. Raises BadInput or NotAllowed."""
    policies.check_can_bring_in(by, exercise)
    project = exchange.read_qdpx(data, name)
    incoming = exchange.codings_in(
        project,
        queries.texts_here(exercise),
        beside=codebooks.codebook_of(exercise),
        exercise=queries.this_exercise(exercise),
    )
    return _keep(exercise, by, _with_ids_of_ours(incoming))


@transaction.atomic
def bring_in(*, waiting: WaitingCodings, by: Staff) -> Came:
    """Put the codes into the codebook and give them to the passages. Raises NotAllowed."""
    exercise = waiting.exercise
    policies.check_can_bring_in(by, exercise)
    codebooks.hold(exercise)
    held = WaitingCodings.objects.select_for_update().filter(pk=waiting.pk).first()
    if held is None:
        raise NotAllowed(_("This was brought in or given up already."))
    if held.codes:
        codebook.bring_in(exercise=exercise, by=by, codes=[book.from_plain(each) for each in held.codes])
    came = _give(exercise, by, held)
    held.delete()
    audit.record("codings brought in from a file", exercise, by=by.user, service=by.service)
    return came


@transaction.atomic
def give_up(*, waiting: WaitingCodings, by: Staff) -> None:
    """Forget what was read."""
    policies.check_can_bring_in(by, waiting.exercise)
    waiting.delete()


@transaction.atomic
def take_out(*, coder: CoderElsewhere, by: Staff) -> None:
    """Take everything out again that one coder elsewhere gave; codes stay in the codebook."""
    policies.check_can_bring_in(by, coder.exercise)
    audit.record("codings of another program taken out", coder.exercise, by=by.user, service=by.service)
    coder.delete()


def forget_in(exercise: Exercise) -> None:
    """Words were taken back or replaced: what was read of a file before that is not brought in any more."""
    WaitingCodings.objects.filter(exercise=exercise).delete()


def daily_round() -> None:
    """Remove what nobody said yes to. Twice a day does no harm."""
    WaitingCodings.objects.filter(until__lt=timezone.now()).delete()


def _with_ids_of_ours(incoming: Incoming) -> Incoming:
    """Codes whose id another exercise uses are given one anew, and their codings with them."""
    codes = codebook.with_ids_of_ours(incoming.codes)
    anew = {old.id: new.id for old, new in zip(incoming.codes, codes, strict=True)}
    given = (replace(each, code=anew.get(each.code, each.code)) for each in incoming.given)
    return replace(incoming, codes=tuple(codes), given=tuple(given))


@transaction.atomic
def _keep(exercise: Exercise, by: Staff, incoming: Incoming) -> WaitingCodings:
    WaitingCodings.objects.filter(exercise=exercise, by=by.user).delete()
    here = queries.codes_at(exercise)
    known = sum(each.code in here.get((each.by, each.passage), ()) for each in incoming.given)
    return WaitingCodings.objects.create(
        service=by.service,
        exercise=exercise,
        by=by.user,
        codes=[book.as_plain(code) for code in incoming.codes],
        given=[
            [each.by, each.passage, each.code, each.day.isoformat() if each.day else ""]
            for each in incoming.given
        ],
        told={
            "found": incoming.found,
            "kept": incoming.kept,
            "refused": {str(why): count for why, count in incoming.refused.items()},
            "codings": len(incoming.given),
            "passages": len({each.passage for each in incoming.given}),
            "coders": len({each.by for each in incoming.given}),
            "known": known,
            "remarks": list(incoming.remarks),
        },
        until=timezone.now() + timedelta(days=WAITING_CODINGS.days),
    )


def _give(exercise: Exercise, by: Staff, held: WaitingCodings) -> Came:
    wanted: Wanted = defaultdict(dict)
    for mark, passage, code, day in held.given:
        wanted[Guid(mark), passage][code] = day
    codes = {str(row.pk): row for row in Code.objects.filter(exercise=exercise, state=CodeState.STANDING)}
    rows = Passage.objects.filter(reading__exercise=exercise).values_list("ident", "pk")
    passages: dict[str, UUID] = dict(rows)
    if any(code not in codes for given in wanted.values() for code in given):
        raise NotAllowed(_("The codebook changed since the file was read. Choose the file again."))
    if any(passage not in passages for _mark, passage in wanted):
        raise NotAllowed(_("Some words changed since the file was read. Choose the file again."))
    new = _what_is_new(exercise, wanted)
    coders = _coders(exercise, by, {mark for mark, _passage in new})
    looks = _looks(exercise, by, coders, {key: passages[key[1]] for key in new})
    today = timezone.localdate()
    Coding.objects.bulk_create(
        (
            Coding(
                service=by.service,
                look=looks[key],
                code=codes[code],
                meaning=codes[code].meaning,
                day=date.fromisoformat(day) if day else today,
            )
            for key, given in new.items()
            for code, day in given.items()
        ),
        batch_size=AT_ONCE,
    )
    number = sum(map(len, new.values()))
    here_before = sum(map(len, wanted.values())) - number
    return Came(number, len({passage for _mark, passage in new}), len(coders), here_before)


def _what_is_new(exercise: Exercise, wanted: Wanted) -> Wanted:
    """What is not here yet.

    Where a file has more of somebody here than they gave here, a coder elsewhere gave all of it. So a file
    that went out from here and was coded further never changes anybody's own look.
    """
    here, ours = queries.codes_at(exercise), queries.this_exercise(exercise)
    people = queries.people_by_mark(exercise, ours.key)
    new: Wanted = {}
    for (mark, passage), given in wanted.items():
        before = here.get((mark, passage), set())
        if mark in people and not given.keys() <= before:
            mark = ours.guid("elsewhere", mark)
            before = here.get((mark, passage), set())
        if left := {code: day for code, day in given.items() if code not in before}:
            new[mark, passage] = left
    return new


def _coders(exercise: Exercise, by: Staff, marks: set[Guid]) -> dict[Guid, CoderElsewhere]:
    rows = CoderElsewhere.objects.filter(exercise=exercise)
    found = {Guid(row.mark): row for row in rows}
    last = rows.aggregate(last=Max("number"))["last"] or 0
    for number, mark in enumerate(sorted(marks - found.keys()), start=last + 1):
        found[mark] = CoderElsewhere.objects.create(
            service=by.service, exercise=exercise, mark=mark, number=number
        )
    return {mark: found[mark] for mark in marks}


def _looks(
    exercise: Exercise,
    by: Staff,
    coders: dict[Guid, CoderElsewhere],
    passages: dict[tuple[Guid, str], UUID],
) -> dict[tuple[Guid, str], Look]:
    """The look of each coder at each passage; one that is there grows and loses nothing."""
    rows = Look.objects.filter(exercise=exercise, elsewhere__in=list(coders.values()))
    known = {(row.elsewhere_id, row.passage_id): row for row in rows}
    found: dict[tuple[Guid, str], Look] = {}
    made: list[Look] = []
    for key, passage in passages.items():
        coder = coders[key[0]]
        look = known.get((coder.pk, passage))
        if look is None:
            look = Look(service=by.service, exercise=exercise, passage_id=passage, elsewhere=coder)
            made.append(look)
        found[key] = look
    Look.objects.bulk_create(made, batch_size=AT_ONCE)
    return found
