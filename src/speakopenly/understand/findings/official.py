"""Official figures behind a number in a finding: pinned to their release, and carried with the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from speakopenly.core.errors import VerificationFailed
from speakopenly.core.records import ThemeId
from speakopenly.understand.pressures import printed
from speakopenly.understand.pressures.pinned import Pinned, is_same_figure, work_out
from speakopenly.understand.pressures.saying import in_short, say, say_later

MOST: Final = 3
"""Figures that one finding can carry: more would be a page of statistics and no finding."""
FIELD: Final = "official"


@dataclass(frozen=True, slots=True)
class Official:
    """One official figure of a theme's finding; its statement may say it with the field ``{official_1}``.

    ``later`` is what the newest release known when the evidence was put together says instead; None where
    the pinned release is the newest. It is printed beside, and never in the place of, the pinned one.
    """

    theme: ThemeId
    place: int
    figure: Pinned
    later: Pinned | None = None


def fields_of(official: Iterable[Official]) -> dict[str, str]:
    """What each field of these figures says in a statement."""
    return {f"{FIELD}_{each.place}": in_short(each.figure) for each in official}


def sentence_of(official: Official) -> str:
    """The line beneath a finding: the figure, its release, and what a later release says."""
    later = f" {say_later(official.figure, official.later)}" if official.later is not None else ""
    return f"Official figure {official.place}: {say(official.figure)}{later}"


def check_official(official: Iterable[Official]) -> None:
    """Raise VerificationFailed where a figure cannot be worked out, or two stand in one place."""
    seen: set[tuple[ThemeId, int]] = set()
    for each in official:
        if (each.theme, each.place) in seen or not 1 <= each.place <= MOST:
            raise VerificationFailed(
                f"evidence.jsonl: official figure {each.place} of {each.theme} is wrong."
            )
        seen.add((each.theme, each.place))
        for figure in (each.figure, each.later):
            if figure is not None:
                work_out(figure)
        if each.later is not None and not is_same_figure(each.figure, each.later):
            raise VerificationFailed(f"evidence.jsonl: a later figure of {each.theme} is of something else.")


def entry_of(paragraph: str, official: Official) -> printed.Entry:
    """The figure as the public pack holds it."""
    where = {"paragraph": paragraph, "figure": official.place}
    return printed.entry_of(where, sentence_of(official), official.figure, official.later)


def entry_again(entry: printed.Entry) -> printed.Entry:
    """The same entry, worked out again from the rows in it alone.

    Raises VerificationFailed where those rows do not make it, KeyError where a part is missing.
    """
    figure, later = printed.figures_in(entry)
    return entry_of(entry["paragraph"], Official(ThemeId(""), int(entry["figure"]), figure, later))
