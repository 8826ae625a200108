"""How long what is kept: each period once, with reason and source; docs/reference/retention.md is made of it.

People are told these numbers before they type a word, so they stand here and nowhere else: the pages, the
daily round and the reference read this table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Period:
    """For how many days something is kept, since when, what becomes of it, why, and where that comes from."""

    what: str
    days: int
    since: str
    then: str
    reason: str
    source: str


ICO = "UK GDPR, article 5(1)(c) and (e): no more and no longer than needed"
OWN = "our own rule"

CONTACT_SLIP = Period(
    "a way to reach the person who wrote",
    90,
    "the Monday of the week in which it came; it goes earlier where the report is closed",
    "destroyed with every share of its key",
    "Long enough to ask what was left open, and no longer: who wrote is what could hurt them most.",
    "practice of ASRS and CHIRP, which keep an identity until the report is closed",
)
RAW_WORDS = Period(
    "the words and files of a closed report",
    365,
    "the day the report was closed",
    "erased with their keys; where its writer said yes to learning, the de-identified passages stay until"
    " they are taken back",
    "A year shows whether what was promised at closing came about; after it nobody needs the words.",
    ICO,
)
LISTENED_WORDS = Period(
    "the words of a listening exercise as they were said, at most; its plan may say fewer days",
    365,
    "the last day of asking in its plan",
    "erased, with the key of each file; the de-identified passages stay until they are taken back",
    "A year is enough to read, check and publish; after it the words without names serve as well.",
    ICO,
)
WAITING_FILES = Period(
    "a file that was chosen and not brought in",
    30,
    "the day it was chosen",
    "what was read of it is destroyed with its key; its name and its sums stay",
    "Long enough to come back from leave and go on; whoever needs it later chooses it again.",
    ICO,
)
DRAFT_COMMENTS = Period(
    "what somebody wrote about a draft that went back, at most; the plan may say fewer days",
    365,
    "the last day for comments",
    "erased, with its key and the codes of the slips; counts, answers and what was printed stay",
    "As long as the words it is about: until the next edition shows what came of it.",
    ICO,
)
WITHDRAWN_ROW = Period(
    "that a report was withdrawn",
    30,
    "the day it was withdrawn; its words went that day",
    "the last row goes, and the eight words open nothing",
    "So that whoever withdrew can come back and see that it was done.",
    OWN,
)
ONE_TIME_NUMBER = Period(
    "the number by which a form sent twice is known",
    2,
    "the day the report came",
    "emptied",
    "A page that waits to be sent opens for a day.",
    OWN,
)
DRAFT_KEYS = Period(
    "the key of a day under which unfinished pages travel",
    2,
    "the day it is for",
    "the file is removed, and pages sealed under it open for nobody",
    "A page left open in the evening can still be sent in the morning.",
    OWN,
)
BACKUPS = Period(
    "backups",
    35,
    "the day they are made; a service may say another number, which its mailbox then shows",
    "speakopenly backup --into deletes them; copies elsewhere are deleted by whoever keeps them",
    "Five weeks find a fault that was seen late; each day more keeps what was withdrawn.",
    OWN,
)
CULTURE_ANSWERS = Period(
    "what was answered in a culture survey; fewer than 10 answers in all are destroyed the day it closes",
    1095,
    "the day the results opened to everybody",
    "destroyed; the table everybody could read stays",
    "Three years let a service see its own way over three yearly waves; nobody needs each answer after that.",
    ICO,
)
BALLOTS = Period(
    "votes in an agreement round, which name nobody and no day",
    30,
    "the last day to vote, or the day the round was closed early",
    "destroyed uncounted; in every ordinary case they were counted and destroyed the night after",
    "A night is enough to count them. Where the machine cannot, whoever mends it has a month, and no longer.",
    OWN,
)
EXPORTS = Period(
    "a file made of the evidence for another program",
    1,
    "the moment it was made; it goes earlier where anybody takes words or consent back",
    "it can be fetched no longer, and the night after it is destroyed with its key",
    "Long enough to fetch it; whoever needs it again asks again, and gets what consent allows by then.",
    OWN,
)
PREVIEWS = Period(
    "a report put together from findings as they stand, which nobody has signed",
    1,
    "the moment somebody asked for it; it goes earlier where anybody takes words, consent or a name back",
    "the row is removed; that of a draft goes when the draft is signed or thrown away",
    "Long enough to read it; whoever needs it again asks again, and gets what may be said by then.",
    OWN,
)
WAITING_CODINGS = Period(
    "what a file of another program would bring in: codes, and which passages they are given to; no text",
    1,
    "the moment it was read; it goes at once when it is brought in, or anybody takes words back",
    "the row is removed",
    "Long enough to look at the page and decide; whoever needs it again chooses the file again.",
    OWN,
)
PULSE_ANSWERS = Period(
    "answers to the supervision pulse, which name nobody and no day",
    1096,
    "the last day of their quarter; where fewer than ten of one side came, they go with the quarter",
    "destroyed",
    "Three years show whether supervision changes; fewer than ten answers may never be shown.",
    OWN,
)
ERASURE_LINES = Period(
    "lines of the erasure list, which name nothing and nobody",
    42,
    "the day of the erasure; always a week longer than backups are kept",
    "the file of that day is removed",
    "While there is a backup from before an erasure, restoring it has to erase again.",
    OWN,
)
WHO_CODED = Period(
    "who looked at a passage and coded it",
    365,
    "the last day on which anybody coded in that exercise; not while two people code a sample blind",
    "the person is taken off every look at its passages; codes, memos and days stay",
    "A year lets everybody go back to what they decided; after it codes serve as well, whoever gave them.",
    ICO,
)
HOLD_REVIEW = Period(
    "a legal hold before it is looked at again",
    183,
    "the day it was agreed to, or last looked at",
    "it goes on until two people lift it, and stands on Today until somebody looks",
    "A hold is a pause with a reason. Without a date it becomes a habit.",
    "our own rule; to destroy what a public inquiry wants is an offence (Inquiries Act 2005, section 35)",
)

REGISTER_ROW = Period(
    "a line of the register of requests and breaches: number, kind, days, steps and decision, and no name",
    1096,
    "the day it was closed",
    "the line and its steps are removed",
    "Three years show whether requests were answered in time, and let the Commissioner ask about one.",
    OWN,
)
PERIODS: Final = (
    CONTACT_SLIP,
    RAW_WORDS,
    LISTENED_WORDS,
    WAITING_FILES,
    DRAFT_COMMENTS,
    WITHDRAWN_ROW,
    ONE_TIME_NUMBER,
    DRAFT_KEYS,
    BACKUPS,
    CULTURE_ANSWERS,
    BALLOTS,
    EXPORTS,
    PREVIEWS,
    WAITING_CODINGS,
    PULSE_ANSWERS,
    ERASURE_LINES,
    WHO_CODED,
    REGISTER_ROW,
    HOLD_REVIEW,
)
DAYS_LINES_OUTLIVE_BACKUPS: Final = ERASURE_LINES.days - BACKUPS.days
