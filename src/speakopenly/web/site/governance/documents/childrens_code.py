"""The assessment under the Children's Code: fifteen standards, what we do, what the service says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from speakopenly.core.documents.words import day_in_words
from speakopenly.web.site.governance.documents.parts import Kind, Part, labelled, part, says, table
from speakopenly.web.site.governance.facts import Facts

STANDARDS: Final = (
    (
        "Best interests of the child",
        "Protection comes before learning. Our own features that touch children were taken through a "
        "children's rights "
        "check, and we cleared none of its stops ourselves.",
    ),
    (
        "Impact assessment",
        "A draft ships with the product. The service completes and signs it before it begins.",
    ),
    (
        "Words for each age",
        "There are pages in young people's words and in easy read. Nobody's age is asked; everyone "
        "gets the same "
        "protection.",
    ),
    (
        "Openness",
        "What is kept, who reads it and what cannot be private is said before anybody types, in short words.",
    ),
    (
        "No harmful use",
        "Words are used to protect and to learn. Nothing is sold, shown as advertising or used to grade.",
    ),
    (
        "Keeping our own rules",
        "The promise is confirmed by a leader and by the staff side, word for word. A change of one "
        "word asks again.",
    ),
    (
        "Private by default",
        "Everything is private from the start. Each use of words for learning is a choice of its own.",
    ),
    (
        "As little data as can be",
        "Only the words are asked. No account, no address, no cookie, no browser's name.",
    ),
    (
        "Sharing",
        "Words are shared only where a child must be protected, or the law says so. The person who "
        "wrote sees that it "
        "was passed on, unless telling would do harm.",
    ),
    (
        "Where somebody is",
        "No place is read from a device. The service may ask for a broad area, and it may be left blank.",
    ),
    (
        "Parents' controls",
        "There are none, so nobody is watched by a parent here. A page says how to leave quickly.",
    ),
    ("No profiles", "Nobody is profiled. No page changes with what somebody did before."),
    (
        "No nudging",
        "No button asks for more than a person wants to say. Saying less is as easy, and leaving "
        "stands on every page.",
    ),
    ("Toys and devices", "There are none."),
    (
        "Tools for one's rights",
        "With eight words a young person sees, adds to, and withdraws what they said, alone and at "
        "any time. An advocate "
        "can be named on the page.",
    ),
)


def _assessment(facts: Facts) -> Iterable[Part]:
    yield part(
        "Does the code apply?",
        labelled("Are people under 18 likely to use the public pages?", says(facts, "under_18")),
        "Speak Openly is made so that the standards are met whoever comes.",
        labelled("The young people's pages were assessed", _assessed(facts)),
    )
    yield part(
        "What is best for the children",
        says(facts, "best_interests"),
        labelled("Whom we asked", says(facts, "consulted")),
    )
    rows = [(f"{number}", name, done) for number, (name, done) in enumerate(STANDARDS, start=1)]
    yield part(
        "The fifteen standards",
        table(
            "Each standard, and what Speak Openly does",
            ("No.", "Standard, in our words", "What is done"),
            rows,
        ),
    )
    yield part(
        "Who says so",
        labelled("Role", says(facts, "owner")),
        labelled("Advice of the data protection officer", says(facts, "advice")),
        "Five young people say back in their own words what is private here before the pilot mark "
        "goes. That is a "
        "check of the words, and no assessment by itself.",
    )


def _assessed(facts: Facts) -> str:
    day = facts.young_assessed_on
    return f"on {day_in_words(day)}" if day else "not yet; see Set up, young people's words"


CHILDRENS_CODE: Final = Kind(
    "childrens-code",
    "Children's Code assessment",
    _(
        "How each of the fifteen standards for children online is met, and what is best for those who "
        "may come."
    ),
    ("under_18", "best_interests", "consulted", "owner", "advice"),
    ("childrens_code",),
    _assessment,
)
