"""Three pressures by address, print and nation; then an official figure is what a measure was before and after."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from pypdfium2 import PdfDocument

from speakopenly.understand.pressures import NOT_ASKED, SIDE_BY_SIDE
from speakopenly.understand.pressures.saying import NO_TARGET
from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import Site, sign_in

PANELS = ["Demand", "Resources", "Culture and trust"]
MEASURE = {
    "What is the measure called?": "Children looked after",
    "What is counted?": "Children looked after on 31 March",
    "What might get worse while this gets better?": "Neither is hoped for.",
}


def pages_of(pdf: bytes) -> list[str]:
    """The words of each printed page."""
    with PdfDocument(pdf) as document:
        return [" ".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_the_page_of_an_area_holds_three_panels_on_screen_on_paper_and_in_every_nation(
    site: Site, page_at: Callable[..., Page], axe: str
) -> None:
    phone, desk = page_at(width=320, scripts=False), page_at()
    phone.goto(f"{site.address}/pressures/england/")

    expect(phone.locator("main section > h2")).to_have_text(PANELS)
    expect(phone.locator("main section").nth(2)).to_contain_text(NOT_ASKED)
    assert not is_wider_than_the_screen(phone)

    desk.goto(f"{site.address}/pressures/england/")
    assert violations(desk, axe) == []
    rates = desk.locator("table", has_text="Children looked after at 31 March").first
    cells = rates.locator("tbody tr").last.locator("td, th").all_inner_texts()
    picture = " ".join(desk.locator("figure svg").first.locator("text").all_text_contents())
    assert "per 10,000 children" in picture
    assert cells[0] in picture, "the last year of the table stands under the picture"

    desk.emulate_media(media="print")
    printed = pages_of(desk.pdf(format="A4"))
    assert all(any(panel in each for each in printed) for panel in PANELS)
    assert any(NOT_ASKED in each for each in printed)
    assert SIDE_BY_SIDE in printed[0]
    assert any("in the first release we hold" in each for each in printed), "what is closed is read on paper"
    assert len(printed) <= 16, "tables take the whole width of the paper"

    desk.emulate_media(media="screen")
    desk.goto(f"{site.address}/pressures/")
    desk.get_by_role("link", name="Wales", exact=True).click()
    assert desk.url.endswith("/pressures/wales/")
    expect(desk.locator("main section > h2")).to_have_text(PANELS)
    expect(desk.locator("main caption").first).to_contain_text("number")
    expect(desk.locator("main")).not_to_contain_text("per 10,000 children")


def test_an_official_figure_is_what_a_measure_was_before_and_after(
    site: Site, page_at: Callable[..., Page], axe: str
) -> None:
    page = page_at()
    sign_in(page, site)
    page.goto(f"{site.address}/staff/check/outcomes/new/")
    for label, words in MEASURE.items():
        page.get_by_label(label).fill(words)
    page.get_by_label("Neither: we want to see what happens").check()
    page.get_by_role("button", name="Save the measure").click()

    page.get_by_role("link", name="Choose an official figure of demand or spending").click()
    page.get_by_label("Of which place?").select_option("england")
    page.get_by_label("Which figure?").select_option("looked_after")
    page.get_by_label("Before, in which year?").select_option("2017")
    page.get_by_label("After, in which year?").select_option("2023")
    page.get_by_role("button", name="Look for figures").click()
    page.get_by_label(re.compile(r"2017: 72,670\. Release: .*SFR 50/2017")).check()
    page.get_by_label(re.compile(r"2023: 83,840\. Release: ")).check()
    assert violations(page, axe) == []
    page.get_by_role("button", name="Show them with the measure").click()

    shown = page.locator("section", has=page.locator("#official"))
    expect(shown).to_contain_text("72,670 (2017) and 83,840 (2023); higher, +15%, range +14% to +17%")
    expect(shown).to_contain_text("A later release says 72,600")
    expect(shown).to_contain_text(NO_TARGET)
    assert violations(page, axe) == []
