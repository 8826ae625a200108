"""Two readers of one report, in two windows: each alone, then together; and the last answer to its writer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import sign_in
from tests.journeys.seed_reports import SECOND
from tests.journeys.test_come_back import Demonstration, Visitor, demonstration, visitors

__all__ = ["demonstration", "visitors"]
FIRST_WORDS = "The weekend handover was two lines long"
MOST_TABS = 120


def open_report(reader: Visitor, at: Demonstration, number: str) -> None:
    reader.page.goto(f"{at.site.address}/staff/hear/reports/{number}/")
    reader.look()


def say_no_to_every_rule(page: Page) -> None:
    for name in [f"rule-RT{number}" for number in range(1, 11)] + ["fear"]:
        page.locator(f"input[name={name}][value=no]").check()


def choose(page: Page, code: str) -> None:
    """Open the group of a factor, and say that it hindered."""
    group = page.locator("details", has=page.locator(f"#id_way-{code}"))
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    page.locator(f"#id_way-{code}").select_option("hindered")


def save_notes(reader: Visitor, *codes: str) -> None:
    reader.go(reader.page.get_by_role("link", name="Save your own notes"))
    say_no_to_every_rule(reader.page)
    for code in codes:
        choose(reader.page, code)
    reader.press("Save my notes")


def test_two_readers_each_alone_then_together_then_the_last_answer(
    demonstration: Demonstration, visitors: Callable[[], Visitor], request: pytest.FixtureRequest
) -> None:
    changed = f"The form has a new line. It was made for the {request.node.callspec.id}."
    words, writer, ben, gwen = demonstration.receipt(), visitors(), visitors(), visitors()
    sign_in(ben.page, demonstration.site)
    sign_in(gwen.page, replace(demonstration.site, email=SECOND))
    ben.page.goto(f"{demonstration.site.address}/staff/hear/reports/")
    ben.look()
    row = ben.page.get_by_role("row").filter(has_text="Open it").filter(has_not_text="Look first").first
    ben.go(row.get_by_role("link"))
    number = ben.page.locator("h1").inner_text().split()[-1]
    save_notes(ben, "TC1")

    open_report(gwen, demonstration, number)
    expect(gwen.page.get_by_role("link", name="Compare and agree")).to_have_count(0)
    compare = f"{demonstration.site.address}/staff/hear/reports/{number}/compare/"
    assert gwen.page.goto(compare).status == 403  # type: ignore[union-attr]
    gwen.says("Save your own notes first.")
    open_report(gwen, demonstration, number)
    save_notes(gwen, "TC1", "SM2")
    gwen.go(gwen.page.get_by_role("link", name="Compare and agree"))

    gwen.says("You agree on 1 of 2 factors. Talk about: Supervision thin.")
    open_report(ben, demonstration, number)
    ben.go(ben.page.get_by_role("link", name="Go through the rules"))
    ben.says("RT13")
    for page in ("similar", "identity", "candour"):
        ben.page.goto(f"{demonstration.site.address}/staff/hear/reports/{number}/{page}/")
        ben.look()
    open_report(ben, demonstration, number)
    ben.press("Close with heard, changed, checked")
    ben.page.get_by_label("Heard").fill("The weekend handover was too thin.")
    ben.press("Close and send")
    ben.says("Not sent: there is no line on what changed.")
    ben.page.get_by_label("Changed").fill(changed)
    ben.press("Close and send")
    ben.says(f"Report {number} is closed and answered.")

    assert words
    find_the_writer(demonstration, writer, changed)
    writer.says("Changed")


def find_the_writer(at: Demonstration, writer: Visitor, said: str) -> None:
    for each in at.receipts:
        writer.come_back(at.site, " ".join(each))
        if said in writer.page.content():
            return
    raise AssertionError("No report was answered so.")


def test_pages_of_two_readers_shut_nobody_out(
    demonstration: Demonstration, visitors: Callable[[], Visitor]
) -> None:
    reader = visitors()
    sign_in(reader.page, demonstration.site)

    for page in ("routes", "rights", "agreement", "support"):
        reader.page.goto(f"{demonstration.site.address}/staff/hear/{page}/")
        reader.look()


def test_notes_can_be_saved_by_keyboard_alone(
    demonstration: Demonstration, page_at: Callable[..., Page]
) -> None:
    page = page_at(width=320)
    sign_in(page, demonstration.site)
    page.goto(f"{demonstration.site.address}/staff/hear/reports/")
    page.get_by_role("row").filter(has_text="none").first.get_by_role("link").press("Enter")
    page.get_by_role("link", name="Save your own notes").press("Enter")
    expect(page.locator("h1")).to_contain_text("Your notes")
    page.locator("#id_kind").focus()
    page.keyboard.type("Near")
    for _tab in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.name") == "save":
            break

    page.keyboard.press("Enter")

    expect(page.locator("main")).to_contain_text("are saved")
    page.get_by_role("link", name="Put your notes right").press("Enter")
    expect(page.locator("#id_kind")).to_have_value("near_miss")
