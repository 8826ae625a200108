"""Journey 12: a survey with one Welsh question missing stays shut, and opens in both languages at once."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import Site, sign_in
from tests.journeys.test_bring_in_a_table import Facilitator

EACH_WAY = pytest.mark.parametrize(("width", "scripts"), [(1280, True), (320, True), (320, False)])
IN_BOTH = {
    "Title": ("What helps?", "Beth sy’n helpu?"),
    "Count what they say": ("Count what I say", "Cyfrif yr hyn a ddywedaf"),
    "Quote their words": ("Quote my words", "Dyfynnu fy ngeiriau"),
}


class Builder(Facilitator):
    """A facilitator who writes a survey."""

    def say(self, row: str, english: str = "", welsh: str = "") -> None:
        """Fill in one row: the same words in both versions, side by side."""
        boxes = self.page.get_by_role("group", name=row, exact=True)
        for language, words in (("English", english), ("Cymraeg", welsh)):
            if words:
                boxes.get_by_label(language, exact=True).fill(words)

    def add(self, question: str, sort: str) -> None:
        self.follow("Add a question")
        self.page.get_by_label(sort).check()
        self.page.get_by_label("The question", exact=True).fill(question)
        self.press("Go on")

    def write_two_questions(self) -> None:
        """A choice in both languages, and a question that shows for one answer and has no Welsh yet."""
        self.add("Who are you?", "Choose one")
        self.say("Wording", welsh="Pwy ydych chi?")
        self.say("Choice 1", "A carer", "Gofalwr")
        self.say("Choice 2", "A worker", "Gweithiwr")
        self.press("Go on")
        self.add("What did you miss?", "A question answered in one's own words")
        self.page.get_by_label("When is it shown?").select_option(index=2)
        self.press("Go on")


@EACH_WAY
def test_a_survey_opens_in_both_languages_together(
    site: Site, page_at: Callable[..., Page], axe: str, width: int, scripts: bool
) -> None:
    page = page_at(width=width, scripts=scripts)
    sign_in(page, site)
    asha = Builder(page, axe if scripts else None)
    asha.set_up(f"Both languages {width} {scripts}")
    asha.plan_and_open()
    asha.follow("Survey: its questions in every version")
    asha.press("Begin a survey")
    asha.follow("Versions, consent and ways")
    page.get_by_label("Cymraeg", exact=True).check()
    asha.press("Go on")
    asha.follow("Title and consent")
    for row, (english, welsh) in IN_BOTH.items():
        asha.say(row, english, welsh)
    asha.say("What people are told first", welsh="Gofynnwn er mwyn dysgu.")
    asha.press("Go on")
    asha.write_two_questions()

    asha.press("Open it")
    expect(page.get_by_role("heading", name="This survey is not open")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("“What did you miss?” is missing in Cymraeg")
    asha.go(page.get_by_role("alert").get_by_role("link").first)
    asha.say("Wording", welsh="Beth oedd ar goll?")
    asha.press("Go on")
    asha.press("Open it")

    expect(page.get_by_text("The survey is open, in every version.")).to_be_visible()
    expect(page.get_by_role("link", name="/listen/both-languages")).to_be_visible()
    asha.follow("Try it")
    asha.follow("Cymraeg")
    expect(page.get_by_role("heading", name="Beth sy’n helpu?")).to_be_visible()
    assert asha.seen >= 20
    assert not asha.problems
