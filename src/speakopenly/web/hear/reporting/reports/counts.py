"""How this service kept what it promised, counted from days and marks alone; nothing is opened for it.

Each gives a count and what it is a count of. Numbers that leave go through the figures of learning, which
hide what is small.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from django.db.models import Min, Q, Sum
from django.utils import timezone

from speakopenly.hear.speaking.threads import MessageKind
from speakopenly.web.hear.reporting.reports import dates
from speakopenly.web.hear.reporting.reports.models import DayCount, Message, Report, ReportState

ANSWERS = (MessageKind.REPLY, MessageKind.CLOSING)


def answered_in_time(service_id: UUID, first: date, last: date) -> tuple[int, int]:
    """Of the reports of these days whose 20 working days are over: how many were answered within them."""
    reports = Report.objects.filter(service=service_id, received_on__range=(first, last), in_quarantine=False)
    said = reports.exclude(state=ReportState.WITHDRAWN).annotate(
        answered_on=Min("messages__said_on", filter=Q(messages__kind__in=ANSWERS))
    )
    due = [(dates.reply_by(each.received_on), each.answered_on) for each in said]
    over = [(by, on) for by, on in due if by < timezone.localdate()]
    return sum(on is not None and on <= by for by, on in over), len(over)


def harmed_after_speaking(service_id: UUID, first: date, last: date) -> tuple[int, int]:
    """Of those who answered on these days whether anything bad happened as they spoke: who said it did."""
    said = Message.objects.filter(
        service=service_id, kind=MessageKind.HARM, said_on__range=(first, last)
    ).values("report")
    asked = Report.objects.filter(service=service_id, pk__in=said).exclude(state=ReportState.WITHDRAWN)
    return asked.filter(harm_told=True).count(), asked.count()


def found_useful(service_id: UUID, first: date, last: date) -> tuple[int, int]:
    """Of those who said on these days whether the reply was useful: who said yes."""
    said = DayCount.objects.filter(service=service_id, day__range=(first, last), what__startswith="useful_")
    yes = said.filter(what="useful_yes")
    return tuple(rows.aggregate(sum=Sum("number"))["sum"] or 0 for rows in (yes, said))  # type: ignore[return-value]
