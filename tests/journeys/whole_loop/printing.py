"""A bulletin with the story of that report; and the way back from its line to what people said."""

from __future__ import annotations

import re

from tests.journeys.walkers import Walk, Walker
from tests.journeys.whole_loop.words import CHANGE, HANDOVER, STORY, address


def a_bulletin_is_made(walk: Walk) -> None:
    """Its story, in its writer's words, with what came of it and a reader's comment."""
    lead, reader = walk.staff("lead"), walk.staff("reader")
    lead.at("/staff/check/bulletin/new/")
    lead.page.get_by_label("Autumn").check()
    lead.press("Begin it")
    walk.found["issue"] = address(lead.page.url)
    lead.follow("Choose a story")
    lead.page.get_by_role("region").filter(has_text=HANDOVER).get_by_role(
        "button", name="Take it as a story"
    ).click()
    lead.look()
    write_the_story(lead)
    reader.at(walk.found["issue"])
    reader.go(reader.page.get_by_role("link", name=re.compile("Comment on it as a reader")))
    reader.write(words="We read of this often, in many teams.")
    reader.press("Save the comment")
    the_rest_of_the_issue(lead, walk)


def write_the_story(lead: Walker) -> None:
    lead.write(
        heading=STORY,
        made_likely="No time to hand over\nNo sheet for it",
        service_said="One page moves with the child now.",
        try_tomorrow="Ask who visits next\nWrite it down\nRead it back",
    )
    lead.page.get_by_label("Which public reply answers it?").select_option(index=1)
    lead.page.get_by_label("Which change came of it?").select_option(index=1)
    lead.press("Save the story")


def the_rest_of_the_issue(lead: Walker, walk: Walk) -> None:
    lead.at(walk.found["issue"])
    lead.follow("Opening note")
    lead.write(opening="This is about what moves with a child.", why_fewer="It is our first issue.")
    lead.press("Save the note")
    lead.follow("Three numbers")
    for name in ("People who say something bad", "Reports answered", "People who say our reply"):
        lead.page.get_by_label(name).check()
    lead.press("Save the numbers")
    lead.says("Nothing is missing.")
    lead.press("Ask for the second signature")


def the_bulletin_is_signed_and_read(walk: Walk) -> None:
    publisher, stranger = walk.staff("publisher"), walk.anyone("stranger")
    publisher.at(walk.found["issue"])
    publisher.page.get_by_label("I have read every story. None of them points to a person.").check()
    publisher.press("Sign and publish")
    publisher.says("It is out. Anyone can read it now.")
    stranger.at("/bulletin/")
    stranger.page.get_by_role("textbox", name="Search the bulletin").fill("handover")
    stranger.press("Search")
    stranger.follow(STORY)
    stranger.says(HANDOVER, "We read of this often, in many teams.")
    stranger.does_not_say("Larch")
    stranger.look_closely()
    assert not stranger.page.context.cookies()


def the_way_back(walk: Walk) -> None:
    """From the line of the bulletin to reply, change, finding, theme, review, and the words somebody said."""
    lead = walk.staff("lead")
    lead.at("/staff/check/trail/")
    lead.follow("Story 2.1")  # the demonstration has printed an issue before
    lead.says(
        "Story of the bulletin", "It is told from one report. Which one, no page says", ": handovers that are too thin", CHANGE,
        "handovers that are too thin", "A handover at a weekend", walk.found["passage"],
    )  # fmt: skip
    lead.does_not_say(walk.found["number"])
    lead.look_closely()
