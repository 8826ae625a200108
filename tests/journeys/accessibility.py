"""What a machine can find that shuts people out of a page: axe's rules, sideways scrolling, and shapes that vanish."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from playwright.sync_api import Error, Page

Seen = TypeVar("Seen")

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
CHANGES_WITH_THE_LOOK = [
    "color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable", "label", "link-name",
    "button-name", "aria-hidden-focus", "empty-heading", "landmark-one-main", "page-has-heading-one",
]  # fmt: skip
"""What axe can find in one look and not in another: colours, sizes, and names or headings that are hidden there."""
NOT_ASKED = {"region": {"enabled": False}}
"""A good practice, and no rule of WCAG, that GOV.UK does not follow either: links that skip, and notes that a page is
a pilot or a draft, stand before its main part and in no region."""
TRIES = 4
WIDE, NARROW = {"width": 1280, "height": 800}, {"width": 320, "height": 800}
"""A desk and a phone. A window of 1280 at 400 % zoom lays a page out in 320 as well, so narrow is also zoomed."""

WITHOUT_A_SHAPE = """() => [...document.querySelectorAll('button, .govuk-button, input:not([type=file]), select, textarea')]
    .filter(one => one.checkVisibility() && getComputedStyle(one).appearance === 'none'
        && parseFloat(getComputedStyle(one).opacity) > 0
        && !getComputedStyle(one).textDecorationLine.includes('underline')
        && parseFloat(getComputedStyle(one).borderBottomWidth) === 0)
    .map(one => one.outerHTML.slice(0, 160))"""


def violations(page: Page, axe: str, rules: Sequence[str] = RULES) -> list[str]:
    """What axe finds on the page once it has loaded and been laid out; sooner, it measures half a page."""

    def look() -> list[str]:
        page.wait_for_load_state("load")
        _laid_out(page)
        page.evaluate(axe)
        return _found(page, rules)

    return _on_one_page(look)


def in_every_look(page: Page, axe: str, rules: Sequence[str] = RULES) -> list[str]:
    """What is wrong with an open page at a desk in light, on a phone in dark, and in colours of somebody's own.

    Colours do not change what fits, nor the width how colours differ. The page is loaded once, and left at a desk.
    """
    problems = [f"wide: {each}" for each in violations(page, axe, rules)]
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)
    _laid_out(page)
    problems += [f"narrow and dark: {each}" for each in _found(page, CHANGES_WITH_THE_LOOK)]
    if is_wider_than_the_screen(page):
        problems.append(f"{page.url} is wider than {NARROW['width']} pixels")
    page.emulate_media(color_scheme="light", forced_colors="active")
    page.set_viewport_size(WIDE)
    problems += [f"forced colours: {page.url} {each}" for each in page.evaluate(WITHOUT_A_SHAPE)]
    page.emulate_media(forced_colors="none")
    return problems


def is_wider_than_the_screen(page: Page) -> bool:
    def look() -> bool:
        page.wait_for_load_state("load")
        return bool(page.evaluate("document.documentElement.scrollWidth > window.innerWidth"))

    return _on_one_page(look)


def _laid_out(page: Page) -> None:
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def _found(page: Page, rules: Sequence[str]) -> list[str]:
    options = {"runOnly": list(rules), "resultTypes": ["violations"], "rules": NOT_ASKED}
    found = page.evaluate("options => axe.run(options)", options)["violations"]
    return [f"{page.url} {each['id']}: {each['nodes'][0]['html'][:160]}" for each in found]


def _on_one_page(look: Callable[[], Seen]) -> Seen:
    """Look again where the page was left meanwhile: a page of long work renews itself."""
    for _ in range(TRIES - 1):
        try:
            return look()
        except Error as error:
            if "context was destroyed" not in error.message:
                raise
    return look()
