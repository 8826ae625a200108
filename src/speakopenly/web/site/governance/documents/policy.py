"""The appropriate policy document for special category and criminal offence data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.core.documents import SubHeading
from speakopenly.core.retention import CONTACT_SLIP, LISTENED_WORDS, RAW_WORDS
from speakopenly.web.site.governance.documents.parts import Kind, Part, bullets, labelled, part, says
from speakopenly.web.site.governance.documents.uses import GUARDS
from speakopenly.web.site.governance.facts import Facts

PRINCIPLES: Final = (
    (
        "Lawful, fair and open",
        "People read what is kept, who reads it and what cannot be kept private before they type a "
        "word. There are "
        "notices for those who write, take part, are written about and work here.",
    ),
    (
        "For one purpose",
        "Words are used to protect a child and to learn how a service works. Discipline is not begun "
        "because of a "
        "mistake that somebody tells us about. Another use needs another question to the person.",
    ),
    (
        "No more than needed",
        "Nothing but the words is required. No name is asked, and pages ask people not to give any.",
    ),
    (
        "Correct",
        "Words stand as they were said. Whoever wrote can add to them. A machine's reading is a "
        "proposal until a person "
        "has decided.",
    ),
    (
        "No longer than needed",
        f"Words of a closed report go after {RAW_WORDS.days} days and those of an exercise after at most "
        f"{LISTENED_WORDS.days}; a way to reach somebody after {CONTACT_SLIP.days}. See the retention "
        f"schedule.",
    ),
    ("Safe", "See below. Each of these guards has a test that fails when it no longer holds."),
)


def _policy(facts: Facts) -> Iterable[Part]:
    yield part(
        "What this covers",
        "What people write may tell of health, race, beliefs, sex life, trade unions and crimes, of "
        "themselves and of "
        "others. Nobody asks for it, and it cannot be kept out of free words.",
        labelled("Condition for special category data", says(facts, "condition")),
        labelled("Data on crimes", says(facts, "offences")),
        labelled("Lawful basis", says(facts, "basis")),
        labelled("The law behind it", says(facts, "law")),
    )
    blocks = [block for name, kept in PRINCIPLES for block in (SubHeading(name), kept)]
    yield part("How each principle is kept", *blocks)
    yield part("How it is guarded", bullets(*GUARDS))
    yield part(
        "Who answers for it",
        labelled("Role", says(facts, "owner")),
        labelled("Data protection officer", says(facts, "officer")),
        "This document is kept until six months after the service stops using Speak Openly, and shown to the "
        "Information Commissioner when asked.",
    )


POLICY: Final = Kind(
    "policy-document",
    "Appropriate policy document",
    _("How you keep the principles where people write about health, beliefs, crimes and the like."),
    ("condition", "offences", "basis", "law", "owner", "officer"),
    ("policy_document",),
    _policy,
)
