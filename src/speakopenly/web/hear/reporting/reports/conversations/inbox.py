"""What waits for readers: look first, then the next date that was promised; quarantine apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils import timezone

from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.proofs import week_of
from speakopenly.hear.speaking.questions import Kind
from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.hear.keyring import case_keys
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


class Listed(NamedTuple):
    """One report of the list."""

    standing: Standing
    number: str
    id: UUID

    @property
    def order(self) -> tuple[bool, bool, date, str]:
        """Look first, then what waits by its date, then the rest; by number within a day, which is random."""
        at = self.standing
        return not at.look_first, at.state in policies.DONE, at.next_date or date.max, self.number


PLACED_BY: Final = Standing._fields


def inbox(by: Staff, unlocked: Unlocked | None, *, quarantine: bool = False, page: int = 1) -> InboxPage:
    """The list of reports of this service; with an unlocked key, their kinds too. Raises NotAllowed."""
    policies.check_can_enter(by)
    listed = sorted(_listed(by, quarantine), key=lambda each: each.order)
    pages = max(1, -(-len(listed) // ROWS_ON_A_PAGE))
    page = min(max(page, 1), pages)
    here = listed[(page - 1) * ROWS_ON_A_PAGE : page * ROWS_ON_A_PAGE]
    return InboxPage(_rows(here, unlocked), _sums(by, [(each.standing, 1) for each in listed]), page, pages)


def sums(by: Staff) -> InboxSums:
    """The sums of the list alone, counted by the database. Raises NotAllowed."""
    policies.check_can_enter(by)
    alike = _standing(by, quarantine=False).values_list(*PLACED_BY).annotate(reports=Count("pk"))
    return _sums(by, [(Standing(*row), reports) for *row, reports in alike])


def _reports(by: Staff, *, quarantine: bool) -> QuerySet[Report]:
    return Report.objects.filter(service=by.service, in_quarantine=quarantine)


def _is_flagged() -> Exists:
    """A report that is kept aside for a hold keeps its flags; nobody can act on them any more."""
    undecided = Flag.objects.filter(report=OuterRef("pk"), state__in=policies.UNDECIDED)
    return Exists(undecided.exclude(report__state=ReportState.WITHDRAWN))


def _standing(by: Staff, *, quarantine: bool) -> QuerySet[Report]:
    return _reports(by, quarantine=quarantine).annotate(has_flag=_is_flagged()).order_by()


def _listed(by: Staff, quarantine: bool) -> list[Listed]:
    rows = _standing(by, quarantine=quarantine).values_list(*PLACED_BY, "number", "pk")
    return [Listed(Standing(*placed), number, key) for *placed, number, key in rows]


def _sums(by: Staff, counted: Sequence[tuple[Standing, int]]) -> InboxSums:
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
    return {message.report_id: _kind(message, unlocked) for message in first}


def _kind(message: Message, unlocked: Unlocked) -> Kind | None:
    """None as well where it was not sealed to this reader or does not open: the other rows are shown."""
    try:
        answers = safekeeping.open_body(message, case_keys.open_as_reader(message.case_key, unlocked))
    except (NotAllowed, SealBroken):
        return None
    return answers.kind if isinstance(answers, Answers) else None
