"""Leaving fast, and changing the words of a page: with scripts and without, by hand and by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.conftest import Site
from tests.journeys.weather import bring_the_weather_here, weather_at


@pytest.fixture
def open_page(site: Site, page_at: Callable[..., Page]) -> Callable[..., Page]:
    """A window for which the weather is read from this machine."""

    def opened(**look: bool | int) -> Page:
        page = page_at(**look)
        bring_the_weather_here(page, site)
        return page

    return opened


@pytest.mark.parametrize("scripts", [False, True])
def test_the_button_leads_to_the_weather(site: Site, open_page: Callable[..., Page], scripts: bool) -> None:
    page = open_page(width=320, scripts=scripts)
    page.goto(f"{site.address}/cy/young/about/")

    page.get_by_role("button", name="Gadael y dudalen hon").click()

    page.wait_for_url(weather_at(site))
    assert not page.context.cookies()


def test_with_scripts_back_does_not_lead_to_the_page_that_was_left(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site.address}/")
    page.goto(f"{site.address}/about/")

    page.get_by_role("button", name="Leave this page").click()
    page.wait_for_url(weather_at(site))
    page.go_back()

    assert page.url == f"{site.address}/"


def test_shift_three_times_leaves_and_says_what_is_left_to_press(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page()
    page.goto(f"{site.address}/about/")
    told = page.locator("[data-leave-told]")

    page.keyboard.press("Shift")
    assert told.text_content() == "Shift. Press 2 more times to leave."
    page.keyboard.press("Shift")
    assert told.text_content() == "Shift. Press 1 more time to leave."
    page.keyboard.press("Shift")

    page.wait_for_url(weather_at(site))


def test_typing_capital_letters_does_not_leave(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{site.address}/about/")

    for key in ["Shift+A", "Shift+B", "Shift+C", "Shift", "x", "Shift", "Shift+Tab", "Shift"]:
        page.keyboard.press(key)

    assert page.locator("[data-leave-told]").text_content() == "Shift. Press 2 more times to leave."
    assert page.url == f"{site.address}/about/"


def test_by_keyboard_leaving_is_the_second_stop_on_every_page(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(scripts=False)
    page.goto(f"{site.address}/easy/")

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.textContent")
    page.keyboard.press("Enter")

    assert focused == "Leave this page"
    page.wait_for_url(weather_at(site))


def test_the_button_stays_in_reach_and_hides_nothing_that_has_the_focus(
    site: Site, open_page: Callable[..., Page]
) -> None:
    page = open_page(width=320)
    page.goto(f"{site.address}/easy/about/")
    scrolled = page.evaluate("window.scrollTo(0, document.body.scrollHeight), window.scrollY")

    button = page.locator(".so-leave__button").bounding_box()
    page.get_by_role("link", name="Young people").focus()
    focused = page.evaluate("document.activeElement.getBoundingClientRect().toJSON()")

    assert scrolled > 200
    assert button is not None
    assert 0 <= button["y"] < 800
    assert button["height"] >= 44
    after = page.locator(".so-leave__button").bounding_box()
    assert after is not None
    assert focused["top"] >= after["y"] + after["height"] or focused["bottom"] <= after["y"]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_the_links_lead_through_every_language_and_wording_of_a_page(
    site: Site, open_page: Callable[..., Page], axe: str, width: int, dark: bool
) -> None:
    page = open_page(width=width, dark=dark)
    page.goto(f"{site.address}/about/")
    problems, walked = [], []

    for name in ["Family or carer", "Cymraeg", "Pobl ifanc", "Hawdd ei ddeall", "English", "Everyday"]:
        page.get_by_role("link", name=name, exact=True).click()
        walked.append(page.url.removeprefix(site.address))
        problems += violations(page, axe)
        problems += [f"{page.url} is too wide"] if is_wider_than_the_screen(page) else []

    assert walked == [
        "/family/about/",
        "/cy/family/about/",
        "/cy/young/about/",
        "/cy/easy/about/",
        "/easy/about/",
        "/about/",
    ]
    assert not problems, "\n".join(problems)


def test_easy_read_is_22_pixels(site: Site, open_page: Callable[..., Page]) -> None:
    page = open_page()
    page.goto(f"{site.address}/easy/about/")

    assert page.evaluate("getComputedStyle(document.querySelector('main p')).fontSize") == "22px"
