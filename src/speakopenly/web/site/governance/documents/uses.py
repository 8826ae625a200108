"""What personal data are used for here, once: the record, the assessment and the policy are made of this."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from speakopenly.core.retention import (
    BALLOTS,
    CONTACT_SLIP,
    CULTURE_ANSWERS,
    DRAFT_COMMENTS,
    LISTENED_WORDS,
    PULSE_ANSWERS,
    RAW_WORDS,
    REGISTER_ROW,
    Period,
)


@dataclass(frozen=True, slots=True)
class Use:
    """One use of personal data: of whom, which, what for, who sees them, and for how long.

    ``kept`` says so where no period of the table does.
    """

    name: str
    people: str
    data: str
    purpose: str
    seen_by: str
    periods: tuple[Period, ...]
    kept: str = ""


USES: Final = (
    Use(
        "Reports of what went wrong, nearly went wrong or went well",
        "people who write; children, families and workers they write about",
        "what somebody wrote, files, and, only if they choose, a way to reach them",
        "to protect a child at once where that is needed, and to learn what made the problem likely",
        "two readers and the safeguarding lead, each with a key of their own",
        (RAW_WORDS, CONTACT_SLIP),
    ),
    Use(
        "Listening exercises and surveys",
        "people who are asked; people they speak about",
        "answers, notes, recordings and papers; consent for each use; a broad group such as role or nation",
        "to find what many people say, without names",
        "the facilitator, before names are hidden; coders and others only after",
        (LISTENED_WORDS, DRAFT_COMMENTS),
    ),
    Use(
        "Surveys and votes that name nobody",
        "workers; people in an agreement round",
        "answers or votes without a name, a day or an order",
        "to see how safe it is to speak, how supervision is, and on what people agree",
        "nobody one by one; tables with small numbers hidden",
        (CULTURE_ANSWERS, PULSE_ANSWERS, BALLOTS),
    ),
    Use(
        "Passages, themes and findings",
        "people who spoke, no longer named",
        "short passages with names replaced, their codes and themes",
        "to count how many people say something, quote them exactly and let others check it",
        "facilitators, coders, researchers and publishers; the public where consent allows",
        (),
        "until whoever spoke takes them back",
    ),
    Use(
        "Accounts of people who work here",
        "workers of the service",
        "name, work e-mail address, roles, and what they did with the site; not when they signed in",
        "to open doors to the right people, and to show afterwards who decided what",
        "the administrator, the safeguarding lead and leaders",
        (),
        "an account is closed when somebody leaves; their name stays beside what they decided",
    ),
    Use(
        "Register of requests and of what leaked",
        "nobody by name",
        "a number, the kind, days, steps and the decision",
        "to answer in time and to show that it was done",
        "the safeguarding lead, leaders, custodians and the administrator",
        (REGISTER_ROW,),
    ),
)
GUARDS: Final = (
    "Words are sealed when they arrive, to the keys of those who may read them. Who steals the database or a "
    "backup reads none of them.",
    "Public pages set no cookie, keep no internet address and no name of a browser, and load nothing "
    "from elsewhere.",
    "Days are kept and no hours of what people outside do, so that nobody can ask who wrote when.",
    "One person alone lets nobody read: roles that read are given and taken by two.",
    "Whoever runs the machine holds no role that sees words.",
    "Names are replaced by a machine and then by a person; two people read a safe version before it "
    "is learnt from.",
    "Counts from 1 to 7 are hidden everywhere, and so is whatever would give them away.",
    "Backups are encrypted. What was withdrawn is erased again after a restore.",
    "Each deed of a worker is written in a trail that nobody can change, without a word of what "
    "anybody said.",
    "No machine decides anything about anybody. The site opens no connection to anywhere but this "
    "machine and the "
    "route for alerts that the service set up.",
)
"""Each is a test: docs/reference/promises.md, docs/explanation/threat-model.md."""


def kept_for(use: Use) -> str:
    """The periods of one use in words."""
    if use.kept:
        return use.kept
    return "; ".join(f"{each.what}: {each.days} days from {each.since}" for each in use.periods)
