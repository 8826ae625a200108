"""A draft goes back to those who took part; "this is not what we meant" is printed, and a name with thanks."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import PATIENCE, ROOT
from tests.journeys.databases import at
from tests.journeys.test_the_loop_walks import Demonstration, demonstration, sign_in

__all__ = ["demonstration"]

TITLE = "What helps and what gets in the way in Northmoor"
OBJECTION = "We spoke of the trust that was lost, and the draft speaks of paper."
BECAUSE = "the paragraph now speaks of trust first."
NAME = "Mair Invented"


def test_a_draft_goes_back_and_what_was_said_of_it_is_printed(
    demonstration: Demonstration, page_at: Callable[..., Page], axe: str
) -> None:
    facilitator = page_at()
    sign_in(facilitator, demonstration, "facilitator")
    address, codes = send_the_draft(facilitator, demonstration, axe)

    anyone = page_at(width=320, scripts=False)
    say_something(anyone, address, codes[0])
    check_looks(page_at(width=320), address, codes[1], axe)

    the_last_day_passes(demonstration)
    answer(facilitator, demonstration, axe)
    publish(facilitator, page_at(), demonstration)

    reader = page_at()
    reader.goto(f"{demonstration.address}/reports/")
    reader.get_by_role("link", name=TITLE).click()
    reader.get_by_role("link", name="Read the report").first.click()
    reader.wait_for_load_state("load")  # a report is long, and its end comes last
    report = reader.locator("body").inner_text()
    assert OBJECTION in report
    assert f"We changed the text, because: {BECAUSE}" in report
    assert NAME in report
    assert "Fewer than 8 answered, so nobody is told apart." in report


def check(page: Page, axe: str) -> None:
    assert not is_wider_than_the_screen(page), page.url
    assert violations(page, axe) == [], page.url


def looks(page: Page, name: str) -> None:
    """Keep a picture where somebody wants to look at the pages: set PICTURES to a folder."""
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{name}.png", full_page=True)


def check_wide_and_narrow(page: Page, name: str, axe: str) -> None:
    """A page of those who work here, on a desk and on a phone."""
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        check(page, axe)
        looks(page, f"{name}-{width}")


def why_it_would_not_go_back(page: Page, axe: str) -> None:
    """The page on which somebody would say so, left without saying anything."""
    before = page.url
    page.get_by_role("link", name="It cannot go back: say why").click()
    check_wide_and_narrow(page, "why-not", axe)
    page.goto(before)


def send_the_draft(page: Page, demonstration: Demonstration, axe: str) -> tuple[str, list[str]]:
    page.goto(f"{demonstration.address}/staff/understand/member-checks/")
    page.get_by_role("link", name=TITLE).click()
    check(page, axe)
    looks(page, "one-before")
    why_it_would_not_go_back(page, axe)
    in_three_weeks = datetime.now(UTC).date() + timedelta(days=21)
    page.get_by_label("Slips for those who took part").fill("3")
    page.get_by_label("Slips for the advisory group").fill("1")
    page.get_by_label("Last day for comments").fill(in_three_weeks.isoformat())
    page.get_by_label("Embargo until").fill((in_three_weeks + timedelta(days=7)).isoformat())
    page.get_by_role("button", name="Freeze the draft and make the slips").click()
    expect(page.get_by_role("heading", name="Print the slips")).to_be_visible()
    check(page, axe)
    looks(page, "slips")
    slips = page.locator(".so-sheet").all_inner_texts()
    found = re.search(r"http\S+/drafts/\S+", slips[0])
    assert found is not None
    return found[0], [each.strip() for each in page.locator(".so-sheet .so-code").all_inner_texts()]


def say_something(page: Page, address: str, code: str) -> None:
    page.goto(address)
    page.get_by_label("Your code").fill(code.lower().replace("-", " "))
    page.get_by_role("button", name="Open the draft").click()
    expect(page.get_by_text("Please do not pass this on.")).to_be_visible()
    page.get_by_label("This is not what we meant").first.check()
    page.get_by_label("Your comment on 2.1, if you have one").fill(OBJECTION)
    page.get_by_label("You may print this comment in the report, without my name").first.check()
    page.get_by_role("button", name="Send this page").first.click()
    expect(page.get_by_text("What you said on this page is sent.")).to_be_visible()
    if page.get_by_role("button", name="I am done: what happens now?").count():
        page.get_by_role("button", name="I am done: what happens now?").click()
    page.get_by_role("button", name="Ask to be named").click()
    page.get_by_label("Your name, as it shall stand in the report").fill(NAME)
    page.get_by_label("18 or older").check()
    page.get_by_label("I know that this tells everybody that I took part").check()
    page.get_by_role("button", name="Ask to be named").click()
    expect(page.get_by_role("heading", name="Your name is kept")).to_be_visible()
    assert page.context.cookies() == []


def check_looks(page: Page, address: str, code: str, axe: str) -> None:
    """Every public page at 320 pixels, in English and in Welsh."""
    for language, start in (("en", address), ("cy", address.replace("/drafts/", "/cy/drafts/"))):
        page.goto(start)
        check(page, axe)
        looks(page, f"enter-{language}")
        page.locator("input[name=code]").fill(code)
        page.locator("#code-form button").click()
        check(page, axe)
        looks(page, f"draft-{language}")
        page.locator("form[action$='/done/'] button").click()
        check(page, axe)
        looks(page, f"done-{language}")
        page.locator("form[action$='/name/'] button").click()
        check(page, axe)
        looks(page, f"name-{language}")
        page.locator("form[action$='/done/'] button").click()
        page.locator("form[action$='/take-back/'] button").click()
        check(page, axe)
        looks(page, f"take-back-{language}")


def the_last_day_passes(demonstration: Demonstration) -> None:
    env = at(demonstration.home)
    command = [sys.executable, "-m", "tests.journeys.seed_last_day_passed"]
    subprocess.run(command, env=env, cwd=ROOT, check=True, timeout=PATIENCE)


def answer(page: Page, demonstration: Demonstration, axe: str) -> None:
    page.goto(f"{demonstration.address}/staff/understand/member-checks/")
    page.get_by_role("link", name=TITLE).click()
    looks(page, "one-after")
    page.get_by_role("button", name="Read and answer what was said").click()
    expect(page.get_by_text(OBJECTION)).to_be_visible()
    check(page, axe)
    looks(page, "comments")
    page.get_by_role("link", name="Answer it").first.click()
    page.get_by_label("We changed the text").check()
    page.get_by_label("Because").fill(BECAUSE)
    check(page, axe)
    looks(page, "answer")
    page.get_by_role("button", name="Save the answer").click()
    expect(page.get_by_text("Answered.", exact=True)).to_be_visible()
    page.goto(f"{demonstration.address}/staff/understand/member-checks/")
    page.get_by_role("link", name=TITLE).click()
    page.get_by_role("link", name="People who asked to be named").click()
    check_wide_and_narrow(page, "names", axe)
    page.get_by_role("button", name=f"Confirm {NAME}").click()
    expect(page.get_by_text("Will be printed.")).to_be_visible()


def publish(facilitator: Page, publisher: Page, demonstration: Demonstration) -> None:
    facilitator.goto(f"{demonstration.address}/staff/understand/findings/")
    facilitator.get_by_role("link", name=TITLE, exact=True).click()
    facilitator.get_by_role("button", name="Ask for a second signature").click()
    edition = facilitator.url
    sign_in(publisher, demonstration, "publisher")
    publisher.goto(edition)
    for box in publisher.get_by_role("checkbox").all():
        box.check()
    publisher.get_by_role("button", name="Sign and publish").click()
    publisher.get_by_role("button", name="Go on").click()
    expect(publisher.get_by_text("Everything agrees.")).to_be_visible()
