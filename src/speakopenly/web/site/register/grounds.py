"""What can be decided of each kind, and the grounds in law on which something is held back or not told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from speakopenly.web.site.register.models import RIGHTS, Kind, Outcome

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_ANSWERS = (Outcome.IN_FULL, Outcome.IN_PART, Outcome.REFUSED, Outcome.NOT_FOUND)
OUTCOMES: Final[Mapping[Kind, tuple[Outcome, ...]]] = {
    **dict.fromkeys(RIGHTS, _ANSWERS),
    Kind.COMPLAINT: (Outcome.IN_FULL, Outcome.IN_PART, Outcome.REFUSED),
    Kind.INFORMATION: _ANSWERS,
    Kind.COURT_ORDER: (Outcome.IN_FULL, Outcome.IN_PART, Outcome.NOT_FOUND, Outcome.ORDER_CHANGED),
    Kind.BREACH: (Outcome.TOLD, Outcome.NOT_TOLD),
}
NEEDS_GROUNDS: Final = frozenset({Outcome.IN_PART, Outcome.REFUSED, Outcome.NOT_TOLD})


@dataclass(frozen=True, slots=True)
class Ground:
    """One ground: what it says, and the law."""

    ident: str
    kinds: tuple[Kind, ...]
    said: StrOrPromise
    law: str
    may_tell_too_much: bool = False
    """To name it can itself tell somebody what they must not learn."""


GROUNDS: Final = (
    Ground(
        "others",
        (Kind.SUBJECT_ACCESS,),
        _("It would tell about somebody else"),
        "Data Protection Act 2018, schedule 2, part 3",
    ),
    Ground(
        "serious_harm",
        (Kind.SUBJECT_ACCESS,),
        _("It would be likely to do serious harm to somebody's health"),
        "Data Protection Act 2018, schedule 3",
        may_tell_too_much=True,
    ),
    Ground(
        "abuse_data",
        (Kind.SUBJECT_ACCESS,),
        _(
            "A parent or somebody appointed by a court asks; it tells of abuse of a child, and giving it is "
            "not best for the child. Not in Scotland"
        ),
        "Data Protection Act 2018, schedule 3, part 5",
        may_tell_too_much=True,
    ),
    Ground(
        "crime",
        RIGHTS,
        _("It would stand in the way of preventing or finding out a crime"),
        "Data Protection Act 2018, schedule 2, paragraph 2",
        may_tell_too_much=True,
    ),
    Ground(
        "proceedings",
        RIGHTS,
        _("It is legal advice, or needed for a court"),
        "Data Protection Act 2018, schedule 2, paragraphs 5 and 19",
    ),
    Ground(
        "unfounded",
        RIGHTS,
        _("The request is plainly unfounded or excessive"),
        "UK GDPR, article 12(5)",
    ),
    Ground(
        "search",
        (Kind.SUBJECT_ACCESS,),
        _("A reasonable and proportionate search does not reach further"),
        "UK GDPR, article 15(1A)",
    ),
    Ground(
        "cannot_identify",
        RIGHTS,
        _("We cannot tell which data are this person's"),
        "UK GDPR, article 11(2)",
    ),
    Ground(
        "public_task",
        (Kind.ERASURE,),
        _("It is needed for a task in the public interest"),
        "UK GDPR, article 17(3)(b)",
    ),
    Ground(
        "compelling",
        (Kind.OBJECTION,),
        _("There are compelling reasons that weigh more than this person's interests, or a legal claim"),
        "UK GDPR, article 21(1)",
    ),
    Ground(
        "law_keeps_it",
        (Kind.ERASURE,),
        _("A law or a court says that it must be kept as it is"),
        "UK GDPR, article 17(3)(b) and (e)",
    ),
    Ground(
        "is_what_was_said",
        (Kind.RECTIFICATION,),
        _("It is what somebody said; another view can stand beside it"),
        "UK GDPR, articles 5(1)(d) and 16",
    ),
    Ground(
        "kept_the_law",
        (Kind.COMPLAINT,),
        _("We looked into it, and the law was kept"),
        "Data Protection Act 2018, section 164A",
    ),
    Ground(
        "personal",
        (Kind.INFORMATION,),
        _("It is somebody's personal data"),
        "Freedom of Information Act 2000, section 40; in Scotland, section 38 of the Act of 2002",
    ),
    Ground(
        "confidence",
        (Kind.INFORMATION,),
        _("It was given in confidence"),
        "Freedom of Information Act 2000, section 41; in Scotland, section 36(2) of the Act of 2002",
    ),
    Ground(
        "conduct",
        (Kind.INFORMATION,),
        _(
            "It would harm free and frank views; the authority's qualified person has said so, and the "
            "public interest is weighed"
        ),
        "Freedom of Information Act 2000, section 36; in Scotland, section 30 of the Act of 2002",
    ),
    Ground(
        "health_and_safety",
        (Kind.INFORMATION,),
        _("It would put somebody's health or safety in danger"),
        "Freedom of Information Act 2000, section 38; in Scotland, section 39 of the Act of 2002",
    ),
    Ground(
        "public_already",
        (Kind.INFORMATION,),
        _("It can be had elsewhere"),
        "Freedom of Information Act 2000, section 21; in Scotland, section 25 of the Act of 2002",
    ),
    Ground(
        "cost",
        (Kind.INFORMATION,),
        _("It would cost more than the limit"),
        "Freedom of Information Act 2000, section 12; in Scotland, section 12 of the Act of 2002",
    ),
    Ground(
        "order_narrower", (Kind.COURT_ORDER,), _("The court agreed that less is given"), "The order itself"
    ),
    Ground(
        "does_not_exist",
        (Kind.COURT_ORDER,),
        _("Part of it does not exist or can be opened by nobody"),
        "The order itself",
    ),
    Ground(
        "unreadable",
        (Kind.BREACH,),
        _("What leaked was sealed, and the keys are safe"),
        "UK GDPR, article 33(1)",
    ),
    Ground(
        "got_back",
        (Kind.BREACH,),
        _("It came back, or was destroyed, before anybody read it"),
        "UK GDPR, article 33(1)",
    ),
    Ground("nobody_in_it", (Kind.BREACH,), _("Nobody can be told apart in it"), "UK GDPR, article 33(1)"),
)
BY_IDENT: Final[Mapping[str, Ground]] = {each.ident: each for each in GROUNDS}


def grounds_of(kind: Kind) -> list[Ground]:
    """The grounds that fit a kind."""
    return [each for each in GROUNDS if kind in each.kinds]


BREACH_FACTS: Final[Mapping[str, tuple[StrOrPromise, tuple[tuple[str, StrOrPromise], ...]]]] = {
    "what": (
        _("What happened?"),
        (
            ("sent_wrong", _("Sent or shown to the wrong person")),
            ("lost", _("A paper, phone or computer was lost or stolen")),
            ("broken_into", _("Somebody got into the machine, an account or a backup")),
            ("key", _("A passphrase, key or recovery code got out")),
            ("named", _("A name stood in what was shown or printed")),
            ("gone", _("Data were lost or changed")),
            ("misuse", _("Somebody who works here looked or used what they had no reason to")),
        ),
    ),
    "data": (
        _("Which data?"),
        (
            ("accounts", _("Names and work addresses of people who work here")),
            ("sealed", _("Sealed words: a database or backup")),
            ("read", _("Words that could be read")),
            ("special", _("Health, beliefs, race, sex life, crimes")),
            ("children", _("Data about children")),
            ("passages", _("De-identified passages")),
        ),
    ),
    "people": (
        _("About how many people?"),
        (
            ("few", _("1 to 10")),
            ("some", _("11 to 100")),
            ("many", _("More than 100")),
            ("unknown", _("Not known yet")),
        ),
    ),
    "effects": (
        _("What can come of it?"),
        (
            ("danger", _("Somebody could be hurt")),
            ("known", _("Somebody who spoke could be recognised")),
            ("distress", _("Distress, or trust lost")),
            ("work", _("Trouble at work")),
            ("none", _("Nothing that we can think of")),
        ),
    ),
    "measures": (
        _("What was done?"),
        (
            ("stopped", _("It was stopped")),
            ("got_back", _("What leaked came back or was destroyed")),
            ("keys", _("Keys, roles or passwords were changed")),
            ("told", _("People were told")),
            ("review", _("A learning review was begun")),
        ),
    ),
}
"""What the law wants written down of each breach, from lists, so that no name and no words are typed."""
ONE_ONLY: Final = frozenset({"people"})
