"""Figures of a card in numbers of people."""

from __future__ import annotations

from typing import Final

from speakopenly.understand.evidence.cards.records import Figure

NOT_GOOD_IN_ITSELF: Final = (
    "Fewer children in care is not good or bad in itself. What counts is whether children are safe and well."
)
NO_MONEY: Final = "No card says that better practice can make up for money or people that are missing."


def in_people(figure: Figure) -> tuple[str, ...]:
    """A figure as sentences, whole people of 100 first. What was not read is said."""
    said = []
    if figure.without is not None and figure.with_it is not None:
        said.append(
            f"Of 100 {figure.of}, {figure.outcome}: about {figure.without:.0f} without it and about"
            f" {figure.with_it:.0f} with it."
        )
        said.append(
            "The range was not read, so how sure this is cannot be told from these numbers."
            if figure.low is None or figure.high is None
            else f"With it the number may lie between {figure.low:.0f} and {figure.high:.0f} (95% range)."
        )
    if figure.ratio is not None:
        said += _ratio(figure, figure.ratio)
    return tuple(said)


def _ratio(figure: Figure, ratio: float) -> list[str]:
    start = "" if figure.with_it is not None else f"{figure.outcome[0].upper()}{figure.outcome[1:]}: "
    ends = (
        "range not read"
        if figure.ratio_low is None or figure.ratio_high is None
        else f"95% range {figure.ratio_low:.2f} to {figure.ratio_high:.2f}"
    )
    said = [f"{start}{ratio:.2f} times as likely with it as without ({ends})."]
    if figure.with_it is None:
        said.append(
            f"How many of 100 {figure.of} that is depends on how often it happens without it. That was not"
            " read, so no number of 100 is given."
        )
    return said
