"""212 of 540 is "many"; sixty leave, and nothing is published until somebody accepts "some"; a quote is exact."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.conftest import FIRST_START, ROOT, Site, sign_in
from tests.journeys.databases import at
from tests.journeys.seed_many_voices import TITLE
from tests.journeys.test_bring_in_a_table import Facilitator

ASK = "Ask for a second signature"
SEND_UNASKED = """address => {
  const form = document.createElement("form");
  form.method = "post";
  form.action = address;
  form.append(document.querySelector("[name=csrfmiddlewaretoken]").cloneNode());
  document.body.append(form);
  form.submit();
}"""


def let(what: str, site: Site) -> str:
    command = [sys.executable, "-m", "tests.journeys.seed_many_voices", what, site.email]
    ran = subprocess.run(
        command, env=at(site.home), cwd=ROOT, check=True, timeout=FIRST_START, capture_output=True
    )
    return ran.stdout.decode()


def test_many_becomes_some_and_a_person_has_to_take_it(
    site: Site, page_at: Callable[..., Page], axe: str
) -> None:
    slug = let("begin", site)
    page = page_at()
    asha = Facilitator(page, axe)
    sign_in(page, site)
    asha.follow("Understand")
    asha.follow("Findings")
    asha.follow(TITLE)
    paragraph = page.locator("#finding-T01")
    expect(paragraph).to_contain_text("212 of 540")
    expect(paragraph).to_contain_text("By the machine’s reading, many people")
    asha.go(paragraph.get_by_role("link", name="Edit the wording"))
    asha.press("Save")
    expect(page.get_by_role("button", name=ASK)).to_be_visible()

    let("leave", site)
    page.reload()
    asha.look()

    expect(paragraph).to_contain_text("said “many”; it is now “some”")
    expect(page.get_by_role("button", name=ASK)).to_have_count(0)
    with page.expect_navigation():
        page.evaluate(SEND_UNASKED, f"/staff/understand/findings/{slug}/ask/")
    expect(page.get_by_text("This cannot be signed yet.").first).to_be_visible()
    expect(page.get_by_text("Nothing has been published from this.")).to_be_visible()
    asha.press("Accept “some”")
    expect(page.get_by_role("button", name=ASK)).to_be_visible()
    expect(paragraph).to_contain_text("152 of 480")

    let("alter", site)
    page.reload()
    asha.look()

    expect(page.get_by_role("button", name=ASK)).to_have_count(0)
    found = page.get_by_role("region", name="What the check found")
    expect(found).to_contain_text("a quote is not the words its fingerprint was made of")
    found.get_by_role("link", name="Go to the paragraph").click()
    assert page.url.endswith("#finding-T01")
    narrow = page_at(width=320)
    sign_in(narrow, site)
    narrow.goto(f"{site.address}/staff/understand/findings/{slug}/")
    small = Facilitator(narrow, axe)
    small.look()
    assert asha.problems + small.problems == []
