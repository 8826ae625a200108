"""A restore forgets neither what had to be kept nor that what was withdrawn is out of sight."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from speakopenly.web.backup.restoring import Restored
from speakopenly.web.hear.reporting.holds import actions
from speakopenly.web.hear.reporting.holds.models import Hold
from speakopenly.web.hear.reporting.reports import daily, mailboxes
from speakopenly.web.people.models import Service
from speakopenly.web.people.staff import Staff
from tests.web.backup.conftest import THREAD, ask
from tests.web.hear.reporting.holds.conftest import lea, place_hold, propose
from tests.web.hear.reporting.reports.conftest import Reader, opened, send

__all__ = ["lea", "place_hold", "propose"]
HELD = """
from speakopenly.web.hear.reporting.holds.models import Hold
rows = Hold.objects.order_by("proposed_on").values_list("state", "reason")
kept = Report.objects.filter(is_kept_aside=True).count()
print(json.dumps([[list(row) for row in rows], kept, Message.objects.count()]))
"""


def test_a_hold_placed_since_is_in_force_again_and_keeps_what_was_withdrawn(
    northmoor: Service,
    back_up: Callable[[], Path],
    bring_back: Callable[..., Restored],
    home: Path,
    place_hold: Callable[..., Hold],
) -> None:
    receipt = send(northmoor)
    daily.daily_round()
    file = back_up()
    place_hold(opened(receipt).report)
    mailboxes.withdraw(opened(receipt))

    restored = bring_back(file)

    assert restored.erased == {"hold": 1, "report": 1}
    assert ask(home, HELD) == [[["in_force", "restored"]], 1, 1]
    assert ask(home, THREAD, receipts=[" ".join(receipt.words)]) == [[]]


def test_a_hold_placed_and_lifted_since_is_not(
    northmoor: Service,
    fay: Reader,
    lea: Staff,
    back_up: Callable[[], Path],
    bring_back: Callable[..., Restored],
    home: Path,
    place_hold: Callable[..., Hold],
) -> None:
    report = opened(send(northmoor)).report
    daily.daily_round()
    file = back_up()
    hold = place_hold(report)
    actions.ask_to_lift(by=fay.staff, hold=hold)
    actions.lift(by=lea, hold=hold)
    _a_day_earlier("hold")

    bring_back(file)

    assert ask(home, HELD)[0] == []


def _a_day_earlier(kind: str) -> None:
    """Placed yesterday, lifted today: where both are of one day the hold is looked at by people."""
    from datetime import timedelta

    from speakopenly.core.erasure_list import Line
    from speakopenly.web.hear import erasures

    here = erasures.the_list()
    found = here.read()
    assert found is not None
    lines = [
        Line(line.day - timedelta(days=1), line.kind, line.what, line.deed) if line.kind == kind else line
        for line in found.lines
    ]
    for file in here.folder.iterdir():
        file.unlink()
    here.write(lines, today=found.until, since=found.since)
