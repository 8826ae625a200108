"""From lists of literature to a recommendation: two people read blind, studies are put together, a card tells it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.album import Album
from tests.journeys.conftest import Site, sign_in
from tests.journeys.seed_evidence import KOFI, MAIR
from tests.journeys.test_an_agreement_round import run
from tests.library.hear.literature.lists import SOILS, record, ris

TRIALS = (
    "Family meetings before court and days in care: a trial in twelve towns",
    "A trial of family meetings led by the family",
    "Meetings of the wider family before care proceedings",
)
WORKS = 5
COUNTS = ((12, 88, 20, 80), (30, 170, 41, 159), (9, 91, 15, 85))


@dataclass
class Reader:
    """Somebody who reads, in a window of their own; axe looks at each kind of page once."""

    page: Page
    who: str
    axe: str
    album: Album
    seen: set[str]

    def look(self, what: str) -> None:
        """The page is for everyone: at this width, and no wider than it."""
        if what in self.seen:
            return
        self.seen.add(what)
        assert violations(self.page, self.axe) == [], (self.who, what)
        assert not is_wider_than_the_screen(self.page), (self.who, what)
        self.album.keep(self.page, f"{self.who} {what}")

    def follow(self, name: str) -> None:
        link, button = (self.page.get_by_role(role, name=name, exact=True) for role in ("link", "button"))
        link.or_(button).first.click()

    def title(self) -> str:
        return self.page.locator("section[aria-labelledby=work] strong").first.inner_text()


def lists_in(folder: Path) -> list[Path]:
    """Two searches: one work stands in both as the machine can tell, one as only people can."""
    works = [
        record(each, authors=(f"Author{at}, A", "Osei, K")) for at, each in enumerate([*TRIALS, *SOILS[:2]])
    ]
    first, second = folder / "first.ris", folder / "second.ris"
    first.write_bytes(ris(*(replace(each, doi=f"10.1000/{at}") for at, each in enumerate(works))))
    near = replace(works[1], doi="10.1000/other")
    second.write_bytes(
        ris(replace(works[0], kind="RPRT"), near, junk="Exported from an invented database\n\n")
    )
    return [first, second]


def begin(mair: Reader, site: Site, folder: Path) -> None:
    page = mair.page
    page.goto(f"{site.address}/staff/understand/evidence/reviews/new/")
    for name in ("question", "population", "intervention", "comparator", "outcome", "belongs", "does_not"):
        page.locator(f"[name={name}]").fill(f"Families before court: {name.replace('_', ' ')}")
    page.locator("[name=children]").fill("From what each study says of them")
    page.get_by_label("risk ratio, from counts of people").check()
    mair.follow("Save")
    mair.follow("Literature of this review")
    mair.look("no literature")
    mair.follow("Bring lists in")
    mair.look("bring in")
    page.get_by_label("Lists").set_input_files(lists_in(folder))
    mair.follow("Read these lists")
    for _each in range(60):
        if page.get_by_text("being read").count() == 0 and page.get_by_text("found 2 =").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    expect(page.locator("section[aria-labelledby=lists]")).to_contain_text("found 5 = kept 5 + merged 0")
    expect(page.locator("section[aria-labelledby=lists]")).to_contain_text("found 2 = kept 1 + merged 1")
    mair.look("literature")


def dedupe(mair: Reader) -> None:
    page = mair.page
    mair.follow("2. second.ris")
    mair.look("list")
    page.go_back()
    mair.follow("Records that are or may be one work")
    mair.look("pairs")
    mair.follow(TRIALS[1])
    mair.look("pair")
    page.get_by_label("The same work", exact=True).check()
    mair.follow("Save")
    page.get_by_role("link", name="Literature", exact=True).click()
    expect(page.locator("section[aria-labelledby=lists]")).to_contain_text("found 2 = kept 0 + merged 2")


def prepare(mair: Reader) -> None:
    page = mair.page
    mair.follow("How records are read")
    page.get_by_label("Words to begin with").fill("family meetings before court")
    mair.look("screening")
    mair.follow("Save")
    mair.follow("Work the order out")
    for _each in range(60):
        if page.get_by_text("The order is of").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    mair.follow("Draw a check sample")
    mair.look("sample")
    page.get_by_label("How many records are drawn?").fill("2")
    mair.follow("Draw")


def screen(reader: Reader, site: Site, *, differs_on: str = "") -> None:
    """Read every record by title and abstract."""
    page = reader.page
    page.goto(f"{site.address}/staff/understand/evidence/reviews/1/literature/next/abstract/")
    for _record in range(WORKS):
        reader.look("record")
        belongs = reader.title() in TRIALS and reader.title() != differs_on
        page.get_by_label("In" if belongs else "Out", exact=True).check()
        save_and_go_on(reader)
    expect(page.get_by_text("Nothing waits for you here.")).to_be_visible()


def save_and_go_on(reader: Reader) -> None:
    with reader.page.expect_navigation():
        reader.follow("Save and go on")


def settle(mair: Reader) -> None:
    mair.page.reload()
    mair.follow("1 record to settle")
    mair.look("to settle")
    mair.follow(TRIALS[2])
    expect(mair.page.get_by_text("It stands: not agreed")).to_be_visible()
    mair.look("not agreed")
    mair.follow("Settle it")
    mair.page.get_by_label("In", exact=True).check()
    mair.follow("Save")
    expect(mair.page.locator(".govuk-error-summary")).to_contain_text("Say why")
    mair.look("settle")
    mair.page.get_by_label("Why? What did you agree on?").fill("We read it together: it is a trial.")
    mair.page.get_by_label("In", exact=True).check()
    mair.follow("Save")


def read_texts(reader: Reader, site: Site) -> None:
    page = reader.page
    page.goto(f"{site.address}/staff/understand/evidence/reviews/1/literature/next/full-text/")
    for _record in TRIALS:
        reader.look("full text")
        page.get_by_label("In", exact=True).check()
        save_and_go_on(reader)


def extract(mair: Reader, site: Site) -> None:
    page = mair.page
    for at, counts in enumerate(COUNTS):
        page.goto(f"{site.address}/staff/understand/evidence/reviews/1/literature/")
        page.locator("section[aria-labelledby=texts] li").nth(at).get_by_role("link").last.click()
        mair.look("make a study")
        page.get_by_label("a trial in which chance decided").check()
        for name, count in zip(("tpos", "tneg", "cpos", "cneg"), counts, strict=True):
            page.locator(f"[name={name}]").fill(str(count))
        page.locator("[name=children]").fill("Nobody asked them.")
        mair.follow("Save")


def fill_a_card(mair: Reader) -> None:
    page = mair.page
    expect(page.locator("section[aria-labelledby=together]")).to_contain_text("Over 3 studies of 800 people")
    mair.look("forest")
    mair.follow("Put this into a card")
    page.locator("[name=of]").fill("families")
    page.locator("[name=counted]").fill("in care after 12 months")
    mair.look("fill")
    mair.follow("Save")
    expect(page.locator("main")).to_contain_text("in review 1. Studies in it: 3.")
    mair.look("card")


def lean_on_it(mair: Reader, site: Site) -> None:
    page = mair.page
    page.goto(f"{site.address}/staff/change/recommendations/1/evidence/")
    page.get_by_label("Walking together").check()
    mair.follow("Save")
    expect(page.locator("main")).to_contain_text("Walking together")
    expect(page.locator("main")).to_contain_text("What it cannot settle")
    mair.look("recommendation")


def test_from_lists_to_a_recommendation(
    site: Site, page_at: Callable[..., Page], axe: str, tmp_path: Path
) -> None:
    run(site, "seed_evidence")
    album, seen = Album(), set[str]()
    mair = Reader(page_at(), "mair", axe, album, seen)
    kofi = Reader(page_at(width=320, dark=True), "kofi", axe, album, set())
    for reader, email in ((mair, MAIR), (kofi, KOFI)):
        sign_in(reader.page, replace(site, email=email))

    begin(mair, site, tmp_path)
    dedupe(mair)
    prepare(mair)
    screen(mair, site)
    screen(kofi, site, differs_on=TRIALS[2])
    kofi.look("literature")
    settle(mair)
    for reader in (mair, kofi):
        read_texts(reader, site)
    mair.page.reload()
    expect(mair.page.locator("section[aria-labelledby=stopping]")).to_contain_text("None is unread.")
    expect(mair.page.locator("section[aria-labelledby=flow]")).to_contain_text("Studies included")
    mair.look("flow")
    extract(mair, site)
    fill_a_card(mair)
    for address, what in (("1/", "forest"), ("1/literature/", "flow"), ("1/literature/records/", "records")):
        kofi.page.goto(f"{site.address}/staff/understand/evidence/reviews/{address}")
        kofi.look(what)
    lean_on_it(mair, site)
