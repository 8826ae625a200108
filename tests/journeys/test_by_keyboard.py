"""The walker by keyboard finds what it is there to find, on pages made to be wrong in one way each."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.accessibility import WITHOUT_A_SHAPE
from tests.journeys.keyboard import by_keyboard

OUTLINED = "<style>:focus { outline: 3px solid }</style>"
WELL = f"{OUTLINED}<a href='/'>One</a><input type=date><input type=radio name=r><input type=radio name=r><button>Two</button>"
TRAP = "<script>last.onkeydown = pressed => pressed.preventDefault()</script>"


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (WELL, None),
        (f"{WELL}<button tabindex=-1>Three</button>", "cannot be reached"),
        (f"{WELL}<span role=button>Three</span>", "cannot be reached"),
        (f"{WELL}<button style='outline: none'>Three</button>", "does not show that it has the focus"),
        (
            "<style>:focus { outline: none; background: yellow }</style><button>One</button>",
            "in forced colours",
        ),
        (f"{WELL}<button tabindex=1>Three</button>", "is put out of order"),
        (f"{WELL}<button id=last>Three</button>{TRAP}", "keeps whoever goes on"),
    ],
)
def test_it_finds(page_at: Callable[..., Page], body: str, found: str | None) -> None:
    page = page_at()
    page.set_content(body)

    problems = by_keyboard(page)

    assert any(found in each for each in problems) if found else problems == []


@pytest.mark.parametrize(("border", "found"), [("1px solid", 0), ("0", 1)])
def test_a_button_without_an_edge_is_found(page_at: Callable[..., Page], border: str, found: int) -> None:
    page = page_at()
    page.set_content(f"<button style='appearance: none; border: {border}; background: teal'>One</button>")

    assert len(page.evaluate(WITHOUT_A_SHAPE)) == found
