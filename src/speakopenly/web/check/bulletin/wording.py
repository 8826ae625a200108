"""What is missing in an issue, in one line each that says what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from speakopenly.check.bulletin import Lack, Missing

_SAID: Final[Mapping[Lack, str | Promise]] = {
    Lack.OPENING: gettext_lazy("Write the opening note."),
    Lack.OPENING_TOO_LONG: gettext_lazy("Shorten the opening note to 80 words."),
    Lack.OPENING_REPEATS: gettext_lazy(
        "The opening note repeats six words of a story. Say it in your own: the story may have to come out."
    ),
    Lack.NO_STORY: gettext_lazy("Choose a story."),
    Lack.FEW_WITHOUT_REASON: gettext_lazy("There are fewer than three stories. Choose more, or say why."),
    Lack.TOO_MANY: gettext_lazy("There are more than five stories. Leave some out."),
    Lack.NO_GOOD_CATCH: gettext_lazy("There is no good catch. Choose one, or say why there is none."),
    Lack.HEADING: gettext_lazy("It has no heading."),
    Lack.MADE_LIKELY: gettext_lazy("Say what made it likely."),
    Lack.COMMENT: gettext_lazy("A reader has not commented on it."),
    Lack.SERVICE_SAID: gettext_lazy("Say what the service said; “nothing yet” is an answer."),
    Lack.TRY_TOMORROW: gettext_lazy("Say in three lines what anyone could try tomorrow."),
    Lack.REPEATS_ANOTHER: gettext_lazy(
        "It repeats six words of another story. Say it in your own: that story may have to come out."
    ),
    Lack.NUMBERS: gettext_lazy("Choose the three numbers."),
}


def lacks(missing: Sequence[Missing]) -> list[str]:
    """Every lack as a line; one in a story begins with its number."""
    return [_line(each) for each in missing]


def kept_back(number: str) -> str:
    """That a story's words may not be printed today."""
    return _("Story %(number)s: these words may not be printed any more, or were changed.") % {
        "number": number
    }


def _line(missing: Missing) -> str:
    said = str(_SAID[missing.lack])
    return (
        _("Story %(number)s: %(said)s") % {"number": missing.story, "said": said} if missing.story else said
    )
