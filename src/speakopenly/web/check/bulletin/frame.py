"""The words round the stories in the language of the page; in English they are the library's own."""

from __future__ import annotations

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from speakopenly.check.bulletin import ENGLISH, Frame, Season
from speakopenly.web.check.bulletin.figures import NAMES

_SEASONS: Final[dict[Season, Promise]] = {
    Season.SPRING: _("spring %(year)s"),
    Season.SUMMER: _("summer %(year)s"),
    Season.AUTUMN: _("autumn %(year)s"),
    Season.WINTER: _("winter %(year)s"),
}
_SAID: Final[dict[str, Promise]] = {
    "title": _("Bulletin %(number)s"),
    "when": _("%(season)s, edition %(edition)s"),
    "told": _("What somebody told us"),
    "made_likely": _("What made it likely"),
    "comment": _("What our readers say"),
    "service_said": _("What the service said"),
    "reply": _("Our reply to everyone is number %(number)s in “Heard, changed, checked”."),
    "change": _("What we change because of it is number %(number)s in “What we change”."),
    "try_tomorrow": _("Try tomorrow"),
    "good_catch": _("One good catch"),
    "numbers": _("How we are doing"),
    "rounded": _("Numbers are rounded to 5. The range says how sure a number is."),
    "quarter": _("quarter %(number)s of %(year)s"),
    "share": _(
        "%(name)s: %(value)s in 100 (range %(low)s to %(high)s), %(count)s of %(base)s in %(period)s."
    ),
    "not_shown": _("%(name)s: not shown for %(period)s, as there were few."),
    "fewer": _("Why this issue is shorter"),
    "how_to_speak": _("How to speak"),
    "speak": _(
        "Tell us what went wrong, nearly went wrong or went right. We do not ask your name. %(address)s"
    ),
    "withdrawn": _("%(number)s withdrawn, see note"),
    "note": _("Note"),
    "what_withdrawn_means": _(
        "Somebody took their words back after they were printed: %(numbers)s. They need not say why. "
        "We took the story off our pages. Please delete your copy of an earlier edition."
    ),
}


def frame_here() -> Frame:
    """In the language this page is shown in."""
    language = get_language() or ENGLISH.language
    if language.startswith("en"):
        return ENGLISH
    return Frame(
        language=language,
        seasons={season: str(said) for season, said in _SEASONS.items()},
        figures={code: str(said) for code, said in NAMES.items()},
        **{name: str(said) for name, said in _SAID.items()},
    )
