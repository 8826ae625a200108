"""One report goes the whole way: heard, understood, changed, checked, answered and printed; and the way back."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PATIENCE, ROOT, at
from tests.journeys.test_did_it_help import AFTER, BEFORE
from tests.journeys.test_readers import choose, say_no_to_every_rule
from tests.journeys.test_the_loop_walks import Demonstration, demonstration
from tests.journeys.walkers import Walk, Walker

__all__ = ["demonstration"]

HANDOVER = "The handover at the weekend was two lines long and nobody knew who had visited."
WORDS = f"{HANDOVER} The school in Larch Lane rang me on Monday to ask who would come."
STANDING = "Reports from the Speak door"
CHANGE = "Every child who moves at a weekend moves with one page for whoever visits next"
WOULD_TELL = "First visits that had to be made twice"
ANSWERED = "Handovers at weekends"
HEARD = "Many people told us that nobody knew who had visited."
CHANGED = "Every child who moves at a weekend has one page with them."
CHECKED = "Fewer first visits are made twice than a year ago."
STORY = "Two lines at a weekend"
SLUG = "reports-from-the-speak-door"


def test_a_report_goes_the_whole_way(
    demonstration: Demonstration, page_at: Callable[..., Page], axe: str
) -> None:
    walk = Walk(demonstration, page_at, axe)
    seed(walk, "voices")

    somebody_speaks(walk)
    two_readers_agree(walk)
    a_safe_version_is_made(walk)
    a_stranger_reads_it_and_it_goes_to_learning(walk)
    its_writer_allows_printing(walk)
    the_report_is_closed(walk)

    themes_are_found(walk)
    a_finding_is_published(walk)

    a_review_is_held(walk)
    a_change_is_recommended(walk)
    the_rights_check_says_stop(walk)
    revised_it_is_held_to_conditions(walk)
    it_is_planned_and_tried_small(walk)

    a_measure_is_written_down_before(walk)
    a_reply_comes_too_early(walk)
    seed(walk, "forty_days_later")
    it_is_in_place(walk)
    people_say_whether_it_helped(walk)
    the_change_is_checked_and_let_out(walk)
    the_reply_is_signed(walk)
    the_writer_reads_it(walk)
    a_bulletin_is_made(walk)
    the_bulletin_is_signed_and_read(walk)
    the_way_back(walk)

    assert walk.problems == []


def seed(walk: Walk, what: str) -> None:
    """Bring about what one walk cannot click or wait for."""
    command = [sys.executable, "-m", "tests.journeys.seed_whole_loop", what]
    subprocess.run(command, env=at(walk.demonstration.home), cwd=ROOT, check=True, timeout=2 * PATIENCE)


def in_days(days: int) -> str:
    return (datetime.now(UTC).date() + timedelta(days=days)).isoformat()


# --- hear ---


def somebody_speaks(walk: Walk) -> None:
    """On a phone without scripts: told, shared, sent; the eight words are kept on paper."""
    writer = walk.anyone("writer", width=360, scripts=False)
    writer.at("/speak/")
    on(writer)
    writer.page.locator("input[value=no]").check()
    on(writer)
    writer.page.fill("#words", WORDS)
    on(writer)
    while not writer.page.locator("[name=sharing]").count():
        on(writer)
    writer.page.locator("[name=sharing][value=yes]").check()
    on(writer)
    writer.press("Keep my words")
    writer.press("Send report")
    walk.found["receipt"] = " ".join(
        writer.page.locator("ol.so-eight .so-eight__word:visible").all_inner_texts()
    )
    assert len(walk.found["receipt"].split()) == 8


def on(walker: Walker) -> None:
    """The main button of a page at the Speak door."""
    walker.go(walker.page.locator("main .govuk-button").first)


def two_readers_agree(walk: Walk) -> None:
    """Each alone: what is not seen before one's own notes are saved; then both, with what they differ on."""
    first, second = walk.staff("reader"), walk.staff("second")
    first.at("/staff/hear/reports/")
    waiting = first.page.get_by_role("row").filter(has_text="none").filter(has_not_text="Look first")
    row = waiting.filter(has_not_text="Opened").last
    first.go(row.get_by_role("link").first)
    first.says(HANDOVER)
    walk.found["report"] = first.page.url
    walk.found["number"] = first.page.locator("h1").inner_text().split()[-1]
    save_notes(first, "TC1")
    second.at(address(walk.found["report"]))
    assert not second.offers("Compare and agree")
    save_notes(second, "TC1", "SM2")
    second.follow("Compare and agree")
    second.says("You agree on 1 of 2 factors.")
    second.page.locator("summary", has_text="Write down what you agree on").click()
    say_no_to_every_rule(second.page)
    second.press("Save what we agree on")
    first.at(f"{address(walk.found['report'])}compare/")
    first.press("I agree")
    first.at(f"{address(walk.found['report'])}compare/")
    first.says("What you both agreed on")


