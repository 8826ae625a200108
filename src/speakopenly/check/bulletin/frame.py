"""The words round the stories. English stands here; a page in another language brings its own."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from speakopenly.check.bulletin.seasons import Season


@dataclass(frozen=True, slots=True)
class Frame:
    """Every sentence of an issue that nobody wrote for it. Those with ``%(...)s`` are filled in."""

    language: str = "en-GB"
    title: str = "Bulletin %(number)s"
    seasons: dict[Season, str] = field(
        default_factory=lambda: {
            Season.SPRING: "spring %(year)s",
            Season.SUMMER: "summer %(year)s",
            Season.AUTUMN: "autumn %(year)s",
            Season.WINTER: "winter %(year)s",
        }
    )
    when: str = "%(season)s, edition %(edition)s"
    told: str = "What somebody told us"
    made_likely: str = "What made it likely"
    comment: str = "What our readers say"
    service_said: str = "What the service said"
    reply: str = "Our reply to everyone is number %(number)s in “Heard, changed, checked”."
    change: str = "What we change because of it is number %(number)s in “What we change”."
    try_tomorrow: str = "Try tomorrow"
    good_catch: str = "One good catch"
    numbers: str = "How we are doing"
    rounded: str = "Numbers are rounded to 5. The range says how sure a number is."
    figures: dict[str, str] = field(
        default_factory=lambda: {
            "L13": "People who say something bad happened because they spoke",
            "L4": "Reports answered within 20 working days",
            "L5": "People who say our reply was useful",
        }
    )
    quarter: str = "quarter %(number)s of %(year)s"
    share: str = (
        "%(name)s: %(value)s in 100 (range %(low)s to %(high)s), %(count)s of %(base)s in %(period)s."
    )
    not_shown: str = "%(name)s: not shown for %(period)s, as there were few."
    fewer: str = "Why this issue is shorter"
    how_to_speak: str = "How to speak"
    speak: str = (
        "Tell us what went wrong, nearly went wrong or went right. We do not ask your name. %(address)s"
    )
    withdrawn: str = "%(number)s withdrawn, see note"
    note: str = "Note"
    what_withdrawn_means: str = (
        "Somebody took their words back after they were printed: %(numbers)s. They need not say why. "
        "We took the story off our pages. Please delete your copy of an earlier edition."
    )


ENGLISH: Final = Frame()
