"""Every page that has an address, for everyone: by axe at a desk in light and on a phone in dark, 320 pixels wide
(so at 400 % zoom as well), in forced colours, by keyboard alone; public pages in Welsh and without script too.

The addresses are those of ``tests/web/who_may_do_what.csv``, each asked for by somebody who may, in a service that has
one of each kind of thing. What answers no page there is named in ``WAITS_FOR_MORE``.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Error, Page

from tests.journeys.accessibility import RULES, in_every_look
from tests.journeys.conftest import PATIENCE, ROOT, Site, served
from tests.journeys.databases import at
from tests.journeys.keyboard import by_keyboard
from tests.journeys.seed_one_of_each import NO_SIGN_IN

EVERY_RULE = [*RULES, "best-practice"]
WAITS_FOR_MORE = frozenset(
    [
        "bulletin-file",
        "bulletin-issue",
        "change:recommendation-test",
        "change:rights-about",
        "check:examination-no-reply",
        "check:examination-official",
        "check:measure-as-study",
        "check:measure-official",
        "check:reply-sign",
        "check:wave-reply",
        "check:wave-results",
        "check:wave-table",
        "check:wave-typed-in",
        "choose-way",
        "elsewhere",
        "elsewhere-prove",
        "elsewhere-return",
        "hear:bring-in-about",
        "hear:bring-in-pieces",
        "hear:consent",
        "hear:custodian-share",
        "hear:hold-note",
        "hear:key-change-go-on",
        "hear:key-hand-over",
        "hear:key-hand-over-escrow",
        "hear:key-make",
        "hear:readers-candour",
        "hear:readers-compare",
        "hear:readers-route",
        "hear:readers-similar",
        "hear:recording-file-take-out",
        "hear:recording-page",
        "hear:recording-play",
        "hear:recording-take-out",
        "hear:recording-voices",
        "hear:report-close",
        "hear:report-decide",
        "hear:report-file",
        "hear:safe-version-description",
        "hear:safe-version-edit",
        "hear:safe-version-mark",
        "hear:safe-version-words",
        "hear:stranger",
        "hear:survey-file",
        "hear:take-back",
        "link",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_view_recovery_codes",
        "reply",
        "report-file",
        "services-published",
        "survey-table",
        "understand:double-passage",
        "understand:findings-pictures-file",
        "understand:look-again",
        "understand:member-check-paragraph",
        "understand:publication-file",
        "understand:round-close",
        "understand:round-open",
        "what-works-card",
    ]
)
"""What answers that it is not there, not yet or no longer: of a state that one of each kind of thing cannot have too."""
IN_ENGLISH_ALONE = ("/staff/", "/api/v1/", "/healthz")
"""What stands at no address in Welsh. Signing in works without script (``test_every_page_is_for_everyone.py``) but
says less there, as a passkey needs one."""
LEADS_AWAY = {"leave"}
"""To a page about the weather, which is on no machine of ours."""


@dataclass(frozen=True)
class Everything:
    """A served site with one of each kind of thing, who works there, and every address."""

    site: Site
    people: dict[str, dict[str, str]]
    pages: list[dict[str, str]]

    def public(self) -> list[dict[str, str]]:
        return [each for each in self.pages if each["who"] == NO_SIGN_IN and each["name"] not in LEADS_AWAY]

    def in_every_language(self) -> list[dict[str, str]]:
        return [each for each in self.public() if not each["address"].startswith(IN_ENGLISH_ALONE)]

    def at_work(self) -> list[dict[str, str]]:
        return sorted(
            (each for each in self.pages if each["who"] != NO_SIGN_IN), key=lambda each: each["who"]
        )


@dataclass
class Walk:
    """One window that goes from page to page, as whoever may see the next."""

    everything: Everything
    page: Page
    who: str = NO_SIGN_IN
    seen: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)
    pages: int = 0

    def opens(self, name: str, address: str, who: str) -> bool:
        """Whether a page stands at the address that was not seen yet."""
        self._become(who)
        try:
            answer = self.page.goto(f"{self.everything.site.address}{address}")
        except Error as error:
            if "Download is starting" not in error.message:
                raise
            return False
        assert answer is not None
        if "text/html" not in answer.headers.get("content-type", ""):
            return False
        if answer.status >= 400:
            self.refused.add(name)
        place = self.page.url.partition("?")[0]
        is_new = answer.ok and place not in self.seen
        self.seen.add(place)
        self.pages += is_new
        return is_new

    def _become(self, who: str) -> None:
        if who == self.who:
            return
        self.page.context.clear_cookies()
        theirs = self.everything.people[who] if who != NO_SIGN_IN else {}
        self.page.context.add_cookies(
            [
                {"name": name, "value": value, "domain": "127.0.0.1", "path": "/staff/"}
                for name, value in theirs.items()
            ]
        )
        self.who = who


@pytest.fixture(scope="module")
def everything(new_home: Callable[[str], Any]) -> Iterator[Everything]:
    home = new_home("one-of-each")
    told = json.loads(seed(home, "begin"))
    with served(home) as site:
        yield Everything(site, told["people"], told["pages"])


def seed(home: Any, what: str) -> str:
    command = [sys.executable, "-m", "tests.journeys.seed_one_of_each", what]
    done = subprocess.run(
        command, env=at(home), cwd=ROOT, check=True, timeout=4 * PATIENCE, stdout=subprocess.PIPE
    )
    return done.stdout.decode()


def waiting(pages: list[dict[str, str]]) -> set[str]:
    return {each["name"] for each in pages if each["name"] in WAITS_FOR_MORE}


def test_every_page_at_work(everything: Everything, page_at: Callable[..., Page], axe: str) -> None:
    walk, problems = Walk(everything, page_at()), []

    for each in everything.at_work():
        if walk.opens(each["name"], each["address"], each["who"]):
            problems += in_every_look(walk.page, axe, EVERY_RULE) + by_keyboard(walk.page)

    assert not problems, "\n".join(problems)
    assert walk.refused == waiting(everything.at_work())
    assert walk.pages >= 300


@pytest.fixture(scope="module")
def published(everything: Everything) -> Everything:
    """The same once what can be public is; those at work can then no longer change it, so they were first."""
    seed(everything.site.home, "publish")
    return everything


@pytest.mark.parametrize("language", ["", "/cy"])
def test_every_public_page(
    published: Everything, page_at: Callable[..., Page], axe: str, language: str
) -> None:
    pages = published.public() if not language else published.in_every_language()
    walk, problems = Walk(published, page_at()), []

    for each in pages:
        if walk.opens(each["name"], f"{language}{each['address']}", NO_SIGN_IN):
            problems += in_every_look(walk.page, axe, EVERY_RULE) + by_keyboard(walk.page)

    assert not problems, "\n".join(problems)
    assert walk.refused == waiting(pages)
    assert walk.pages >= 50


def test_without_script_a_public_page_says_the_same(
    published: Everything, page_at: Callable[..., Page]
) -> None:
    with_script, without = Walk(published, page_at()), Walk(published, page_at(scripts=False))
    differ = {}

    for each in published.in_every_language():
        if with_script.opens(each["name"], each["address"], NO_SIGN_IN):
            without.opens(each["name"], each["address"], NO_SIGN_IN)
            texts = [walk.page.inner_text("body") for walk in (with_script, without)]
            if texts[0] != texts[1]:
                differ[each["name"]] = texts

    assert not differ
