"""People who walk one long way together: each in a window of their own, their pages kept in one album."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

from tests.journeys.accessibility import is_wider_than_the_screen, violations
from tests.journeys.album import Album
from tests.journeys.conftest import PATIENCE, ROOT
from tests.journeys.databases import at
from tests.journeys.test_bring_in_a_table import Facilitator
from tests.journeys.test_the_loop_walks import Demonstration, sign_in


class Walker(Facilitator):
    """Goes from page to page. Axe looks where it is asked to: every room's own journey looks at all of its pages."""

    def __init__(self, page: Page, who: str, walk: Walk) -> None:
        super().__init__(page, None)
        self.who, self.walk = who, walk

    def look(self) -> None:
        if is_wider_than_the_screen(self.page):
            self.problems.append(f"{self.page.url} is too wide")
        self.walk.album.keep(self.page, self.who)

    def look_closely(self) -> None:
        self.problems += violations(self.page, self.walk.axe)

    def at(self, address: str) -> None:
        """Go to a page by its address on this site."""
        self.page.goto(f"{self.walk.demonstration.address}{address}")
        self.look()

    def says(self, *texts: str) -> None:
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def does_not_say(self, text: str) -> None:
        expect(self.page.locator("main")).not_to_contain_text(text)

    def offers(self, name: str) -> bool:
        return self.page.get_by_role("link", name=name, exact=True).count() > 0

    def write(self, **boxes: str) -> None:
        """Fill boxes by the name they are sent under."""
        for name, words in boxes.items():
            self.page.locator(f"[name={name}]").fill(words)

    def choose(self, question: str, answer: str) -> None:
        group = self.page.get_by_role("group", name=question)
        group.get_by_label(answer, exact=True).check()


@dataclass
class Walk:
    """What everybody on the way shares, and what they found."""

    demonstration: Demonstration
    window: Callable[..., Page]
    axe: str
    album: Album = field(default_factory=Album)
    people: dict[str, Walker] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict)

    def anyone(self, who: str, *, width: int = 1280, scripts: bool = True) -> Walker:
        """Somebody who is not signed in, each time in a fresh window."""
        walker = Walker(self.window(width=width, scripts=scripts), who, self)
        self.people[f"{who} {len(self.people)}"] = walker
        return walker

    def staff(self, who: str) -> Walker:
        """Somebody who works here, signed in where they first come in."""
        if who not in self.people:
            walker = Walker(self.window(), who, self)
            sign_in(walker.page, self.demonstration, who)
            self.people[who] = walker
        return self.people[who]

    def seed(self, what: str) -> None:
        """Bring about what one walk cannot click or wait for."""
        command = [sys.executable, "-m", "tests.journeys.seed_whole_loop", what]
        env = at(self.demonstration.home)
        subprocess.run(command, env=env, cwd=ROOT, check=True, timeout=2 * PATIENCE)

    @property
    def problems(self) -> list[str]:
        return [each for walker in self.people.values() for each in walker.problems]