def save_notes(reader: Walker, *codes: str) -> None:
    reader.follow("Save your own notes")
    say_no_to_every_rule(reader.page)
    for code in codes:
        choose(reader.page, code)
    reader.press("Save my notes")


def address(url: str) -> str:
    """What comes after the site in an address."""
    return re.sub(r"^https?://[^/]+", "", url)


def a_safe_version_is_made(walk: Walk) -> None:
    """One decides what becomes of each mark; what would tell the place goes."""
    maker = walk.staff("reader")
    maker.at(safe_version(walk))
    maker.press("Begin")
    while maker.page.get_by_role("button", name="Decide the next").count():
        maker.press("Decide the next")
        while maker.page.get_by_role("button", name="Save and go on").count():
            maker.choose("What becomes of it?", "Remove")
            maker.press("Save and go on")
    maker.press("Confirm every span")
    maker.says("Confirmed. Another reader now reads it as a stranger.")
    assert not maker.offers("Read the safe version as a stranger")


def safe_version(walk: Walk) -> str:
    return f"{address(walk.found['report'])}safe-version/"


def a_stranger_reads_it_and_it_goes_to_learning(walk: Walk) -> None:
    """Nothing is handed on before somebody else could not tell who it is."""
    stranger, maker = walk.staff("second"), walk.staff("reader")
    stranger.at(address(walk.found["report"]))
    stranger.follow("Read the safe version as a stranger")
    stranger.does_not_say("Larch")
    for question in ("who wrote it?", "who the child is?", "who anyone else is?"):
        stranger.choose(f"Could you tell {question}", "No")
    stranger.press("Save what I found")
    stranger.says("The safe version is approved.")
    maker.at(safe_version(walk))
    maker.press("Hand it to learning")
    maker.at(safe_version(walk))
    maker.says("It is shared for learning.")
    maker.press("Ask its writer whether it may be printed in the bulletin")


def its_writer_allows_printing(walk: Walk) -> None:
    """They see it first, as it would read, and say yes from their mailbox."""
    writer = walk.anyone("writer", width=360)
    come_back(writer, walk)
    writer.says("You see it here first. It would read like this:", HANDOVER)
    writer.page.locator("[name=bulletin][value=yes]").check()
    writer.press("Save my choice about printing")
    writer.says("Yes, print it")
    writer.look_closely()
    assert not writer.page.context.cookies()


def come_back(writer: Walker, walk: Walk) -> None:
    """The eight words open the thread."""
    writer.at("/return/")
    writer.page.locator("textarea[name=words]").fill(walk.found["receipt"])
    writer.go(writer.page.locator("#words-form button.govuk-button"))


def the_report_is_closed(walk: Walk) -> None:
    """Its own answer goes into its own mailbox; a line on what changed may not be missing."""
    reader = walk.staff("reader")
    reader.at(address(walk.found["report"]))
    reader.press("Close with heard, changed, checked")
    reader.write(heard="The weekend handover was too thin.")
    reader.press("Close and send")
    reader.says("Not sent: there is no line on what changed.")
    reader.write(changed="Learning looks at handovers next. You will read of it in the bulletin.")
    reader.press("Close and send")
    reader.says(f"Report {walk.found['number']} is closed and answered.")


# --- understand ---


def themes_are_found(walk: Walk) -> None:
    """The machine looks again, with a facilitator's key; the report stands behind a theme with many others."""
    facilitator = walk.staff("facilitator")
    facilitator.at(f"/staff/understand/themes/{SLUG}/")
    facilitator.press("Look for themes again")
    facilitator.go(facilitator.page.get_by_role("button", name="Go on"))
    themes = facilitator.page.locator(f"a[href*='/themes/{SLUG}/T']")
    walk.found["theme"] = next(
        each
        for each in sorted({str(one.get_attribute("href")) for one in themes.all()})
        if speaks_of_it(facilitator, each)
    )
    facilitator.says(HANDOVER)


