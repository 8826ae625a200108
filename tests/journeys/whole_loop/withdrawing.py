"""Journey 9 to its end: the writer takes the report back, and no number of what was signed tells that one left."""

from __future__ import annotations

import re

from tests.journeys.walkers import Walk, Walker
from tests.journeys.whole_loop.hearing import come_back
from tests.journeys.whole_loop.words import HANDOVER, STORY


def the_writer_takes_it_back(walk: Walk) -> None:
    """Their words are gone from their own door, and from the bulletin."""
    walk.found["people"] = people_of_the_theme(walk.staff("facilitator"), walk)
    writer = walk.anyone("writer", width=360, scripts=False)
    come_back(writer, walk)
    writer.press("Withdraw your report")
    writer.page.get_by_label("Take my words out of everything").check()
    writer.press("Withdraw")
    writer.says("Your words are gone from here")
    stranger = walk.anyone("stranger")
    stranger.at("/bulletin/")
    stranger.does_not_say(STORY)


def nobody_tells_from_a_number_who_left(walk: Walk) -> None:
    """The words are nowhere behind the theme. A finding on it was signed, so its numbers move once eight have left."""
    facilitator = walk.staff("facilitator")
    assert people_of_the_theme(facilitator, walk) == walk.found["people"]
    facilitator.does_not_say(HANDOVER)


def people_of_the_theme(facilitator: Walker, walk: Walk) -> int:
    facilitator.at(walk.found["theme"])
    found = re.search(r"(\d+) (?:of \d+ )?people", facilitator.page.locator("main").inner_text())
    assert found is not None
    return int(found[1])
