"""The accessibility statement claims what a test checks, says what is missing, and tells whom to ask."""

from __future__ import annotations

import ast
from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from speakopenly import __version__
from speakopenly.web.people.kinds import Nation
from speakopenly.web.site.governance.accessibility import (
    ADVISERS,
    ADVISERS_IN_NORTHERN_IRELAND,
    claims,
    whom_to_ask,
)
from speakopenly.web.site.governance.queries import facts_of_nobody
from tests.conftest import ROOT


@pytest.mark.parametrize("test", [each.test for each in claims()])
def test_each_claim_names_a_test_that_is_there(test: str) -> None:
    path, _, name = test.partition("::")
    tree = ast.parse((ROOT / path).read_text("utf-8"))

    assert name in {each.name for each in tree.body if isinstance(each, ast.FunctionDef)}


@pytest.mark.django_db
def test_the_page_says_what_was_checked_by_what_and_what_was_not() -> None:
    page = Client().get(reverse("accessibility")).text

    assert f"for release {__version__}" in page
    assert all(each.test in page for each in claims())
    assert "not yet been assessed by people who use assistive technology" in page
    assert "Accessibility Regulations 2018" in page


@pytest.mark.django_db
def test_in_welsh_it_says_the_same_and_every_public_page_leads_to_it() -> None:
    page = Client().get(f"/cy{reverse('accessibility')}").text

    assert "Beth sydd ddim yn iawn" in page
    assert 'href="/cy/about/accessibility/"' in Client().get("/cy/").text


@pytest.mark.parametrize(("nation", "advisers"), [
    (Nation.WALES, ADVISERS),
    (Nation.NORTHERN_IRELAND, ADVISERS_IN_NORTHERN_IRELAND),
    ("", ADVISERS),
])  # fmt: skip
def test_who_gives_advice_is_of_the_nation(nation: str, advisers: str) -> None:
    assert advisers in " ".join(whom_to_ask(replace(facts_of_nobody(), nation=nation)))


def test_whoever_runs_the_site_is_named_or_is_said_to_be_missing() -> None:
    nobody = facts_of_nobody()
    somebody = replace(nobody, hosted_by="Northmoor", answers={"controller": "Northmoor, 1 High Street"})

    assert "has yet to say here how you reach them" in " ".join(whom_to_ask(nobody))
    assert "Ask here: Northmoor, 1 High Street" in " ".join(whom_to_ask(somebody))
