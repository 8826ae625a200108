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

from speakopenly.web.hear.reports import conversations, policies, shown
from speakopenly.web.hear.reports.models import ReportState
from speakopenly.web.hear.reports.views.guard import for_readers, here, standing_page
from speakopenly.web.hear.reports.wording import KIND, oldest_line, waiting_line


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
        "sentence": _sentence(listed.sums),
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
        "opened": shown.opened_by(row.opened_by_roles) or _("nobody yet"),
    }


def _next_number(rows: Sequence[conversations.InboxRow]) -> str | None:
    """What nobody has opened yet, in the order of the list; then what waits for an answer."""
    unread = (row.number for row in rows if row.state is ReportState.RECEIVED)
    waiting = (row.number for row in rows if row.next_date is not None)
    return next(chain(unread, waiting), None)


def _sentence(sums: conversations.InboxSums) -> str:
    parts = [waiting_line(sums.look_first, sums.waiting)]
    if sums.oldest_date is not None:
        parts.append(oldest_line((sums.oldest_date - timezone.localdate()).days))
    return " ".join(parts)


def _page_number(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() and len(asked) < 6 else 1