def speaks_of_it(facilitator: Walker, theme: str) -> bool:
    facilitator.at(theme)
    return HANDOVER in facilitator.page.locator("main").inner_text()


def a_finding_is_published(walk: Walk) -> None:
    """Named and worded by one, who also says why it does not go back; signed by another."""
    facilitator, publisher = walk.staff("facilitator"), walk.staff("publisher")
    name_the_theme(facilitator, walk)
    facilitator.at(f"/staff/understand/findings/{SLUG}/")
    facilitator.go(facilitator.page.get_by_role("link", name="Edit the wording").first)
    facilitator.page.get_by_label("The finding").fill("{who} told us of {theme}.")
    facilitator.press("Save the wording")
    say_why_not_sent_back(facilitator)
    facilitator.at(f"/staff/understand/findings/{SLUG}/")
    facilitator.says("told us of handovers that are too thin.")
    facilitator.press("Ask for a second signature")
    assert not facilitator.page.get_by_role("button", name="Sign and publish").count()
    publisher.at(address(facilitator.page.url))
    for box in publisher.page.get_by_role("checkbox").all():
        box.check()
    publisher.press("Sign and publish")
    publisher.go(publisher.page.get_by_role("button", name="Go on"))
    publisher.says("Everything agrees.")


def name_the_theme(facilitator: Walker, walk: Walk) -> None:
    facilitator.at(walk.found["theme"])
    facilitator.page.locator("summary", has_text="Rename").click()
    facilitator.page.get_by_label("Name", exact=False).first.fill("handovers that are too thin")
    facilitator.press("Save the name")
    facilitator.says("The machine suggested:")


def say_why_not_sent_back(facilitator: Walker) -> None:
    facilitator.at(f"/staff/understand/member-checks/{SLUG}/")
    facilitator.follow("It cannot go back: say why")
    facilitator.page.get_by_label("Why can this draft not go back?").fill(
        "Nobody here can be reached: all is invented."
    )
    facilitator.press("Save")


# --- change ---


def a_review_is_held(walk: Walk) -> None:
    """What made it likely, with a passage of somebody who agreed to be quoted behind it."""
    lead = walk.staff("lead")
    lead.at("/staff/change/reviews/new/")
    lead.write(title="A handover at a weekend")
    lead.page.get_by_label("Does it follow what people said? Where?").select_option(label=STANDING)
    for question, answer in (
        ("How much can still be learnt", "Some"), ("something new to you", "No"), ("the same come before", "No"),
        ("other agencies", "No"), ("How wide", "In one team"),
    ):  # fmt: skip
        lead.page.get_by_role("group", name=question).get_by_label(answer, exact=True).check()
    lead.press("See which way fits")
    lead.says("What fits: After-action review")
    lead.press("Save the way of learning")
    lead.go(lead.page.get_by_role("link", name=re.compile(r"hindered\W+Team and communication")))
    lead.page.get_by_label("How did it work?").fill("There is no time to hand over, and no sheet for it.")
    lead.press("Save")
    pin_a_passage(lead, walk)


def pin_a_passage(lead: Walker, walk: Walk) -> None:
    lead.go(lead.page.get_by_role("link", name=re.compile("Put passages behind it")))
    lead.page.get_by_label("From which theme?").select_option(label="handovers that are too thin")
    lead.press("Show its passages")
    lead.does_not_say(HANDOVER)  # its writer was never asked whether it may be quoted
    lead.page.get_by_role("checkbox").first.check()
    walk.found["passage"] = lead.page.locator("main .govuk-checkboxes__label").first.inner_text().strip(" “”")
    lead.press("Put them behind it")
    lead.says(walk.found["passage"])
    walk.found["review"] = address(lead.page.url)


def a_change_is_recommended(walk: Walk) -> None:
    """It answers the finding, comes from the review, and does something with children."""
    lead = walk.staff("lead")
    lead.at("/staff/change/recommendations/new/")
    lead.write(change=CHANGE)
    lead.page.get_by_label(f"{STANDING}: handovers that are too thin").check()
    lead.page.get_by_label("Did it come from a learning review?").select_option(
        label="A handover at a weekend"
    )
    lead.page.locator("[name=kind][value=checklist]").check()
    lead.page.get_by_label("Who will help it happen?").select_option(label="Team managers")
    lead.page.get_by_label("It moves them").check()
    lead.press("Save the recommendation")
    lead.says("starts only under the conditions of a children's rights check")
    walk.found["recommendation"] = address(lead.page.url)


