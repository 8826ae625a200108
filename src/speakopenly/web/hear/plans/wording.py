"""Words of the plan and the board: suggested groups, names of languages, and one sentence for each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speakopenly.core.disclosure import HIDDEN
from speakopenly.hear.coverage import Row, Took
from speakopenly.web.public_path import ENGLISH, WELSH

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LANGUAGES: Final[Mapping[str, str]] = {ENGLISH: "English", WELSH: "Cymraeg"}


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A group that is often forgotten; offered, never put in by itself."""

    name: StrOrPromise
    why: StrOrPromise
    are_children: bool = False


SUGGESTED: Final[Mapping[str, Suggestion]] = {
    "children-in-care": Suggestion(
        gettext_lazy("Children and young people in care"),
        gettext_lazy("They live with what is decided, and are asked least."),
        are_children=True,
    ),
    "care-leavers": Suggestion(
        gettext_lazy("Young adults who left care"), gettext_lazy("They can look back on all of it.")
    ),
    "parents": Suggestion(
        gettext_lazy("Parents after care proceedings"),
        gettext_lazy("They know what help came, and when it came too late."),
    ),
    "fathers": Suggestion(
        gettext_lazy("Fathers who live apart from their children"),
        gettext_lazy("They are often left out of what is written and of what is asked."),
    ),
    "kinship": Suggestion(
        gettext_lazy("Kinship carers"),
        gettext_lazy("They care with the least support, and are seldom listed."),
    ),
    "foster": Suggestion(
        gettext_lazy("Foster carers"), gettext_lazy("They see each change of plan at home.")
    ),
    "practitioners": Suggestion(
        gettext_lazy("Practitioners"), gettext_lazy("They know what the work is like on a usual day.")
    ),
    "left": Suggestion(
        gettext_lazy("People who left this service"), gettext_lazy("They can say what those who stay cannot.")
    ),
    "judiciary": Suggestion(
        gettext_lazy("Judges, magistrates and court staff"),
        gettext_lazy("They see what comes to court, and how."),
    ),
    "welsh": Suggestion(
        gettext_lazy("Welsh speakers"), gettext_lazy("What matters most is said in one's own language.")
    ),
    "no-reading": Suggestion(
        gettext_lazy("People who do not read"), gettext_lazy("No form or letter reaches them.")
    ),
    "secure": Suggestion(
        gettext_lazy("Young people in secure settings"),
        gettext_lazy("Nobody meets them by chance."),
        are_children=True,
    ),
    "alone": Suggestion(
        gettext_lazy("Unaccompanied young people"),
        gettext_lazy("They need an interpreter and somebody they trust."),
        are_children=True,
    ),
    "disabled": Suggestion(
        gettext_lazy("Disabled children and their families"),
        gettext_lazy("Usual ways of asking leave them out."),
        are_children=True,
    ),
}


def name_of_language(code: str) -> str:
    """A language as its own speakers call it."""
    return LANGUAGES.get(code, code)


def took_text(took: Took) -> str:
    """How many took part, as a table shows it."""
    if took.is_unknown:
        return _("not known")
    return HIDDEN if took.people is None else f"{took.people:,}"


def took_with_groups(took: Took) -> str:
    """The same with the groups that spoke together, which are never added to people."""
    people = took_text(took)
    if took.groups:
        says = ngettext("%(people)s, and %(n)d group", "%(people)s, and %(n)d groups", took.groups)
        return says % {"people": people, "n": took.groups}
    return people


def came_text(row: Row) -> str:
    """How many came to sessions, as a page shows it."""
    return HIDDEN if row.wanted.came is None else f"{row.wanted.came:,}"


def share_text(took: Took) -> str:
    """The share of everybody heard, with its range; blank where none may be shown."""
    if took.share is None or took.range is None:
        return ""
    numbers = {"share": took.share * 100, "low": took.range.low * 100, "high": took.range.high * 100}
    return _("%(share).0f%% (%(low).0f%% to %(high).0f%%)") % numbers


def sentence(row: Row) -> str:
    """What a row says, in words. It tells no more than its numbers do."""
    hoped, took = row.wanted.hoped, row.took
    if row.wanted.came != 0 and (took.is_unknown or took.is_nobody):
        says = _(
            "%(came)s came to sessions, and nobody is known to have spoken alone. We hoped for %(hoped)d."
        )
        return says % {"came": came_text(row), "hoped": hoped}
    if took.is_unknown:
        return _("Nothing tells who belongs to them, so nobody can say whether they were heard.")
    if took.is_nobody:
        return _("Nobody took part; we hoped for %(hoped)d.") % {"hoped": hoped}
    if took.people is None:
        return _("Some took part; the number is hidden to protect people. We hoped for %(hoped)d.") % {
            "hoped": hoped
        }
    if not took.people:
        return _("They were heard in groups only, and nobody on their own.")
    if took.is_rounded:
        return _("About %(took)d took part; we hoped for %(hoped)d.") % {"took": took.people, "hoped": hoped}
    if took.people >= hoped:
        return _("%(took)d took part: as many as we hoped for, or more.") % {"took": took.people}
    missing = hoped - took.people
    says = ngettext(
        "%(took)d took part; %(missing)d more is hoped for.",
        "%(took)d took part; %(missing)d more are hoped for.",
        missing,
    )
    return says % {"took": took.people, "missing": missing}
