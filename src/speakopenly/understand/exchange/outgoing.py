"""What a report's evidence becomes before it leaves: one careful door for the command line and the web.

Contributions are de-identified already. Whatever a host or a reader worded around them (the title, questions,
names of themes, findings) is looked through here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from speakopenly.core.records import Passage, Theme
from speakopenly.understand.deidentify import Deidentifier, hide
from speakopenly.understand.exchange.building import project_of
from speakopenly.understand.exchange.coded import NOTHING_CODED, ByPeople, Coded, by_people, wordings_in
from speakopenly.understand.exchange.deidentified import Deidentified, Purpose, from_heard, may_leave
from speakopenly.understand.exchange.exercise import Exercise, exercise_of
from speakopenly.understand.exchange.records import Project
from speakopenly.understand.exchange.tables import EvidenceTable, evidence_tables
from speakopenly.understand.exchange.theme_codes import Memo
from speakopenly.understand.exchange.unagreed import (
    Unagreed,
    memos_that_leave,
    name_codes_safely,
    name_safely,
    wordings_of,
)
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import Evidence

Hides = Callable[[str], str]
"""Puts a plain word in the place of every name it finds in a text."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Everything that may leave for a purpose. ``rows`` still says of each whether its words do."""

    exercise: Exercise
    rows: tuple[Deidentified, ...]
    passages: tuple[Passage, ...]
    themes: tuple[Theme, ...]
    memos: tuple[Memo, ...]
    purpose: Purpose
    people: ByPeople = NOTHING_CODED

    def project(self) -> Project:
        """As a project for other programs for qualitative analysis, its findings as memos."""
        return project_of(
            self.exercise,
            self.rows,
            self.passages,
            self.themes,
            purpose=self.purpose,
            memos=self.memos,
            people=self.people,
        )

    def tables(self) -> tuple[EvidenceTable, EvidenceTable, EvidenceTable]:
        """As three tables: contributions, passages, codings."""
        return evidence_tables(self.exercise, self.rows, self.passages, self.themes, purpose=self.purpose)


def outgoing_of(
    evidence: Evidence, *, hides: Hides, purpose: Purpose = Purpose.ANALYSIS, coded: Coded | None = None
) -> Outgoing:
    """The evidence behind a report, ready to leave, with what people coded of it.

    Names are hidden in what people worded around the contributions, and what only those said who did not
    agree stands in no name. Findings count everybody, so they go along for analysis only.
    """
    coded = coded or Coded()
    rows = tuple(_questions_hidden(map(from_heard, evidence.heard), hides))
    agreed = {row.id for row in may_leave(rows, purpose=purpose).rows if row.words is not None}
    wordings = wordings_of(evidence.themes, _findings_in(evidence)) + wordings_in(coded.codebook)
    unagreed = Unagreed(rows, agreed, wordings)
    themes = name_safely(evidence.themes, unagreed)
    memos = _findings_in(replace(evidence, themes=themes)) if purpose is Purpose.ANALYSIS else ()
    exercise = exercise_of(evidence)
    return Outgoing(
        exercise=replace(exercise, name=hides(exercise.name)),
        rows=rows,
        passages=evidence.passages,
        themes=tuple(_names_hidden(theme, hides) for theme in themes),
        memos=tuple(replace(each, text=hides(each.text)) for each in memos_that_leave(memos, unagreed)),
        purpose=purpose,
        people=by_people(coded, name_codes_safely(coded.codebook, unagreed, hides)),
    )


def hides_with(deidentifier: Deidentifier) -> Hides:
    """Hide what this finds."""

    def hides(text: str) -> str:
        return hide(text, deidentifier.find(text))

    return hides


def _findings_in(evidence: Evidence) -> Iterator[Memo]:
    """Every finding as it is printed, for the code of its theme."""
    draft = Draft(evidence)
    for each in draft.listed:
        yield Memo(each.theme.id, f"Finding {each.paragraph}", each.statement)


def _questions_hidden(rows: Iterable[Deidentified], hides: Hides) -> Iterator[Deidentified]:
    known: dict[str, str] = {}
    for row in rows:
        if row.question and row.question not in known:
            known[row.question] = hides(row.question)
        yield replace(row, question=known[row.question]) if row.question else row


def _names_hidden(theme: Theme, hides: Hides) -> Theme:
    return replace(theme, name=hides(theme.name), description=hides(theme.description))
