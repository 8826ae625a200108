"""What waits for readers: look first, then the next date that was promised; quarantine apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple, TypeAlias
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from speakopenly.core.errors import SealBroken
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.proofs import week_of
from speakopenly.hear.speaking.questions import Kind
from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import Wrap
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reporting.reports import dates, policies, safekeeping
from speakopenly.web.hear.reporting.reports.models import Flag, Message, Report, ReportState
from speakopenly.web.people.staff import Staff

ROWS_ON_A_PAGE: Final = 25
NOT_READ_BY_TWO: Final = (ReportState.RECEIVED, ReportState.OPENED, ReportState.READ_ONCE)


@dataclass(frozen=True, slots=True)
class InboxRow:
    """One report as the list shows it. ``kind`` is None while locked, or where it was not said."""

    number: str
    week: str
    look_first: bool
    kind: Kind | None
    state: ReportState
    next_date: date | None
    is_late: bool
    reply_owed: bool


@dataclass(frozen=True, slots=True)
class InboxSums:
    """Sums of this list: ``waiting`` are not yet read by two or not answered, ``late`` past a date.

    ``oldest_date`` is the first day by which somebody was promised a reply. ``look_first_apart`` are to be
    looked at first as well, but stand in the list of those held apart.
    """

    look_first: int
    waiting: int
    late: int
    in_quarantine: int
    look_first_apart: int
    in_all: int
    oldest_date: date | None


@dataclass(frozen=True, slots=True)
class InboxPage:
    """One page of the list; ``pages`` is how many there are, 1 at least."""

    rows: tuple[InboxRow, ...]
    sums: InboxSums
    page: int
    pages: int


class Place(NamedTuple):
    """Where in the list a report stands, as tuples are ordered; by number within a place, which is random."""

    is_not_first: bool
    is_done: bool
    day: date


class Standing(NamedTuple):
    """What puts a report in its place, and all that are alike in it: nothing of what it says."""

    state: str
    reply_owed: bool
    harm_told: bool
    has_flag: bool
    received_on: date
    reply_by: date | None

    @property
    def look_first(self) -> bool:
        """Whether a child may need help first, or the reporter does; closing a report ends neither."""
        return self.state != ReportState.WITHDRAWN and (self.harm_told or self.has_flag)

    @property
    def is_waiting(self) -> bool:
        """Whether readers owe this reporter words, or two of them have not read it yet."""
        return (self.reply_owed or self.state in NOT_READ_BY_TWO) and self.state not in policies.DONE

    @property
    def next_date(self) -> date | None:
        """What was promised next: opened, read by two, replied to; nothing once it is answered."""
        if not self.is_waiting:
            return None
        if self.state == ReportState.RECEIVED:
            return dates.acknowledge_by(self.received_on)
        if self.state in NOT_READ_BY_TWO and self.reply_by is None:
            return dates.read_by(self.received_on)
        return dates.promised(self.received_on, self.reply_by)

    @property
    def place(self) -> Place:
        """Look first, then what waits by its date, then the rest."""
        return Place(not self.look_first, self.state in policies.DONE, self.next_date or date.max)


class Listed(NamedTuple):
    """One report of the list."""

    standing: Standing
    number: str
    id: UUID


PLACED_BY: Final = Standing._fields
DECIDES_THE_PILE: Final = ("state", "reply_owed", "harm_told", "has_flag")
Alike: TypeAlias = Sequence[tuple[Standing, int]]
"""How many reports stand in each way; as few as there are days, however many reports."""


def inbox(by: Staff, unlocked: Unlocked | None, *, quarantine: bool = False, page: int = 1) -> InboxPage:
    """The list of reports of this service; with an unlocked key, their kinds too. Raises NotAllowed."""
    policies.check_can_enter(by)
    standing = _standing(by, quarantine=quarantine)
    alike = _alike(standing)
    sums = _sums(by, alike)
    pages = max(1, -(-sums.in_all // ROWS_ON_A_PAGE))
    page = min(max(page, 1), pages)
    here = _on_page(standing, alike, (page - 1) * ROWS_ON_A_PAGE)
    return InboxPage(_rows(here, unlocked), sums, page, pages)


def sums(by: Staff) -> InboxSums:
    """The sums of the list alone. Raises NotAllowed."""
    policies.check_can_enter(by)
    return _sums(by, _alike(_standing(by, quarantine=False)))


def _reports(by: Staff, *, quarantine: bool) -> QuerySet[Report]:
    return Report.objects.filter(service=by.service, in_quarantine=quarantine)


def _is_flagged() -> Exists:
    """A report that is kept aside for a hold keeps its flags; nobody can act on them any more."""
    undecided = Flag.objects.filter(report=OuterRef("pk"), state__in=policies.UNDECIDED)
    return Exists(undecided.exclude(report__state=ReportState.WITHDRAWN))


def _standing(by: Staff, *, quarantine: bool) -> QuerySet[Report]:
    return _reports(by, quarantine=quarantine).annotate(has_flag=_is_flagged()).order_by()


def _alike(standing: QuerySet[Report]) -> Alike:
    alike = standing.values_list(*PLACED_BY).annotate(reports=Count("pk"))
    return [(Standing(*row), reports) for *row, reports in alike]


def _on_page(standing: QuerySet[Report], alike: Alike, first: int) -> list[Listed]:
    """One page of the list from place ``first`` on: of the piles that reach into it, and of no other."""
    piles: defaultdict[Place, list[tuple[Standing, int]]] = defaultdict(list)
    for each, number in alike:
        piles[each.place].append((each, number))
    found: list[Listed] = []
    passed = 0
    for _place, pile in sorted(piles.items()):
        height = sum(number for _, number in pile)
        begin, end = max(first - passed, 0), first + ROWS_ON_A_PAGE - passed
        if begin < height and end > 0:
            found += _in_pile(standing, [each for each, _ in pile], begin, end)
        passed += height
    return found


def _in_pile(standing: QuerySet[Report], pile: Sequence[Standing], begin: int, end: int) -> Iterator[Listed]:
    rows = standing.filter(_is_in(pile)).order_by("number").values_list(*PLACED_BY, "number", "pk")
    return (Listed(Standing(*placed), number, key) for *placed, number, key in rows[begin:end])


def _is_in(pile: Sequence[Standing]) -> Q:
    """What is asked of a report of this pile. Days tell reports apart only while readers owe something."""
    days: defaultdict[Standing, set[date]] = defaultdict(set)
    for each in pile:
        dated = each if each.is_waiting else each._replace(reply_by=None)
        days[dated._replace(received_on=date.max)].add(each.received_on)
    together = Q()
    for each, received_on in days.items():
        asked = {name: getattr(each, name) for name in DECIDES_THE_PILE}
        if each.is_waiting:
            asked |= {"reply_by": each.reply_by, "received_on__in": received_on}
        together |= Q(**asked)
    return together


def _sums(by: Staff, counted: Alike) -> InboxSums:
    """``counted`` are reports, with how many stand alike."""
    today = timezone.localdate()
    waiting = [(each, number) for each, number in counted if each.is_waiting]
    dated = [(day, number) for each, number in waiting if (day := each.next_date)]
    replies = [dates.promised(each.received_on, each.reply_by) for each, _ in waiting if each.reply_owed]
    return InboxSums(
        look_first=sum(number for each, number in counted if each.look_first),
        waiting=sum(number for _, number in waiting),
        late=sum(number for day, number in dated if day < today),
        in_quarantine=_reports(by, quarantine=True).exclude(state__in=policies.DONE).count(),
        look_first_apart=_reports(by, quarantine=True).filter(_is_flagged()).count(),
        in_all=sum(number for _, number in counted),
        oldest_date=min(replies, default=None),
    )


def _rows(listed: Sequence[Listed], unlocked: Unlocked | None) -> tuple[InboxRow, ...]:
    kinds, today = _kinds([each.id for each in listed], unlocked), timezone.localdate()
    return tuple(
        InboxRow(
            number=each.number,
            week=week_of(each.standing.received_on),
            look_first=each.standing.look_first,
            kind=kinds.get(each.id),
            state=ReportState(each.standing.state),
            next_date=(day := each.standing.next_date),
            is_late=day is not None and day < today,
            reply_owed=each.standing.reply_owed,
        )
        for each in listed
    )


def _kinds(ids: Sequence[UUID], unlocked: Unlocked | None) -> dict[UUID, Kind | None]:
    if unlocked is None:
        return {}
    first = Message.objects.filter(report__in=ids, kind=MessageKind.REPORT).select_related("case_key")
    first = first.exclude(
        report__state=ReportState.WITHDRAWN
    )  # a legal hold may keep its words, for nobody here
    of_case = {message.case_key: message for message in first}
    held = case_keys.held_by_reader(unlocked, of_case)
    return {of_case[case_key].report_id: _kind(of_case[case_key], wrap, unlocked) for case_key, wrap in held}


def _kind(message: Message, wrap: Wrap, unlocked: Unlocked) -> Kind | None:
    """None as well where it does not open: the other rows are shown."""
    try:
        key = case_keys.open_wrap(message.case_key, wrap, unlocked.private)
        answers = safekeeping.open_body(message, key)
    except SealBroken:
        return None
    return answers.kind if isinstance(answers, Answers) else None
