"""Where *Leave this page* leads, read from this machine, because the network of tests is closed."""

from __future__ import annotations

from playwright.sync_api import Page, Route

from tests.journeys.conftest import Site

WEATHER = "https://www.metoffice.gov.uk/"


def weather_at(site: Site) -> str:
    return f"{site.address}/healthz"


def bring_the_weather_here(page: Page, site: Site) -> None:
    """Hold the site to its word that it leads to the weather, and lead this window elsewhere."""

    def leave(route: Route) -> None:
        answer = route.fetch(max_redirects=0)
        assert answer.headers["location"] == WEATHER
        route.fulfill(status=302, headers={"Location": weather_at(site)})

    page.route("**/leave/", leave)
