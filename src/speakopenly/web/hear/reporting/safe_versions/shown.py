"""A safe version as its page shows it: pieces of text with their marks, and one line for each decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from speakopenly.hear.speaking.questions import Asks
from speakopenly.understand.deidentify import Mark
from speakopenly.web.hear.reporting.reports import policies as reports
from speakopenly.web.hear.reporting.reports.models import Report
from speakopenly.web.hear.reporting.safe_versions import policies, queries, wording
from speakopenly.web.hear.reporting.safe_versions.models import SafeState
from speakopenly.web.hear.reporting.safe_versions.queries import OpenVersion
from speakopenly.web.people.staff import Staff

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LETTERS_AROUND = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the report; ``place`` is the number of its mark, None where it has none."""

    text: str = field(repr=False)
    place: int | None = None
    is_decided: bool = True

    @property
    def number(self) -> int:
        """The mark as people count it."""
        return (self.place or 0) + 1


@dataclass(frozen=True, slots=True)
class Row:
    """One word or phrase in the list: what it is, why it is marked, what becomes of it."""

    place: int
    words: str = field(repr=False)
    what: StrOrPromise
    why: StrOrPromise
    decision: StrOrPromise
    instead: str = field(repr=False)
    is_decided: bool

    @property
    def number(self) -> int:
        """The mark as people count it."""
        return self.place + 1


def both_sides(staff: Staff, report: Report, version: OpenVersion | None) -> dict[str, Any]:
    """Everything on the page of a safe version."""
    row = queries.version_of(report)
    page: dict[str, Any] = {
        "report": report,
        "version": version,
        "may_make": policies.can_make(staff, report, row),
        "may_make_again": policies.can_make_again(staff, report, row),
        "may_be_stranger": policies.can_read_as_stranger(staff, report, row),
        "state": row.get_state_display() if row else _("Not begun"),
    }
    return page if version is None else page | _what_stands(staff, report, version)


def _what_stands(staff: Staff, report: Report, version: OpenVersion) -> dict[str, Any]:
    marks, row = version.body.marks, version.row
    is_draft, holds = row.state == SafeState.DRAFT, version.crowd.is_enough and not version.is_outdated
    return {
        "pieces": list(pieces(version.words, marks)),
        "rows": [_row(version, place) for place in range(len(marks))],
        "decided": len(marks) - version.undecided,
        "all": len(marks),
        "next_place": next(iter(places_undecided(marks)), None),
        "finds": list(enumerate(version.finds)) if is_draft else [],
        "safe": version.safe,
        "described": wording.described(version.body.description),
        "crowd": wording.crowd_line(version.crowd, version.body.description),
        "sent_back": version.body.sent_back,
        "is_draft": is_draft,
        "is_shared": queries.is_shared(report),
        "waits_for_flag": row.state == SafeState.APPROVED and reports.has_open_flag(report),
        "may_share": holds and policies.can_share(staff, report, row) and not queries.is_shared(report),
        "may_ask_sharing": holds and policies.can_ask(staff, report, row, Asks.SHARING),
        "may_ask_bulletin": holds and policies.can_ask(staff, report, row, Asks.BULLETIN),
    }


def one_mark(version: OpenVersion, which: int) -> dict[str, Any]:
    """One word or phrase in the words around it."""
    mark, text = version.body.marks[which], version.words
    before, after = text[: mark.start], text[mark.end :]
    return {
        "row": _row(version, which),
        "before": ("\u2026" if len(before) > LETTERS_AROUND else "") + before[-LETTERS_AROUND:],
        "after": after[:LETTERS_AROUND] + ("\u2026" if len(after) > LETTERS_AROUND else ""),
        "decided": len(version.body.marks) - version.undecided,
        "all": len(version.body.marks),
    }


def pieces(text: str, marks: Sequence[Mark]) -> Iterator[Piece]:
    """The text cut at its marks; put together again it is the text."""
    done = 0
    for place, mark in enumerate(marks):
        if done < mark.start:
            yield Piece(text[done : mark.start])
        yield Piece(text[mark.start : mark.end], place, mark.decision.is_decided)
        done = mark.end
    if done < len(text):
        yield Piece(text[done:])


def places_undecided(marks: Sequence[Mark]) -> list[int]:
    """Where a decision is missing, in order."""
    return [place for place, mark in enumerate(marks) if not mark.decision.is_decided]


def _row(version: OpenVersion, place: int) -> Row:
    mark = version.body.marks[place]
    return Row(
        place=place,
        words=version.words[mark.start : mark.end],
        what=wording.WHAT[mark.why],
        why=wording.WHY.get(mark.why, wording.LEADS_STRAIGHT),
        decision=wording.DECISION[mark.decision],
        instead=mark.instead,
        is_decided=mark.decision.is_decided,
    )
