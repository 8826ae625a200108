"""Coming back with eight words, and the readers at the other end: journeys 6 (here), 7, 8 and 9 of the interface brief."""

from __future__ import annotations

import gzip
import io
import itertools
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Error, Locator, Page, Response, Route, expect

from speakopenly.web.environment import DEMONSTRATION_MARK
from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import (
    FIRST_START,
    PATIENCE,
    ROOT,
    Site,
    _speakopenly,
    free_port,
    sign_in,
    wait_until_it_answers,
)
from tests.journeys.databases import at
from tests.journeys.seed_reports import EMAIL, WORDS

HOW_MANY = 18
LOOKS = [(1280, True), (320, True), (320, False)]
MOST_BYTES = 50_000
A_TIME = re.compile(r"\b\d{1,2}:\d\d\b")
NUMBERS = itertools.count(1)
HALF_WRITTEN = "Half a sentence about the weekend rota"


@dataclass
class Demonstration:
    """A served demonstration, and receipts nobody has used yet."""

    site: Site
    receipts: list[list[str]]
    used: int = 0

    def receipt(self) -> list[str]:
        self.used += 1
        return self.receipts[self.used - 1]


@pytest.fixture(scope="module")
def demonstration(new_home: Callable[[str], Path]) -> Iterator[Demonstration]:
    home = new_home("demonstration")
    (home / DEMONSTRATION_MARK).write_text("invented\n")
    seeded = subprocess.run(
        [sys.executable, "-m", "tests.journeys.seed_reports", str(HOW_MANY)],
        env=at(home),
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=FIRST_START,
    )
    site = Site(f"http://127.0.0.1:{free_port()}", home, EMAIL)
    process = _speakopenly(home, "serve", "--port", site.address.rpartition(":")[2])
    try:
        wait_until_it_answers(f"{site.address}/healthz")
        yield Demonstration(site, json.loads(seeded.stdout))
    finally:
        process.terminate()
        process.wait(PATIENCE)


@dataclass
class Visitor:
    """Somebody at either door, with axe looking along where scripts run."""

    page: Page
    axe: str | None
    problems: list[str] = field(default_factory=list)

    def press(self, name: str) -> None:
        self.go(self.page.get_by_role("button", name=name, exact=True).first)

    def go(self, to: Locator) -> None:
        with self.page.expect_navigation():
            to.click()
        self.look()

    def look(self) -> None:
        if self.axe is not None:
            # The Leave button stays in sight, so half way down a page something always lies under it.
            self.page.evaluate("window.scrollTo(0, 0)")
            self.problems += violations(self.page, self.axe)
        if is_wider_than_the_screen(self.page):
            self.problems.append(f"{self.page.url} is too wide")

    def come_back(self, site: Site, words: str, prefix: str = "/") -> None:
        self.page.goto(f"{site.address}{prefix}return/")
        self.look()
        self.page.locator("textarea[name=words]").fill(words)
        self.go(self.page.locator("#words-form button.govuk-button"))

    def says(self, text: str | re.Pattern[str]) -> None:
        expect(self.page.locator("main")).to_contain_text(text)