def the_rights_check_says_stop(walk: Walk) -> None:
    """The question before all others is not known, and what is not known is a stop: nothing of it starts."""
    lead = walk.staff("lead")
    lead.at("/staff/change/rights/new/")
    lead.says("One question comes before all others.")
    answer_s0(lead, "We do not know")
    say_what_it_is_about(lead)
    lead.says("Stop, until it is answered")
    walk.found["check"] = address(lead.page.url)
    lead.at(f"{walk.found['recommendation']}children/")
    lead.page.get_by_label("Which children's rights check asks after it?").select_option(index=1)
    lead.press("Save")
    lead.says("has stops that are not cleared. Until they are, nothing starts.")
    lead.at(f"{walk.found['recommendation']}step/due/")
    lead.does_not_say("Take this step")


def answer_s0(lead: Walker, answer: str) -> None:
    lead.write(title="One page that moves with the child")
    lead.page.get_by_label(answer, exact=True).check()
    lead.page.get_by_label("I want this, plan it, run it or pay for it").check()
    lead.press("Save the answer")


def say_what_it_is_about(lead: Walker) -> None:
    lead.page.get_by_label("A change: something that is planned").check()
    lead.page.get_by_label("It moves them").check()
    for question in ("Is it covert", "Is it under way"):
        lead.page.get_by_role("group", name=question).get_by_label("No", exact=True).check()
    lead.press("Save what it is about")


def revised_it_is_held_to_conditions(walk: Walk) -> None:
    """A new version; each stop cleared by two; then conditions, which is as far as any check goes."""
    lead = walk.staff("lead")
    lead.at(walk.found["check"])
    lead.follow("Change the plan and begin a new check")
    answer_s0(lead, "No")
    say_what_it_is_about(lead)
    newest = address(lead.page.url)
    lead.press("Answer S1")
    lead.at(newest)
    seed(walk, "every_stop_and_need")
    lead.at(newest)
    lead.says("Not yet")
    lead.follow("Set conditions")
    lead.write(what_1="A child reads the page before it goes", role_1="The social worker", by_1=in_days(14))
    lead.write(look_again_on=in_days(28))
    lead.press("Save the conditions")
    lead.says("Conditions", "A child reads the page before it goes")
    lead.at(walk.found["check"])
    lead.says("Stop, until it is answered", "There is a later version")
    lead.at(walk.found["recommendation"])
    lead.does_not_say("nothing starts")


def it_is_planned_and_tried_small(walk: Walk) -> None:
    """The day, what it takes, what would tell us: all before it begins. Then one team tries it for a week."""
    lead, one = walk.staff("lead"), walk.found["recommendation"]
    lead.at(f"{one}plan/")
    lead.write(due=in_days(30), might_get_worse="Visits begin later, because a page is written first.")
    lead.press("Save the plan")
    lead.at(f"{one}takes/")
    for resource in ("money", "people", "time"):
        lead.write(**{f"how_much_{resource}": "An hour a week in each team"})
        lead.page.locator(f"[name=have_{resource}][value=found]").check()
    lead.press("Save what it takes")
    lead.at(f"{one}would-tell/")
    lead.write(what=WOULD_TELL)
    lead.page.get_by_label("That it goes down").check()
    lead.press("Save what would tell us")
    take_the_step(lead, "The plan is made: it is due")
    try_it_small(lead)


def take_the_step(lead: Walker, name: str) -> None:
    lead.follow(name)
    lead.press("Take this step")


def try_it_small(lead: Walker) -> None:
    lead.follow("Begin a small test")
    lead.write(
        asks="Can the page be written in ten minutes?", foretells="Yes, in most visits", begins_on=in_days(0)
    )
    lead.press("Save the test")
    lead.go(lead.page.get_by_role("link", name=re.compile("Say what it showed")))
    lead.write(seen="Nine of ten were. One child asked to write a line of their own.")
    lead.page.locator("[name=leads_to][value=adopt]").check()
    lead.press("Save what you saw")
    lead.says("Nine of ten were.")


# --- check ---


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
    lead.follow("Story 1.1")
    lead.says(
        "Story of the bulletin", "It is told from one report. Which one, no page says", f"1: {ANSWERED}", CHANGE,
        "handovers that are too thin", "A handover at a weekend", walk.found["passage"],
    )  # fmt: skip
    lead.does_not_say(walk.found["number"])
    lead.look_closely()
