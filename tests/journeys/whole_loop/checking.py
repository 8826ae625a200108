"""Whether it helped, as a chart shows it and people say it; and a reply, too early and then in time."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from tests.journeys.test_did_it_help import AFTER, BEFORE
from tests.journeys.walkers import Walk, Walker
from tests.journeys.whole_loop.changing import take_the_step
from tests.journeys.whole_loop.hearing import come_back
from tests.journeys.whole_loop.words import (
    ANSWERED,
    CHANGE,
    CHANGED,
    CHECKED,
    HEARD,
    STANDING,
    WOULD_TELL,
    address,
    in_days,
)


def a_measure_is_written_down_before(walk: Walk) -> None:
    """It begins with the words of the recommendation, and says what might get worse."""
    lead = walk.staff("lead")
    lead.at(walk.found["recommendation"])
    lead.go(lead.page.get_by_role("link", name=re.compile("Write this measure down")))
    lead.write(
        counted="First visits in a month that were made twice", might_get_worse="Waiting for a first visit"
    )
    lead.press("Save the measure")
    walk.found["measure"] = address(lead.page.url)


def a_reply_comes_too_early(walk: Walk) -> None:
    """Worded by one and asked to be signed by another: refused while the newest words are not 30 days old."""
    lead, publisher = walk.staff("lead"), walk.staff("publisher")
    lead.at("/staff/check/replies/")
    lead.page.get_by_text("Answer before it is owed").click()
    lead.follow(STANDING)
    lead.page.get_by_label("The theme “handovers that are too thin”").check()
    lead.press("Begin")
    walk.found["reply"] = address(lead.page.url)
    say_what_it_rests_on(lead)
    lead.follow("Everyday")
    lead.write(title=ANSWERED, heard=HEARD, nothing_because="one page for each move is still being tried.")
    lead.write(look_by=in_days(60))
    lead.press("Save these words")
    lead.press("Ask for the second signature")
    publisher.at(f"{walk.found['reply']}sign/")
    publisher.page.get_by_label("Sign it: everybody can read it from now on").check()
    publisher.press("Save")
    expect(publisher.page.locator(".govuk-error-summary")).to_contain_text("30 days have to pass")


def say_what_it_rests_on(lead: Walker) -> None:
    lead.at(f"{address(lead.page.url)}rests-on/")
    for name in ("handovers that are too thin", CHANGE, WOULD_TELL):
        lead.page.get_by_label(name).check()
    lead.press("Save")


def it_is_in_place(walk: Walk) -> None:
    lead = walk.staff("lead")
    lead.at(walk.found["recommendation"])
    lead.follow("It is in place: done")
    lead.write(done_on=in_days(0))
    lead.press("Take this step")
    lead.says("It is checked: not yet.", "Say what was seen of the measures")


def people_say_whether_it_helped(walk: Walk) -> None:
    """Twelve months before and twelve after, typed in; the chart shows what is more than chance."""
    lead = walk.staff("lead")
    lead.at(walk.found["measure"])
    lead.press("Bring in points")
    points = [f"{2024 + n // 12}-{n % 12 + 1:02}, {value}" for n, value in enumerate([*BEFORE, *AFTER])]
    lead.write(typed="\n".join(points))
    lead.press("Go on")
    lead.press("Keep these points")
    lead.says("more than usual ups and downs", "7 Points Below CL")
    lead.look_closely()
    lead.follow("Say whether it helped")
    lead.page.get_by_label("Shown to help", exact=True).check()
    lead.write(
        why="Twelve months lie below the usual ups and downs.", what_else="A new rota began that month."
    )
    lead.press("Save what we say")
    lead.says("Shown to help", "A new rota began that month.")


def the_change_is_checked_and_let_out(walk: Walk) -> None:
    """What was said of the measure stands with the change by itself; two people make it public."""
    lead, publisher, one = walk.staff("lead"), walk.staff("publisher"), walk.found["recommendation"]
    lead.at(one)
    lead.says("Shown to help")
    take_the_step(lead, "It is checked")
    lead.follow("Look at what is public of it")
    lead.press("Ask for a second signature")
    publisher.at(f"{one}public/")
    for box in publisher.page.get_by_role("checkbox").all():
        box.check()
    publisher.press("Sign, and let it out")
    publisher.at(one)
    publisher.says("Anybody may read it.")


def the_reply_is_signed(walk: Walk) -> None:
    """Forty days later there is more to say: sent back, worded anew, signed by the second person."""
    lead, publisher, reply = walk.staff("lead"), walk.staff("publisher"), walk.found["reply"]
    publisher.at(f"{reply}sign/")
    publisher.page.get_by_label("Send it back", exact=True).check()
    publisher.write(because="Something has changed since, and it was looked at.")
    publisher.press("Save")
    lead.at(reply)
    lead.follow("Everyday")
    lead.write(nothing_because="", changed=CHANGED, checked=CHECKED, look_by="")
    lead.press("Save these words")
    lead.press("Ask for the second signature")
    publisher.at(f"{reply}sign/")
    publisher.page.get_by_label("Sign it: everybody can read it from now on").check()
    publisher.press("Save")


def the_writer_reads_it(walk: Walk) -> None:
    """From the mailbox that the eight words open; and whoever knows nothing of it reads the same."""
    writer = walk.anyone("writer", width=360)
    come_back(writer, walk)
    writer.says("What you wrote is part of it.")
    with writer.page.context.expect_page() as opened:
        writer.page.get_by_role("link", name=ANSWERED).click()
    for said in (HEARD, CHANGED, CHECKED):
        expect(opened.value.locator("main")).to_contain_text(said)
    walk.album.keep(opened.value, "writer")
    assert not writer.page.context.cookies()
    stranger = walk.anyone("stranger")
    stranger.at("/replies/")
    stranger.follow(ANSWERED)
    stranger.says(HEARD, CHANGED, CHECKED)
    stranger.look_closely()
