"""A report is told, read by two, made safe, read as a stranger would, allowed to be printed, and closed."""

from __future__ import annotations

from tests.journeys.test_readers import choose, say_no_to_every_rule
from tests.journeys.walkers import Walk, Walker
from tests.journeys.whole_loop.words import HANDOVER, WORDS, address


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
    # At a weekend reports of several days have one promised day, and any of them may stand last.
    rows = waiting.filter(has_not_text="Opened").all()
    for link in reversed([str(row.get_by_role("link").first.get_attribute("href")) for row in rows]):
        first.at(link)
        if HANDOVER in first.page.locator("main").inner_text():
            break
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
