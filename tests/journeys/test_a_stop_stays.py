"""A yes to the first stop: nobody, in any role, by any address of that check, moves it on; and it is counted."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import APIResponse, Page, expect

from tests.journeys.conftest import FIRST_START, PASSWORD, ROOT, Site, sign_in
from tests.journeys.databases import at
from tests.journeys.test_a_rights_check import begin, with_a_lead
from tests.journeys.test_bring_in_a_table import Facilitator

__all__ = ["with_a_lead"]
STOP = "Stop. This must not go ahead."
REFUSED = {403, 404, 405}
MAY_BE_ASKED = ("/next-version/", "/stops/S0/", "/questions/N3/")
"""A changed plan is a new check, a second person may record the stop, and N3 leads to the ways, which are
refused themselves. None of them moves this one on."""
ROLES = ("safeguarding_lead", "learning_lead", "leader", "reader", "administrator")
"""Whoever may enter the room, and two who may not; tests/web/change asks every role."""
ANSWERS = {
    "title": "Another name for it", "answer": "no", "standing": "independent", "evidence": "It is safe.",
    "about": "practice", "touches": "watches", "covert": "no", "is_live": "no", "yes": "yes",
}  # fmt: skip


def refused_so_far(page: Page, site: Site) -> int:
    page.goto(f"{site.address}/staff/change/rights/")
    told = re.search(r"(\d+) checks? w(?:as|ere) refused", page.locator("main").inner_text())
    assert told is not None
    return int(told[1])


def send(page: Page, address: str) -> APIResponse:
    cookies = page.context.cookies()
    token = next(each["value"] for each in cookies if each["name"].endswith("-form"))
    return page.request.post(address, form={**ANSWERS, "csrfmiddlewaretoken": token}, max_redirects=0)


def test_no_address_and_no_role_moves_a_stop_on(
    with_a_lead: Site, page_at: Callable[..., Page], axe: str
) -> None:
    page = page_at()
    sign_in(page, with_a_lead)
    before = refused_so_far(page, with_a_lead)
    lead = Facilitator(page, axe)
    lead.press("Begin a check")
    begin(lead, "A child who would pass on what is said", "Yes")
    expect(page.get_by_role("heading", name=STOP)).to_be_visible()
    stopped = page.url
    assert page.locator("main").get_by_role("button").count() == 0
    command = [sys.executable, "-m", "tests.journeys.seed_everybody", "Northmoor", PASSWORD]
    seeded = subprocess.run(
        command, env=at(with_a_lead.home), cwd=ROOT, check=True, timeout=FIRST_START, capture_output=True
    )
    told = json.loads(seeded.stdout)

    moved = []
    for role in ROLES:
        browser = page_at()
        sign_in(browser, replace(with_a_lead, email=told["people"][role]))
        for address in told["addresses"]:
            if address.endswith(MAY_BE_ASKED):
                continue
            there = f"{with_a_lead.address}{address}"
            answers = [browser.request.get(there, max_redirects=0), send(browser, there)]
            only_look = [] if there == stopped else [answers[0]]
            moved += [
                (role, address, each.status)
                for each in (*only_look, answers[1])
                if each.status not in REFUSED
            ]
        send(browser, f"{stopped}stops/S0/")
        browser.context.close()

    assert moved == []
    page.goto(stopped)
    lead.look()
    expect(page.get_by_role("heading", name=STOP)).to_be_visible()
    assert refused_so_far(page, with_a_lead) == before + 1
    assert lead.problems == []


def test_a_new_plan_is_a_new_check_and_the_stop_stays_where_it_is(
    with_a_lead: Site, page_at: Callable[..., Page], axe: str
) -> None:
    page = page_at(width=320)
    sign_in(page, with_a_lead)
    before = refused_so_far(page, with_a_lead)
    lead = Facilitator(page, axe)
    lead.press("Begin a check")
    begin(lead, "A child who would listen in", "Yes")
    stopped = page.url

    lead.follow("Change the plan and begin a new check.")
    begin(lead, "Adults who listen", "No")

    page.goto(stopped)
    lead.look()
    expect(page.get_by_role("heading", name=STOP)).to_be_visible()
    assert refused_so_far(page, with_a_lead) == before + 1
    assert lead.problems == []
