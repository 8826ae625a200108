"""The accessibility statement: what was checked and by which test, what is not right, and whom to ask.

It claims what a test of this release checks, names the test, and claims no more; a test holds that each is
there. It says what the model statement asks under the Public Sector Bodies (Websites and Mobile
Applications) (No. 2) Accessibility Regulations 2018, which bind public bodies alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.web import public_path
from speakopenly.web.people.kinds import Nation
from speakopenly.web.site.governance.facts import Facts

ADVISERS: Final = "0808 800 0082, equalityadvisoryservice.com"
ADVISERS_IN_NORTHERN_IRELAND: Final = "028 90 500 600, equalityni.org"


_EVERY_ADDRESS: Final = "tests/journeys/test_every_address_is_for_everyone.py"


@dataclass(frozen=True, slots=True)
class Claims:
    """Sentences, and the test that would fail if one of them were not so."""

    says: tuple[str, ...]
    test: str


def claims() -> tuple[Claims, ...]:
    """Everything the statement claims, in the language that is active."""
    return (
        Claims(
            (
                _("A program looks for faults against WCAG 2.2, levels A and AA. It finds none here."),
                _("The same is so in light and dark colours, in English and in Welsh."),
                _(
                    "Pages fit a screen 320 dots wide. So they also fit when you make all of it four times "
                    "larger."
                ),
                _("You can get to each link, box and button with the Tab key. You can see where you are."),
                _("Buttons and boxes keep an edge when you choose colours of your own in Windows."),
            ),
            f"{_EVERY_ADDRESS}::test_every_public_page",
        ),
        Claims(
            (_("Pages say the same where scripts are turned off."),),
            f"{_EVERY_ADDRESS}::test_without_script_a_public_page_says_the_same",
        ),
        Claims(
            (_("You can tell us something from start to end with the keyboard alone."),),
            "tests/journeys/test_speak.py::test_the_keyboard_alone_gets_from_the_first_page_to_the_last",
        ),
        Claims(
            (_("Pages for those who work here pass the same checks, in English."),),
            f"{_EVERY_ADDRESS}::test_every_page_at_work",
        ),
        Claims(
            (_("Our PDF files have headings, a language, words for pictures and heads for tables."),),
            "tests/library/test_every_pdf_can_be_read_by_everyone.py"
            "::test_no_machine_finds_what_keeps_somebody_from_reading_it",
        ),
    )


def not_right() -> Iterator[str]:
    """What we know is missing, or was never looked at."""
    yield from (
        _("Nobody who uses a screen reader, a switch or voice control has tested this site for us."),
        _("A program finds only a part of what can be wrong."),
        _("There is no film in British Sign Language."),
        _(
            "In our PDF files a table names its columns, but not its rows. "
            "Read the page instead: it names both."
        ),
        _("Files that other people sent us may not be easy to use."),
    )
    if public_path.WELSH_IS_A_DRAFT:
        yield _("The Welsh words are a draft. No Welsh speaker has checked them yet.")
    if public_path.EASY_READ_IS_A_DRAFT:
        yield _("The easy read words are a draft. Nobody who uses easy read has checked them yet.")


def whom_to_ask(facts: Facts) -> Iterator[str]:
    """How to ask for another form, how to say that something is wrong, and who else hears a complaint."""
    if facts.hosted_by:
        yield _("This site is run by %(host)s.") % {"host": facts.hosted_by}
    if who := facts.answer("controller"):
        yield _("Ask here: %(who)s") % {"who": who}
    else:
        yield _("Who runs this site has yet to say here how you reach them.")
    yield _("You can ask for large print, easy read, sound or paper. You need not say why.")
    yield _("Say which page it is and what you need. You need not say what you came here for.")
    yield _("If you are not happy with the answer, you can ask for free advice: %(how)s") % {
        "how": advisers(facts)
    }


def advisers(facts: Facts) -> str:
    """Who gives advice on equality in this nation."""
    return ADVISERS_IN_NORTHERN_IRELAND if facts.nation == Nation.NORTHERN_IRELAND else ADVISERS
