"""The periods hang together, and the pages and rounds use these and no others."""

from __future__ import annotations

from speakopenly.core import retention


def test_a_line_outlives_every_backup_it_is_needed_for() -> None:
    assert retention.ERASURE_LINES.days > retention.BACKUPS.days
    assert retention.DAYS_LINES_OUTLIVE_BACKUPS == 7


def test_what_people_are_told_before_they_type() -> None:
    told = {period.what: period.days for period in retention.PERIODS}

    assert told["a way to reach the person who wrote"] == 90
    assert told["the words and files of a closed report"] == 365
    assert told["that a report was withdrawn"] == 30


def test_every_period_says_why_and_where_it_comes_from() -> None:
    for period in retention.PERIODS:
        assert period.reason
        assert period.source
        assert period.since
        assert period.then
