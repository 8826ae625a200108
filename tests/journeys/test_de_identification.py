"""A facilitator gives names, reads what the machine cleared and takes out what is left; another tries to tell."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import Page, expect

from tests.journeys.album import Album
from tests.journeys.conftest import Site, sign_in
from tests.journeys.seed_coding import COLE
from tests.journeys.test_coding import look, slug

__all__ = ["slug"]


def test_names_are_given_texts_read_and_quotes_tried(
    site: Site, slug: str, page_at: Callable[..., Page], axe: str
) -> None:
    album, asha = Album(), page_at(scripts=False)
    sign_in(asha, site)

    asha.goto(f"{site.address}/staff/hear/names-we-know/")
    asha.get_by_label("Teams and offices").check()
    asha.get_by_label("Names, one on each line").fill("The Plum Corner\nThe Purple Annexe")
    asha.get_by_role("button", name="Add them").click()
    expect(asha.get_by_text("2 new names are hidden from now on.")).to_be_visible()
    asha.get_by_label("Name", exact=True).fill("the plum-corner")
    asha.get_by_role("button", name="Try it").click()
    expect(asha.get_by_text("Yes, in this list:")).to_be_visible()
    assert "Plum Corner" not in asha.locator("main").inner_text()

    asha.goto(f"{site.address}/staff/understand/de-identification/{slug}/")
    expect(asha.get_by_text("so nobody can say what is left")).to_be_visible()
    asha.get_by_label("30 texts").check()
    asha.get_by_role("button", name="Draw the texts").click()
    asha.get_by_role("link", name="Begin to read").click()
    asha.get_by_label("Words to take out, as they stand in the text").fill("nowhere to be found")
    asha.get_by_label("What stands in their place?").select_option("[name]")
    asha.get_by_role("button", name="Take them out").click()
    expect(asha.get_by_text("These words do not stand in the text.").first).to_be_visible()
    word = asha.locator("blockquote").inner_text().split()[1]
    asha.get_by_label("Words to take out, as they stand in the text").fill(word)
    asha.get_by_role("button", name="Take them out").click()
    expect(asha.get_by_text("Taken out in 1 place.")).to_be_visible()
    assert "[name]" in asha.locator("blockquote").inner_text()
    asha.get_by_role("button", name="Nothing more is left: next").click()
    expect(asha.get_by_role("heading", name="Text 2 of 30")).to_be_visible()
    asha.get_by_role("button", name="Nothing is left: next").click()
    asha.get_by_role("link", name="Stop for now").click()
    expect(asha.get_by_text("In 1 of them something was left")).to_be_visible()

    cole = page_at()
    sign_in(cole, replace(site, email=COLE))
    cole.goto(f"{site.address}/staff/understand/de-identification/{slug}/quotes/")
    look(cole, axe, album, "coder")
    cole.get_by_role("link", name="Try to tell").first.click()
    look(cole, axe, album, "coder")
    cole.get_by_label("Yes. This points to one person or family").check()
    cole.get_by_role("button", name="Save").click()
    expect(cole.get_by_text("It points to one person or family")).to_be_visible()
    for page in ("names-we-know", f"../understand/de-identification/{slug}"):
        seen = page_at()
        sign_in(seen, site)
        seen.goto(f"{site.address}/staff/hear/{page}/")
        look(seen, axe, album, "facilitator")
    seen.goto(f"{site.address}/staff/understand/de-identification/{slug}/read/3/")
    look(seen, axe, album, "facilitator")
    seen.goto(f"{site.address}/staff/understand/de-identification/")
    look(seen, axe, album, "facilitator")
