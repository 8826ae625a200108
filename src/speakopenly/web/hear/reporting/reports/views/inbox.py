"""What waits for readers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from speakopenly.web.hear.reporting.reports import conversations, policies
from speakopenly.web.hear.reporting.reports.models import ReportState
from speakopenly.web.hear.reporting.reports.views.guard import for_readers, here, standing_page
from speakopenly.web.hear.reporting.reports.wording import (
    KIND,
    READERS_SO_FAR,
    apart_line,
    next_step,
    oldest_line,
    waiting_line,
)


@require_GET
@for_readers
def inbox(request: HttpRequest) -> HttpResponse:
    """What waits, look first, then by the next date that was promised."""
    staff, key = here(request)
    is_apart = request.GET.get("list") == "quarantine"
    listed = conversations.inbox(staff, key, quarantine=is_apart, page=_page_number(request))
    page = {
        "listed": listed,
        "rows": [_row(row) for row in listed.rows],
        "sentence": _sentence(listed.sums, is_apart=is_apart),
        "is_apart": is_apart,
        "next_number": _next_number(listed.rows),
        "may_type_in": policies.can_type_in(staff),
        **standing_page(),
    }
    return render(request, "hear/reports/inbox.html", page)


def _row(row: conversations.InboxRow) -> dict[str, Any]:
    return {
        "row": row,
        "kind": KIND[row.kind] if row.kind else _("not said"),
        "monday": datetime.strptime(f"{row.week}-1", "%G-W%V-%u").date(),  # noqa: DTZ007  (a day, no time)
        "readers": READERS_SO_FAR[row.state],
        "step": next_step(row.state, look_first=row.look_first, reply_owed=row.reply_owed),
    }


def _next_number(rows: Sequence[conversations.InboxRow]) -> str | None:
    """What nobody has opened yet, in the order of the list; then what waits for a decision or an answer."""
    unread = (row.number for row in rows if row.state is ReportState.RECEIVED)
    undecided = (row.number for row in rows if row.look_first)
    waiting = (row.number for row in rows if row.next_date is not None)
    return next(chain(unread, undecided, waiting), None)


def _sentence(sums: conversations.InboxSums, *, is_apart: bool) -> str:
    apart = "" if is_apart else apart_line(sums.look_first_apart)
    parts = [waiting_line(sums.look_first, sums.waiting), apart]
    if sums.oldest_date is not None:
        parts.append(oldest_line((sums.oldest_date - timezone.localdate()).days))
    return " ".join(part for part in parts if part)


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1
