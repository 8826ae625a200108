"""Turn away what language is never asked of: tables that say who wrote, and words of those who were heard.

A judgement beside an author is a score of a person. And words of children, families or carers, reports, and
supervision notes are never run through a judge of their tone, whoever asks (docs/decisions/0330).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel, Kind
from speakopenly.core.wordlists import word_list

if TYPE_CHECKING:
    from speakopenly.core.tables import Table

_WHO_WROTE: Final = word_list(
    """
    author authors byline writer writers journalist journalists columnist reporter reporters speaker speakers
    respondent respondents participant participants contributor contributors sender senders recipient
    username user users handle handles email surname forename firstname lastname fullname signatory signed
    submitter interviewee interviewees interviewer employee employees staff worker workers practitioner
    manager managers supervisor supervisee colleague person people who client clients patient patients
    """
)
"""A word in a column's name that says the column tells who wrote or spoke."""
_WHOLE_NAMES: Final = word_list(
    """
    by from name names written_by said_by made_by created_by posted_by sent_by submitted_by entered_by owner
    initials first_name last_name full_name user_id staff_id person_id author_id e_mail
    """
)
_HEARD: Final = word_list(
    """
    supervision nearmiss near_miss incident incidents casenote casenotes case_note case_notes receipt
    complaint complaints disclosure disclosures contribution contributions testimony transcript voice voices
    feedback survey
    """
)
"""A word in a column's name that says its words are of people who were heard, or notes of supervision."""
_PARTS: Final = word_list(
    """
    role roles role_band channel kind source_kind relationship relation capacity respondent_type said_as
    group contributor_type audience perspective
    """
)
"""Columns whose cells may say whose words a row holds."""
_VOICES: Final = re.compile(
    r"\b(?:child|children|young (?:person|people|carer)|teenager|pupil|care ?leaver|care ?experienced"
    r"|parent|mother|father|mum|dad|famil(?:y|ies)|carer|foster|kinship|grandparent|adopt\w*"
    r"|social worker|practitioner|newly qualified|residential worker|supervis\w+|family support|staff|worker"
    r"|manager|reporter|near miss|reports?$|survey|interview|session|speak door|focus group|round table"
    r"|submission|complaint)",
    re.IGNORECASE,
)
_PUBLISHED: Final = frozenset(
    {
        Channel.PUBLIC_TEXT.value,
        Kind.PUBLIC_TEXT.value,
        Kind.INSPECTION_REPORT.value,
        Channel.LITERATURE.value,
    }
)
_WHY_NOT_WHO: Final = (
    "says who wrote or spoke, and a judgement beside a writer would be a score of a person."
    " No writer is ever named here."
)
_WHY_NOT_HEARD: Final = (
    "tells of the words of people who were heard, or of supervision."
    " Nobody's tone is ever judged for having spoken."
)
_DO: Final = "Give only text that you are about to publish, or that was published"


def check_can_be_read(table: Table) -> None:
    """Raise BadInput where a table says who wrote, or holds words of people who were heard.

    The line names the file and the column, says why, and what to do; it never repeats a cell.
    """
    for name in table.columns:
        if tells_who_wrote(name):
            raise BadInput(_WHY_NOT_WHO, do=f"{_DO}, without that column.", file=table.file, column=name)
        if holds_what_was_heard(name, _filled(table.column(name))):
            raise BadInput(_WHY_NOT_HEARD, do=f"{_DO}.", file=table.file, column=name)


def tells_who_wrote(column: str) -> bool:
    """Whether a column, by its name, tells who wrote or spoke."""
    words = _words_of(column)
    return "_".join(words) in _WHOLE_NAMES or not _WHO_WROTE.isdisjoint(words)


def holds_what_was_heard(column: str, cells: Iterable[str]) -> bool:
    """Whether a column, by its name or its cells, says that a row holds somebody's words to the service."""
    words = _words_of(column)
    pairs = {f"{one}_{other}" for one, other in zip(words, words[1:], strict=False)}
    if not _HEARD.isdisjoint({*words, *pairs}):
        return True
    is_a_part = not _PARTS.isdisjoint({*words, *pairs})
    return is_a_part and any(_is_a_voice(cell) for cell in cells)


def _is_a_voice(cell: str) -> bool:
    words = re.findall(r"[a-z]+", cell.lower())
    return "_".join(words) not in _PUBLISHED and bool(_VOICES.search(" ".join(words)))


def _filled(cells: Iterable[str | None]) -> set[str]:
    return {cell for cell in cells if cell}


def _words_of(column: str) -> list[str]:
    """``AuthorName``, ``author-name`` and ``author name`` are all two words."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", column)
    return re.findall(r"[a-z]+", apart.lower())
