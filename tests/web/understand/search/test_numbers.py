"""A kept search is made the number of a finding: live in the workbench, frozen with an edition, verified."""

from __future__ import annotations

from typing import Any

import pytest
from django.urls import reverse

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import read_evidence, write_evidence
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.findings import comparisons
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.queries import numbered_of
from speakopenly.web.understand.search import actions, numbers
from speakopenly.web.understand.search.models import CountedBySearch, SavedSearch
from speakopenly.web.understand.themes.audits import queries as audits
from speakopenly.web.understand.themes.models import Theme
from tests.web.understand.conftest import Bench, ident
from tests.web.understand.search.conftest import keep
from tests.web.understand.test_excerpt import assert_shows_the_same

pytestmark = pytest.mark.django_db


def finding(bench: Bench, theme: str = "T02") -> Finding:
    return Finding.objects.select_related("theme", "exercise").get(
        exercise=bench.exercise, theme__ident=theme
    )


def statement(bench: Bench, theme: str = "T02") -> str:
    draft = excerpt_of(bench.exercise)
    return next(each.statement for each in draft.findings if each.theme.id == theme)


@pytest.fixture
def counted(found: Bench) -> Bench:
    """The finding on being listened to counts whoever said “handover”."""
    numbers.make_number(search=keep(found, "handover"), finding=finding(found), by=found.lena)
    return found


def test_the_paragraph_shows_people_base_range_and_word_of_what_is_found_now(counted: Bench) -> None:
    said = "By the machine’s reading, many people (30 of 59; 38% to 63%) spoke of “being listened to”."
    before = statement(counted)
    erasure.forget(Erasure(contributions=frozenset({ident(2)})))
    page = counted.sign_in(counted.lena).get(counted.findings).text

    assert before == said
    assert "29 of 58" in statement(counted)
    assert "Counted by a search: the word “handover”" in page
    assert_shows_the_same(counted.exercise)


def test_its_evidence_has_every_passage_found_and_what_was_looked_for(counted: Bench) -> None:
    [one] = evidence_of(counted.exercise).counted
    draft = Draft(read_evidence(write_evidence(evidence_of(counted.exercise))))

    assert (one.theme, one.told, len(one.passages)) == ("T02", "the word “handover”", 30)
    assert draft.number(one.theme).count == 30


def test_a_search_within_a_theme_counts_by_the_same_rule_on_the_page_and_in_the_evidence(
    found: Bench,
) -> None:
    numbers.make_number(search=keep(found, "listened", theme="T02.1"), finding=finding(found), by=found.fay)

    [one] = evidence_of(found.exercise).counted
    assert (one.within, len(one.passages)) == ("T02", 13)
    assert_shows_the_same(found.exercise)


def test_who_says_it_follows_the_number(counted: Bench) -> None:
    draft, counts = excerpt_of(counted.exercise), comparisons.counts_by_group(counted.exercise)

    rows, theme = (
        comparisons.csv_of_who(counts, draft.listed, numbered_of(draft, ident)) for ident in ("T02", "T01")
    )

    assert rows == theme, "both count the same thirty people"


@pytest.mark.parametrize(
    ("typed", "filters", "why"),
    [
        ("handover", {"channel": "survey"}, "narrowed by who spoke"),
        ("handover", {"groups": {"role": "practitioner"}}, "narrowed by who spoke"),
        ("handover", {"code": "none"}, "nobody has coded"),
        ("handover", {"code": "gone"}, "not in the codebook"),
        ("signed", {}, "fewer than eight"),
        ("marmalade", {}, "fewer than eight"),
    ],
)
def test_what_may_not_be_a_number(
    found: Bench,
    typed: str,
    filters: dict[str, Any],
    why: str,
) -> None:
    search = keep(found, typed, **filters)

    with pytest.raises(BadInput, match=why):
        numbers.make_number(search=search, finding=finding(found), by=found.fay)
    assert not CountedBySearch.objects.exists()


def test_a_search_that_leaves_out_a_few_of_its_theme_is_refused(found: Bench) -> None:
    search = keep(found, "handover -thaw", theme="T01")

    with pytest.raises(BadInput, match="nearly the same people"):
        numbers.make_number(search=search, finding=finding(found, "T01"), by=found.fay)


def test_only_those_who_write_findings_choose_what_they_count(counted: Bench) -> None:
    search = SavedSearch.objects.get()

    for somebody in (counted.cole, counted.pia):
        with pytest.raises(NotAllowed):
            numbers.count_theme_again(search=search, finding=finding(counted), by=somebody)
    with pytest.raises(NotAllowed):
        actions.remove_search(search=search, by=counted.fay)
    numbers.count_theme_again(search=search, finding=finding(counted), by=counted.fay)

    assert "25 of 59" in statement(counted)


def test_it_is_chosen_and_given_back_on_the_page_of_the_search(found: Bench) -> None:
    search, browser = keep(found, "handover"), found.sign_in(found.lena)
    where = [found.exercise.slug, search.pk]

    page = browser.get(reverse("understand:search-again", args=where)).text
    chosen = browser.post(reverse("understand:search-count", args=where), {"finding": "T02"}, follow=True)
    shown = browser.get(reverse("understand:search-again", args=where)).text
    browser.post(reverse("understand:search-count-no-more", args=where), {"finding": "T02"})

    assert "What is close in meaning has no yes or no" in page
    assert "30 of 59" in chosen.text
    assert "Count its theme again" in shown
    assert not CountedBySearch.objects.exists()


def test_checking_by_reading_draws_from_whom_the_search_counts(counted: Bench) -> None:
    theme = Theme.objects.get(exercise=counted.exercise, ident="T02")

    sides = audits.sides_of(theme)

    assert (len(sides.counted), len(sides.others)) == (30, 29)
    assert audits.counts_for(theme) == [f"search {SavedSearch.objects.get().pk}"]


def test_when_the_search_goes_the_finding_counts_its_theme_and_the_trail_says_so(
    found: Bench,
) -> None:
    numbers.make_number(search=keep(found, "handover -harvest"), finding=finding(found), by=found.lena)

    erasure.forget(Erasure(contributions=frozenset({ident(26), ident(51)})))

    assert not SavedSearch.objects.exists()
    assert AuditLine.objects.filter(deed="finding counts its theme again").exists()
    assert "24 of 57" in statement(found)
