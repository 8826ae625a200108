"""What waits for readers: look first, then the next date that was promised; quarantine apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import QuerySet
from django.utils import timezone

from speakopenly.core.errors import NotAllowed, SealBroken
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.proofs import week_of
from speakopenly.hear.speaking.questions import Danger, Kind
from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.reports import dates, policies, safekeeping
from speakopenly.web.hear.reports.models import Message, Opened, Report, ReportState
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

ROWS_ON_A_PAGE: Final = 25
WAITING: Final = (ReportState.RECEIVED, ReportState.OPENED)
DONE: Final = (ReportState.CLOSED, ReportState.WITHDRAWN)


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
    opened_by_roles: tuple[tuple[Role, int], ...]


@dataclass(frozen=True, slots=True)
class InboxSums:
    """Sums of what this list shows: ``waiting`` are not yet answered, ``late`` are past their date."""

    look_first: int
    waiting: int
    late: int
    in_quarantine: int
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
    """What puts a report in its place: nothing of what it says."""

    id: UUID
    number: str
    state: str
    danger: str
    harm_told: bool
    received_on: date

    @property
    def look_first(self) -> bool:
        """Whether a child may need help first, or the reporter does; closing a report does not end harm."""
        return self.harm_told or (self.state not in DONE and Danger(self.danger).is_flagged)

    @property
    def next_date(self) -> date | None:
        """What was promised next: opened by, then replied to by; nothing once it is answered."""
        match self.state:
            case ReportState.RECEIVED:
                return dates.acknowledge_by(self.received_on)
            case ReportState.OPENED:
                return dates.reply_by(self.received_on)
            case _:
                return None

    @property
    def order(self) -> tuple[bool, bool, date, str]:
        """Look first, then what waits by its date, then the rest; by number within a day, which is random."""
        return not self.look_first, self.state in DONE, self.next_date or date.max, self.number


def inbox(by: Staff, unlocked: Unlocked | None, *, quarantine: bool = False, page: int = 1) -> InboxPage:
    """The list of reports of this service; with an unlocked key, their kinds too. Raises NotAllowed."""
    policies.check_can_enter(by)
    listed = sorted(_listed(by, quarantine), key=lambda each: each.order)
    pages = max(1, -(-len(listed) // ROWS_ON_A_PAGE))
    page = min(max(page, 1), pages)
    here = listed[(page - 1) * ROWS_ON_A_PAGE : page * ROWS_ON_A_PAGE]
    return InboxPage(_rows(here, unlocked), _sums(by, listed), page, pages)


def _reports(by: Staff, *, quarantine: bool) -> QuerySet[Report]:
    return Report.objects.filter(service=by.service, in_quarantine=quarantine)


def _listed(by: Staff, quarantine: bool) -> list[Standing]:
    rows = _reports(by, quarantine=quarantine).order_by()
    columns = ("pk", "number", "state", "danger", "harm_told", "received_on")
    return [Standing(*row) for row in rows.values_list(*columns)]


def _sums(by: Staff, listed: Sequence[Standing]) -> InboxSums:
    today = timezone.localdate()
    waiting = [each for each in listed if each.state in WAITING]
    promised = [each.next_date for each in waiting if each.next_date]
    return InboxSums(
        look_first=sum(each.look_first for each in listed),
        waiting=len(waiting),
        late=sum(day < today for day in promised),
        in_quarantine=_reports(by, quarantine=True).exclude(state__in=DONE).count(),
        in_all=len(listed),
        oldest_date=min(promised, default=None),
    )


def _rows(listed: Sequence[Standing], unlocked: Unlocked | None) -> tuple[InboxRow, ...]:
    ids = [each.id for each in listed]
    kinds, opened, today = _kinds(ids, unlocked), _opened(ids), timezone.localdate()
    return tuple(
        InboxRow(
            number=each.number,
            week=week_of(each.received_on),
            look_first=each.look_first,
            kind=kinds.get(each.id),
            state=ReportState(each.state),
            next_date=each.next_date,
            is_late=each.next_date is not None and each.next_date < today,
            opened_by_roles=opened.get(each.id, ()),
        )
        for each in listed
    )


def _opened(ids: Sequence[UUID]) -> dict[UUID, tuple[tuple[Role, int], ...]]:
    found: dict[UUID, tuple[tuple[Role, int], ...]] = {}
    rows = Opened.objects.filter(report__in=ids).values_list("report", "role", "times")
    for report, role, times in sorted(rows, key=lambda row: list(Role).index(Role(row[1]))):
        found[report] = (*found.get(report, ()), (Role(role), times))
    return found


def _kinds(ids: Sequence[UUID], unlocked: Unlocked | None) -> dict[UUID, Kind | None]:
    if unlocked is None:
        return {}
    first = Message.objects.filter(report__in=ids, kind=MessageKind.REPORT).select_related("case_key")
    return {message.report_id: _kind(message, unlocked) for message in first}


def _kind(message: Message, unlocked: Unlocked) -> Kind | None:
    """None as well where it was not sealed to this reader or does not open: the other rows are shown."""
    try:
        answers = safekeeping.open_body(message, case_keys.open_as_reader(message.case_key, unlocked))
    except (NotAllowed, SealBroken):
        return None
    return answers.kind if isinstance(answers, Answers) else None
