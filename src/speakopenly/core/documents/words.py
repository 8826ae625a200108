"""The few words the writers add of their own. The same in every file, so that readers can tell them."""

from __future__ import annotations

from datetime import date

LANGUAGE = "en-GB"
SKIP = "Skip to the report"
CONTENTS = "Contents"
SUMMARY = "Summary"
HIDDEN = "hidden to protect people"
HIDDEN_MARK = "[c]"
HIDDEN_NOTE = "[c] hidden to protect people"

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)


def own_language(language: str) -> str | None:
    """The language of the writers' own words where the document is in another; None where it is the same."""
    return None if language.split("-")[0].lower() == "en" else LANGUAGE


def day_in_words(day: date) -> str:
    """Write a date as "4 May 2026", whatever the machine's own language."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def reference(number: str) -> str:
    """Name a paragraph inside the report: "paragraph 2.8"."""
    return f"paragraph {number}"


def citation(number: str, page: int) -> str:
    """Name a paragraph for someone who has another copy: "paragraph 2.8, page 18"."""
    return f"paragraph {number}, page {page}"


def passage_label(passage: str) -> str:
    """Name the passage a quote is; nothing where it names none."""
    return f"passage {passage}" if passage else ""


def edition_line(edition: str, day: date | None) -> str:
    """Say which edition this is and of what day, where it is of one."""
    return f"{edition}, {day_in_words(day)}" if day else edition


def check_line(check_code: str) -> str:
    """Say the short code by which two copies can be compared."""
    return f"check code {check_code}"
