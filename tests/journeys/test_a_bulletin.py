"""An issue of the bulletin is begun, its stories chosen and written, signed by a second person, and read."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from urllib.request import urlopen
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from speakopenly.core.documents import text_of_pdf
from tests.journeys.conftest import FIRST_START, PATIENCE, Site, _speakopenly, sign_in
from tests.journeys.databases import at
from tests.journeys.test_bring_in_a_table import Facilitator
from tests.web.check.bulletin.words import CATCH, TOLD


@pytest.fixture(scope="module")
def with_a_lead(site: Site) -> Site:
    """The site as Lena sees it, who leads learning and reads reports; four people allowed the bulletin."""
    email = "lena.bulletin@northmoor.example"
    account = ["user", "add", email, "--name", "Lena", "--service", "Northmoor", "--role", "learning_lead"]
    added = _speakopenly(site.home, *account, "--password-file", str(site.home / "password"))
    assert added.wait(FIRST_START) == 0
    command = [sys.executable, "-m", "tests.journeys.seed_bulletin", email]
    subprocess.run(
        command, env={**at(site.home), "PYTEST_XDIST_WORKER": "seed"}, check=True, timeout=4 * PATIENCE
    )
    return replace(site, email=email)


def write(lead: Facilitator, number: str, heading: str, *, is_catch: bool = False) -> None:
    page = lead.page
    page.get_by_label("Heading").fill(heading)
    if not is_catch:
        page.get_by_label("What made it likely").fill("No cover at weekends\nTwo forms for one thing")
        page.get_by_label("What the service said").fill("Nothing yet, because we look at the rota first.")
        page.get_by_label("What you could try tomorrow").fill("Ask who rings\nWrite it down\nRead it back")
    lead.press("Save the story")
    lead.follow(f"Comment on it as a reader {number}")
    page.get_by_label("Readers' comment").fill("We read of this often, in many teams.")
    lead.press("Save the comment")


def take(lead: Facilitator, words: str, kind: str) -> None:
    lead.follow("Choose a story")
    lead.page.get_by_role("region").filter(has_text=words).get_by_role("button", name=kind).click()
    lead.look()


def test_a_bulletin_is_made_and_read(with_a_lead: Site, page_at: Callable[..., Page], axe: str) -> None:
    page = page_at(width=1280)
    sign_in(page, with_a_lead)
    lead = Facilitator(page, axe)

    lead.follow("Check")
    lead.follow("Bulletin")
    lead.press("Begin an issue")
    page.get_by_label("Spring").check()
    lead.press("Begin it")
    for place, words in enumerate(TOLD, start=1):
        take(lead, words, "Take it as a story")
        write(lead, f"1.{place}", f"Story about {('a handover', 'a form', 'a corridor')[place - 1]}")
    take(lead, CATCH, "Take it as the good catch")
    write(lead, "1.4", "Seen in time", is_catch=True)
    lead.follow("Opening note")
    page.get_by_label("Opening note").fill("Three of you told us how work gets stuck between two rooms.")
    lead.press("Save the note")
    lead.follow("Three numbers")
    for name in ("People who say something bad", "Reports answered", "People who say our reply"):
        page.get_by_label(name).check()
    lead.press("Save the numbers")
    expect(page.get_by_text("Nothing is missing.")).to_be_visible()
    lead.press("Ask for the second signature")

    signer = page_at(width=320, scripts=False)
    sign_in(signer, replace(with_a_lead, email="asha@northmoor.example"))
    publisher = Facilitator(signer, None)
    signer.get_by_role("link", name="Read and sign: Bulletin 1").click()
    publisher.follow("Read the whole issue")
    expect(signer.get_by_text(TOLD[2])).to_be_visible()
    signer.go_back()
    signer.get_by_label("I have read every story. None of them points to a person.").check()
    publisher.press("Sign and publish")
    expect(signer.get_by_text("It is out. Anyone can read it now.")).to_be_visible()

    for width in (1280, 320):
        anyone = page_at(width=width)
        reader = Facilitator(anyone, axe)
        anyone.goto(f"{with_a_lead.address}/bulletin/")
        reader.look()
        anyone.get_by_role("textbox", name="Search the bulletin").fill("corridor")
        reader.press("Search")
        reader.follow("Story about a corridor")
        expect(anyone.get_by_text(TOLD[2])).to_be_in_viewport()
        anyone.goto(f"{with_a_lead.address}/cy/bulletin/1/")
        reader.look()
        assert reader.problems == []
        assert anyone.context.cookies() == []
    assert lead.problems == publisher.problems == []
    assert TOLD[0] in text_of_pdf(fetched(f"{with_a_lead.address}/bulletin/1/bulletin.pdf"))
    assert (
        "1.4 One good catch: Seen in time"
        in fetched(f"{with_a_lead.address}/bulletin/1/bulletin.txt").decode()
    )
    feed = ElementTree.fromstring(fetched(f"{with_a_lead.address}/bulletin/feed/"))  # noqa: S314  (our own)
    assert feed.findtext(".//{*}entry/{*}title") == "Bulletin 1, spring 2026"


def fetched(address: str) -> bytes:
    with urlopen(address, timeout=PATIENCE) as answer:  # noqa: S310  (this machine)
        data: bytes = answer.read()
    return data
