"""What a machine can find that shuts people out of a page: axe's WCAG 2.2 A and AA rules, and sideways scrolling."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from playwright.sync_api import Error, Page

Seen = TypeVar("Seen")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


TRIES = 4


def violations(page: Page, axe: str) -> list[str]:
    """What axe finds on the page once it has loaded and been laid out; sooner, it measures half a page."""

    def look() -> list[str]:
        page.wait_for_load_state("load")
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        page.evaluate(axe)
        found = page.evaluate("rules => axe.run({runOnly: rules})", RULES)["violations"]
        return [f"{page.url} {each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]

    return _on_one_page(look)


def is_wider_than_the_screen(page: Page) -> bool:
    def look() -> bool:
        page.wait_for_load_state("load")
        return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    return _on_one_page(look)


def _on_one_page(look: Callable[[], Seen]) -> Seen:
    """Look again where the page was left meanwhile: a page of long work renews itself."""
    for _ in range(TRIES - 1):
        try:
            return look()
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
    return look()
