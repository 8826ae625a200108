"""An official figure behind a finding: chosen by release, shown with it, kept with an edition, and never culture."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.understand.findings.evidence import read_evidence
from speakopenly.understand.findings.official import entry_again
from speakopenly.understand.findings.publication import printed_official
from speakopenly.understand.pressures import Store, find_area
from speakopenly.understand.pressures.pinned import Pinned, mark_of
from speakopenly.understand.pressures.pinning import offers
from speakopenly.understand.pressures.store import FOLDER
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.findings.evidence import evidence_of
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.official import actions
from speakopenly.web.understand.findings.official.models import OfficialInFinding
from speakopenly.web.understand.findings.publications import actions as publishing
from tests.library.understand.pressures.revised import NEWER, OLDER, load
from tests.web.understand.conftest import Bench
from tests.web.understand.test_excerpt import assert_shows_the_same
from tests.web.understand.test_previews import CHANGED, put_together

pytestmark = pytest.mark.django_db
SAID = "Bury, children looked after at 31 March, 2024: 410. Release: Northmoor Statistics, Invented release, 2024."
LATER = "A later release says 431 (Northmoor Statistics, Invented release, 2025)."
ASKED = {"area": "351", "indicator": "looked_after", "year": "2024"}


@pytest.fixture
def store(settings: Any, tmp_path: Any) -> Store:
    settings.HOME = tmp_path
    made = Store(tmp_path / FOLDER)
    load(made, OLDER, "410")
    return made


def finding(bench: Bench, theme: str = "T02") -> Finding:
    return Finding.objects.select_related("theme", "exercise").get(
        exercise=bench.exercise, theme__ident=theme
    )


def figures(store: Store, key: str = "looked_after", area: str = "351") -> tuple[Pinned, ...]:
    return offers(find_area(area), key, store)


@pytest.fixture
def pinned(bench: Bench, store: Store) -> Bench:
    """Through the page: the number of children looked after, and the finding says it."""
    client = bench.sign_in(bench.lena)
    page = f"{bench.findings}T02/official/"
    number = next(each for each in figures(store) if each.expressed == "number" and each.year == 2024)
    offered = client.get(page, ASKED).text
    assert SAID in offered
    answer = client.post(
        f"{page}?area=351&indicator=looked_after&year=2024", {"year-figure": mark_of(number)}
    )
    assert answer.status_code == 302
    words = {"statement": "{who} spoke of “{theme}”, where {official_1} children were looked after."}
    answer = client.post(f"{bench.findings}T02/", {**words, "description": "", "dissent": ""})
    assert answer.status_code == 302
    return bench


def page_of(bench: Bench, more: str = "", client: Client | None = None) -> str:
    return (client or bench.sign_in(bench.lena)).get(f"{bench.findings}{more}").text


def test_the_finding_says_the_number_and_its_release_stands_beneath(pinned: Bench) -> None:
    put_together(pinned)
    page = page_of(pinned)

    assert '<span class="so-live">410</span> children were looked after.' in page
    assert f"Official figure 1: {SAID}" in page
    assert f"Official figure 1: {SAID}" in page_of(pinned, "preview/")
    assert_shows_the_same(pinned.exercise)
    assert AuditLine.objects.filter(deed="official figure put behind a finding").count() == 1


def test_a_newer_release_leaves_the_pinned_number_and_says_what_it_says(pinned: Bench, store: Store) -> None:
    put_together(pinned)
    load(store, NEWER, "431")
    stale = page_of(pinned, "preview/")
    put_together(pinned)

    assert CHANGED in stale
    for page in (page_of(pinned), page_of(pinned, "T02/official/"), page_of(pinned, "preview/")):
        assert SAID in page
        assert LATER in page
    assert '<span class="so-live">410</span>' in page_of(pinned)


def test_it_stays_readable_and_is_worked_out_again_where_the_official_file_is_gone(
    pinned: Bench, store: Store
) -> None:
    for file in store.folder.iterdir():
        file.unlink()

    assert SAID in page_of(pinned)
    [entry] = printed_official(evidence_of(pinned.exercise))
    assert entry_again(entry)["value"] == 410


def test_an_edition_carries_the_figure_with_its_rows(pinned: Bench) -> None:
    draft = publishing.ask_for_signature(exercise=pinned.exercise, by=pinned.lena)

    [entry] = printed_official(read_evidence(bytes(draft.files.get().bytes)))
    assert [row["value"] for row in entry["from"]["rows"]] == [410.0]
    assert entry["says"] == f"Official figure 1: {SAID}"
    assert entry_again(entry) == entry


def test_a_figure_that_the_words_use_is_not_taken_away(pinned: Bench) -> None:
    client = pinned.sign_in(pinned.lena)
    away = f"{pinned.findings}T02/official/1/take-away/"

    said = client.post(away, follow=True).text
    assert "The finding says this figure" in said
    Finding.objects.filter(pk=finding(pinned).pk).update(statement="{who} spoke of “{theme}”.")
    client.post(away)

    assert not OfficialInFinding.objects.exists()
    assert SAID not in page_of(pinned)


def test_a_field_of_a_figure_that_is_not_there_is_refused(bench: Bench, store: Store) -> None:
    words = {"statement": "{official_1} children.", "description": "", "dissent": ""}

    answer = bench.sign_in(bench.lena).post(f"{bench.findings}T02/", words)

    assert answer.status_code == 400
    assert "A finding uses a field that does not exist." in answer.text


def test_nothing_of_culture_or_workers_is_offered_and_no_deed_takes_it(bench: Bench, store: Store) -> None:
    page = page_of(bench, "T02/official/")
    turnover = replace(figures(store)[0], indicator="turnover_rate")

    assert 'value="spend_prevention"' in page
    assert "turnover_rate" not in page
    with pytest.raises(BadInput, match="may not be pinned"):
        actions.pin(finding=finding(bench), by=bench.lena, figure=turnover)
    client = bench.sign_in(bench.lena)
    for asked in ({"indicator": "turnover_rate"}, {"area": "nowhere"}, {"year": "2010"}):
        assert client.get(f"{bench.findings}T02/official/", {**ASKED, **asked}).status_code == 400


def test_those_who_write_findings_choose_three_figures_at_most_and_none_twice(
    bench: Bench, store: Store
) -> None:
    some = figures(store)[:4]
    for somebody in (bench.cole, bench.pia):
        with pytest.raises(NotAllowed):
            actions.pin(finding=finding(bench), by=somebody, figure=some[0])

    for each in some[:3]:
        actions.pin(finding=finding(bench), by=bench.fay, figure=each)
    with pytest.raises(BadInput, match="three official figures at most"):
        actions.pin(finding=finding(bench), by=bench.fay, figure=some[3])
    with pytest.raises(BadInput, match="already"):
        actions.pin(finding=finding(bench), by=bench.fay, figure=some[0])
    actions.take_away(finding=finding(bench), by=bench.fay, place=2)
    actions.pin(finding=finding(bench), by=bench.fay, figure=some[3])

    assert [each.place for each in excerpt_of(bench.exercise).official["T02"]] == [1, 2, 3]  # type: ignore[index]