def photo() -> Any:
    """A small picture that carries where and with what it was taken."""
    exif, out = Image.Exif(), io.BytesIO()
    exif[0x0110] = "Phone 7"
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 0.0), 3: "W", 4: (3.0, 10.0, 0.0)})
    Image.new("RGB", (40, 30), "navy").save(out, "JPEG", exif=exif)
    return {"name": "IMG_0007.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


@pytest.fixture(params=LOOKS, ids=["desk", "phone", "phone without script"])
def visitors(
    request: pytest.FixtureRequest, page_at: Callable[..., Page], axe: str
) -> Iterator[Callable[[], Visitor]]:
    """Windows of one look; at the end nothing may have shut anybody out."""
    width, scripts = request.param
    opened: list[Visitor] = []

    def open_window() -> Visitor:
        opened.append(Visitor(page_at(width=width, scripts=scripts), axe if scripts else None))
        return opened[-1]

    yield open_window
    problems = [problem for visitor in opened for problem in visitor.problems]
    assert not problems, "\n".join(problems)


def test_journey_7_words_in_capitals_open_and_a_misspelt_one_is_offered_a_near_one(
    demonstration: Demonstration, visitors: Callable[[], Visitor]
) -> None:
    words, writer = demonstration.receipt(), visitors()
    place = max(range(8), key=lambda n: len(words[n]))
    misspelt = [word + "q" if n == place else word for n, word in enumerate(words)]

    writer.come_back(demonstration.site, " ".join(misspelt))
    writer.says(f"Word {place + 1} is not one of our words. Did you mean “{words[place]}”?")
    writer.page.locator("textarea[name=words]").fill(", ".join(words).upper())
    writer.press("Open my report")

    writer.says(WORDS)
    assert not writer.page.context.cookies()


def test_journey_8_a_question_an_answer_and_a_photo_with_a_place_in_it(
    demonstration: Demonstration, visitors: Callable[[], Visitor]
) -> None:
    writer, reader = visitors(), visitors()
    question = f"Which form was it? I ask for number {next(NUMBERS)}."
    sign_in(reader.page, demonstration.site)
    reader.go(reader.page.get_by_role("link", name="Read reports"))
    reader.press("Read next")
    number = reader.page.locator("h1").inner_text().split()[-1]
    reader.page.locator("textarea[name=text]").fill(question)
    reader.press("Send")
    reader.says(f"It is in the mailbox of report {number}.")
    open_the_one_asked(demonstration, writer, question)

    writer.says("You do not have to answer. Nothing bad follows if you do not.")
    writer.page.locator("#message-form textarea").fill("The one for weekends. Here is a photo.")
    writer.page.locator("input[type=file]").set_input_files(photo())
    writer.press("Send answer")
    writer.says("We have it")
    writer.says("Cleaned: place and device removed.")
    reader.page.goto(f"{demonstration.site.address}/staff/hear/reports/{number}/")
    reader.look()

    reader.says("Cleaned: place, device removed.")
    reader.says("The one for weekends.")
    for visitor in (writer, reader):
        assert not A_TIME.search(visitor.page.locator(".so-thread").inner_text())
    with reader.page.expect_download() as saving:
        reader.page.get_by_role("link", name="Save photo.jpg").click()
    assert not Image.open(io.BytesIO(Path(saving.value.path()).read_bytes())).getexif()


def open_the_one_asked(demonstration: Demonstration, writer: Visitor, question: str) -> None:
    """Readers choose which report they read, so its writer is found by trying each receipt."""
    for each in demonstration.receipts:
        writer.come_back(demonstration.site, " ".join(each))
        if question in writer.page.content():
            return
    raise AssertionError("No report was asked anything.")


def test_journey_6_leaving_midway_leaves_no_words_and_no_cookie(
    demonstration: Demonstration, visitors: Callable[[], Visitor]
) -> None:
    writer, site = visitors(), demonstration.site

    def weather(route: Route) -> None:
        assert route.fetch(max_redirects=0).status == 302
        route.fulfill(status=302, headers={"Location": f"{site.address}/healthz"})

    writer.page.route("**/leave/", weather)
    writer.come_back(site, " ".join(demonstration.receipt()))
    writer.page.locator("#message-form textarea").fill(HALF_WRITTEN)
    writer.page.get_by_role("button", name="Leave this page").click()
    writer.page.wait_for_url(f"{site.address}/healthz")
    writer.page.unroute(
        "**/leave/"
    )  # a browser whose requests are looked at keeps no cache and sends forms again
    with suppress(Error):  # a page that came by a form and may not be kept is not shown again: ERR_CACHE_MISS
        writer.page.go_back(timeout=5_000)
    writer.page.wait_for_timeout(500)

    assert HALF_WRITTEN not in writer.page.content()
    assert WORDS not in writer.page.content()
    assert not writer.page.context.cookies()


def test_journey_9_withdrawn_words_are_gone_from_both_doors(
    demonstration: Demonstration, visitors: Callable[[], Visitor]
) -> None:
    words, writer, reader = demonstration.receipt(), visitors(), visitors()
    writer.come_back(demonstration.site, " ".join(words))
    writer.press("Withdraw your report")
    writer.says("We cannot take back what was passed on to protect a child.")
    writer.press("Withdraw")
    writer.says("Choose one of the two.")
    writer.page.get_by_label("Take my words out of everything").check()
    writer.press("Withdraw")
    writer.says("Your words are gone from here")
    writer.says(re.compile(r"Copies in our backups are gone by \d+ \w+ 2\d{3}\."))

    writer.come_back(demonstration.site, " ".join(words))
    writer.says("Your words are gone from here")
    assert WORDS not in writer.page.content()
    sign_in(reader.page, demonstration.site)
    reader.page.goto(f"{demonstration.site.address}/staff/hear/reports/")
    reader.look()
    row = reader.page.get_by_role("row").filter(has_text="Withdrawn").first
    expect(row).to_be_visible()
    expect(row.get_by_role("link")).to_have_count(0)


def test_a_report_typed_in_is_handed_over_and_opens(
    demonstration: Demonstration, visitors: Callable[[], Visitor]
) -> None:
    reader, writer = visitors(), visitors()
    sign_in(reader.page, demonstration.site)
    reader.page.goto(f"{demonstration.site.address}/staff/hear/reports/")
    reader.press("Type a report in for someone")
    reader.page.get_by_label("No", exact=True).check()
    reader.page.get_by_label("A parent, carer or somebody of the family").check()
    reader.page.get_by_label("What happened?").fill("Nobody rang back for three weeks.")
    reader.press("Store it and give them the words")
    words = reader.page.locator(".so-handover__words li").all_inner_texts()
    reader.press("They have the words")
    reader.says("The eight words are now with the reporter only.")

    writer.come_back(demonstration.site, "\n".join(words), prefix="/family/")

    writer.says("Nobody rang back for three weeks.")


def test_the_way_back_by_keyboard_alone(demonstration: Demonstration, page_at: Callable[..., Page]) -> None:
    words, page = demonstration.receipt(), page_at(width=320)
    page.goto(f"{demonstration.site.address}/return/")

    tab_to(page, "#id_words")
    page.keyboard.type(" ".join(words))
    press_by_keyboard(page, "Open my report")
    tab_to(page, "#id_text")
    page.keyboard.type("Typed without a mouse.")
    press_by_keyboard(page, "Send")

    expect(page.locator("main")).to_contain_text("We have it")
    expect(page.locator(".so-thread")).to_contain_text("Typed without a mouse.")
    tab_to(page, "#id_text")
    assert page.evaluate(IS_COVERED) is False


IS_COVERED = """() => { const box = document.activeElement.getBoundingClientRect();
  const on = document.elementFromPoint(box.left + box.width / 2, Math.max(box.top, 0) + 5);
  return !document.activeElement.contains(on) }"""


def tab_to(page: Page, selector: str) -> None:
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard.")


def press_by_keyboard(page: Page, name: str) -> None:
    for _press in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText || ''").strip() == name:
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} cannot be reached by keyboard.")


def test_every_page_of_the_way_back_sends_little(
    demonstration: Demonstration, page_at: Callable[..., Page]
) -> None:
    sent: dict[str, int] = {}
    page = page_at(width=320)

    def weigh(answer: Response) -> None:
        if answer.status == 200:
            sent[answer.url] = len(gzip.compress(answer.body()))

    page.on("response", weigh)
    writer = Visitor(page, None)
    writer.come_back(demonstration.site, " ".join(demonstration.receipt()))
    writer.press("Withdraw your report")
    page.goto(f"{demonstration.site.address}/return/proof/", wait_until="networkidle")

    shared = sum(size for url, size in sent.items() if "/static/" in url)
    pages = {url: size for url, size in sent.items() if "/return/" in url}
    assert shared
    assert {url.rpartition("/return/")[2] for url in pages} == {"", "report/", "withdraw/", "proof/"}
    assert max(pages.values()) + shared < MOST_BYTES
