"""Journey 9 to its end: the writer takes the report back, and the finding that stood on it too says so."""

from __future__ import annotations

import re

from tests.journeys.walkers import Walk, Walker
from tests.journeys.whole_loop.hearing import come_back
from tests.journeys.whole_loop.words import HANDOVER, SLUG, STORY


def the_writer_takes_it_back(walk: Walk) -> None:
    """Their words are gone from their own door, and from the bulletin."""
    facilitator = walk.staff("facilitator")
    walk.found["people before"] = people_of_the_finding(facilitator)
    writer = walk.anyone("writer", width=360, scripts=False)
    come_back(writer, walk)
    writer.press("Withdraw your report")
    writer.page.get_by_label("Take my words out of everything").check()
    writer.press("Withdraw")
    writer.says("Your words are gone from here")
    stranger = walk.anyone("stranger")
    stranger.at("/bulletin/")
    stranger.does_not_say(STORY)


def the_finding_says_that_it_changed(walk: Walk) -> None:
    """One person fewer; the words are nowhere behind it; what was published before is named."""
    facilitator = walk.staff("facilitator")
    print(walk.found["people before"], people_of_the_finding(facilitator))
    print(facilitator.page.locator("main").inner_text())
    facilitator.at(walk.found["theme"])
    facilitator.does_not_say(HANDOVER)
    assert 0


def people_of_the_finding(facilitator: Walker) -> int:
    facilitator.at(f"/staff/understand/findings/{SLUG}/")
    paragraph = facilitator.page.locator("main").inner_text()
    found = re.search(r"(\d+) of (\d+)", paragraph)
    assert found is not None
    print(paragraph[:1500])
    return int(found[1])
