"""The privacy notices, in words that a child of nine can read: who may meet them, and what each says.

The public pages and the document that two people sign are both made of this: what is signed is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from speakopenly.core.retention import CONTACT_SLIP, LISTENED_WORDS, RAW_WORDS
from speakopenly.web.site.governance.facts import Facts

COMMISSIONER: Final = "0303 123 1113, ico.org.uk"


@dataclass(frozen=True, slots=True)
class Lines:
    """A heading and the sentences below it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice: its address, its title and its parts."""

    slug: str
    title: str
    parts: tuple[Lines, ...]


def notices(facts: Facts) -> list[Notice]:
    """All four, in the language that is active."""
    return [write(facts) for write in _WRITERS.values()]


def notice(facts: Facts, slug: str) -> Notice | None:
    """One of them; None where there is none of this name."""
    write = _WRITERS.get(slug)
    return write(facts) if write else None


def _reporters(facts: Facts) -> Notice:
    kept = Lines(
        _("What we keep"),
        (
            _("We keep the words you send us, and your files."),
            _("We keep the day they came, and not the hour."),
            _("We do not ask your name."),
            _("We keep no internet address and no name of your browser."),
            _("You can leave a way to reach you. It is locked up. It takes two of us to open it."),
        ),
    )
    how_long = Lines(
        _("How long we keep it"),
        (
            _(
                "When we close a report, its words stay for %(days)d days. Then they are wiped, unless a "
                "court or an inquiry says that they must be kept."
            )
            % {"days": RAW_WORDS.days},
            _("A way to reach you goes after %(days)d days, or sooner.") % {"days": CONTACT_SLIP.days},
            _("Spare copies go after %(days)d more days.") % {"days": facts.days_backups},
            _("If you say yes, what we learn stays. No names are in it. You can take it back."),
        ),
    )
    yours = Lines(
        _("What you can do"),
        (
            _("With your eight words you can see what you sent. You can add to it or take it back."),
            _(
                "Keep your eight words. If they are lost, we cannot find what you sent. We do not "
                "know who you are."
            ),
        ),
    )
    title = _("If you tell us something")
    return Notice("reporters", title, (kept, _why(facts), _who_reads(), how_long, yours, *_ends(facts)))


def _taking_part(facts: Facts) -> Notice:
    kept = Lines(
        _("What we keep"),
        (
            _(
                "We keep your answers and what you say to us. We keep notes, and films or sound if "
                "you say yes."
            ),
            _("We do not ask your name in a survey."),
            _("We keep what you said yes to, and what you said no to."),
        ),
    )
    reads = Lines(
        _("Who reads it"),
        (
            _("One person reads it first. They hide the names."),
            _("Then others read it, to see what many people say."),
            _("We print your words only if you say yes to that."),
        ),
    )
    how_long = Lines(
        _("How long we keep it"),
        (
            _(
                "Your words stay for %(days)d days at most once we stop asking. Then they are wiped, unless "
                "a court or an inquiry says that they must be kept."
            )
            % {"days": LISTENED_WORDS.days},
            _(
                "Answers that have no name and no words stay for up to three years. They cannot be taken "
                "back, as we do not know which are yours."
            ),
            _("What we learn stays. No names are in it."),
            _("Spare copies go after %(days)d more days.") % {"days": facts.days_backups},
        ),
    )
    yours = Lines(
        _("What you can do"),
        (
            _("You do not have to take part. You can stop at any time."),
            _("If you were given eight words, you can take back what you said with them."),
            _("What is in print cannot be called back."),
        ),
    )
    title = _("If you take part when we ask")
    return Notice("taking-part", title, (kept, _why(facts), reads, how_long, yours, *_ends(facts)))


def _written_about(facts: Facts) -> Notice:
    about = Lines(
        _("Why this page is here"),
        (
            _(
                "People tell us what went wrong in our work with children. They may write about you "
                "or your child."
            ),
            _("We ask them to leave names out. Some names still come."),
            _(
                "We do not write to each person. Most of the time we do not know who it is. So we say "
                "it here."
            ),
        ),
    )
    kept = Lines(
        _("What we may keep about you"),
        (
            _("What somebody wrote: what took place, and how you or your child were."),
            _("It may tell of health, home or school, or of a crime."),
            _("It comes from people who work with children, from families and carers, or from young people."),
            _("We often do not know who wrote it. If we know, we may not be free to say."),
        ),
    )
    others = Lines(
        _("What others get to see"),
        (
            _("Names are hidden first. Then people check that no one can tell who it is about."),
            _("We leave out what would show who a child is."),
        ),
    )
    how_long = Lines(
        _("How long we keep it"),
        (
            _(
                "When we close a report, its words stay for %(days)d days. Then they are wiped, unless a "
                "court or an inquiry says that they must be kept."
            )
            % {"days": RAW_WORDS.days},
        ),
    )
    yours = Lines(
        _("What you can ask"),
        (
            _("You can ask if we keep words about you or your child."),
            _("The words are locked up. No machine can look for your name. One of us has to look."),
            _("So tell us what you can: a month, a place, what it was about."),
            _("It may be that you cannot get it all. It may tell about others, or put someone at risk."),
            _("If we keep a part back, we tell you that we do, and why, as far as we may."),
        ),
    )
    child = Lines(
        _("If you are a child"),
        (
            _("You can ask on your own. You can also get help from a grown-up you trust."),
            _("We will talk with you in words that are clear to you."),
        ),
    )
    title = _("If somebody wrote about you")
    return Notice(
        "written-about",
        title,
        (about, kept, _why(facts), _who_reads(), others, how_long, yours, child, *_ends(facts)),
    )


def _staff(facts: Facts) -> Notice:
    kept = Lines(
        _("What we keep"),
        (
            _("We keep your name, your work e-mail and what you are here to do."),
            _("We keep what you did on this site, and when. We do not keep when you sign in."),
            _("Others may write about work you did. We ask them to leave names out."),
        ),
    )
    why = Lines(
        _("Why we keep it"),
        (
            _("It lets the right people in. It shows later who made a choice."),
            _("No page here ranks you or gives you a score."),
            *_law(facts),
        ),
    )
    reads = Lines(
        _("Who sees it"),
        (
            _("Leaders, the lead for safety and who runs the site see what was done on it."),
            _("To be your boss opens no door to what people tell us."),
            _("What you say in a survey or a vote has no name on it."),
        ),
    )
    how_long = Lines(
        _("How long we keep it"),
        (
            _("When you leave, your way in is shut. Your name stays beside what you chose."),
            _("Who coded which passage is gone after a year. Who opened a report stays in the trail."),
        ),
    )
    return Notice("staff", _("If you work here"), (kept, why, reads, how_long, *_ends(facts)))


def _why(facts: Facts) -> Lines:
    return Lines(
        _("Why we use it"),
        (
            _("First of all, to keep a child safe."),
            _("Then, to learn what makes it hard to do good work."),
            _("We do not use it to sell things. We do not use it to watch people."),
            *_law(facts),
        ),
    )


def _law(facts: Facts) -> tuple[str, ...]:
    law = facts.answer("law")
    return (_("The law that lets us do this: %(law)s") % {"law": law},) if law else ()


def _who_reads() -> Lines:
    return Lines(
        _("Who reads it"),
        (
            _("Two readers and the lead for safety. Each has a key of their own."),
            _("Who runs the computer cannot read it."),
            _("We pass it on if a child may be at risk, or if the law says so."),
            _("A machine helps to find names and words of danger. It does not decide. People do."),
        ),
    )


def _ends(facts: Facts) -> Iterator[Lines]:
    yield Lines(
        _("What is your right"),
        (
            _("You can ask what we keep about you. You can ask us to put it right."),
            _("You can ask us to stop, or to wipe it. If we cannot, we tell you why."),
            _(
                "It costs you nothing. We answer in one month. If it is hard, it may take three. Then "
                "we tell you."
            ),
        ),
    )
    yield Lines(_("Whom to ask"), tuple(_whom(facts)))


def _whom(facts: Facts) -> Iterator[str]:
    if facts.hosted_by:
        yield _("This site is run by %(host)s.") % {"host": facts.hosted_by}
    if who := facts.answer("controller"):
        yield _("Who says how your words are used: %(who)s") % {"who": who}
    if how := facts.answer("officer"):
        yield _("Ask here about what we keep: %(how)s") % {"how": how}
    if how := facts.answer("complaint"):
        yield _("If you think we got it wrong, tell us: %(how)s") % {"how": how}
    partners = facts.answer("partner_contact")
    if partners and partners.strip(". ").lower() != "none":
        yield _("About what we do with others: %(how)s") % {"how": partners}
    if facts.chosen("abroad") == "yes":
        yield _("A part of it is kept in another country.")
    yield _("You can also tell the Information Commissioner: %(how)s") % {"how": COMMISSIONER}


_WRITERS: Final[Mapping[str, Callable[[Facts], Notice]]] = {
    "reporters": _reporters,
    "taking-part": _taking_part,
    "written-about": _written_about,
    "staff": _staff,
}
