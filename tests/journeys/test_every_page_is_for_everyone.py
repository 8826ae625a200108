"""Every page one can reach by following links: no WCAG 2.2 A or AA violation that a machine can find, at a
desk and on a phone, in light and in dark; nothing wider than the screen; nothing the browser complains of."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urldefrag

import pytest
from playwright.sync_api import Error, Page

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import Site, sign_in

MOST_PAGES = 120
LOOKS = [(1280, False), (320, True)]
"""Each width and each colour of every page. Colours do not change what fits, nor the width how colours differ."""
LEAVE_ALONE = ("/sign-out/", "/download/", "/file/", "/draft/", "/leave/", "/feed/", ".csv", "/elsewhere/")
"""What signs out, goes elsewhere, or is no page."""


def pages_from(page: Page, site: Site, start: str, within: str) -> Iterator[str]:
    """Walk every link of this site below ``within``, the page being open at each step."""
    waiting, seen = [f"{site.address}{start}"], set()
    while waiting and len(seen) < MOST_PAGES:
        address = waiting.pop(0)
        if address in seen:
            continue
        seen.add(address)
        page.goto(address)
        yield address
        links = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        found = [urldefrag(link)[0] for link in links]
        waiting += [
            link
            for link in found
            if link.startswith(f"{site.address}{within}") and not any(part in link for part in LEAVE_ALONE)
        ]


@pytest.mark.parametrize(("width", "dark"), LOOKS)
@pytest.mark.parametrize("door", ["/", "/staff/"])
def test_no_page_shuts_anybody_out(
    site: Site, page_at: Callable[..., Page], axe: str, door: str, width: int, dark: bool
) -> None:
    page = page_at(width=width, dark=dark)
    complaints: list[str] = []
    page.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
    problems, walked = [], 0
    if door == "/staff/":
        sign_in(page, site)

    for address in pages_from(page, site, door, door):
        walked += 1
        problems += violations(page, axe)
        if is_wider_than_the_screen(page):
            problems.append(f"{address} is wider than {width} pixels")

    assert walked >= 5
    assert not problems, "\n".join(problems)
    assert not complaints


@pytest.mark.parametrize("address", ["/not/here/", "/staff/account/sign-in/"])
def test_nor_does_a_page_of_trouble(site: Site, page_at: Callable[..., Page], axe: str, address: str) -> None:
    page = page_at(width=320)

    page.goto(f"{site.address}{address}")

    assert not violations(page, axe)


def test_the_machine_that_looks_for_violations_finds_one(
    site: Site, page_at: Callable[..., Page], axe: str
) -> None:
    page = page_at()
    page.goto(site.address)

    page.evaluate("document.querySelector('html').removeAttribute('lang')")

    assert any("html-has-lang" in each for each in violations(page, axe))


def test_sign_in_lock_and_sign_out_work_without_script(site: Site, page_at: Callable[..., Page]) -> None:
    page = page_at(width=320, scripts=False)

    sign_in(page, site)
    page.get_by_role("button", name="Lock").click()
    assert "Is this still you?" in page.content()
    page.get_by_role("link", name="Sign out instead").click()
    page.get_by_role("button", name="Sign out").click()

    page.goto(f"{site.address}/staff/")
    assert "/sign-in/" in page.url


def test_public_pages_set_no_cookie_and_send_little(site: Site, page_at: Callable[..., Page]) -> None:
    page = page_at(width=320, scripts=False)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    for address in ("/", "/speak/", "/return/", "/replies/", "/about/"):
        page.goto(f"{site.address}{address}")

    assert page.context.cookies() == []
    assert all(address.startswith(site.address) for address in asked)


@pytest.mark.parametrize("elsewhere", ["http://northmoor.example/", "http://192.0.2.1/"])
def test_the_browser_can_reach_nothing_but_this_machine(page_at: Callable[..., Page], elsewhere: str) -> None:
    with pytest.raises(
        Error, match="ERR_NAME_NOT_RESOLVED|ERR_ADDRESS_UNREACHABLE|ERR_INTERNET_DISCONNECTED"
    ):
        page_at().goto(elsewhere, timeout=10_000)
