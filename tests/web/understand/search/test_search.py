"""Facilitators and coders find what people said, by words and by meaning, and keep a search."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.people.models import AuditLine
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.search import actions, engines, meaning, queries
from speakopenly.web.understand.search.models import SavedSearch, Searched
from speakopenly.web.understand.search.queries import Asked
from tests.web.conftest import Cast
from tests.web.understand.conftest import Bench, ident
from tests.web.understand.search.conftest import keep
from tests.web.understand.test_forgetting import in_the_database

pytestmark = pytest.mark.django_db


def ask(bench: Bench, typed: str, **more: str) -> HttpResponse:
    return bench.sign_in(bench.cole).post(reverse("understand:search"), {"typed": typed, **more})


def texts(bench: Bench, typed: str, **filters: Any) -> list[str]:
    return [hit.row.text for hit in queries.find(bench.fay, Asked(typed, bench.exercise, filters))]


def test_words_are_found_and_marked_with_the_people_who_said_them(found: Bench) -> None:
    page = ask(found, '"nobody told us"', exercise=found.exercise.slug)

    assert page.context["says"] == "30 of 59 people used all of these words."
    assert "<mark>nobody</mark> <mark>told</mark> <mark>us</mark>" in page.text
    assert "r<mark>us</mark>h" not in page.text
    assert page.request["QUERY_STRING"] == ""


def test_meaning_finds_what_no_word_of_the_query_says(found: Bench) -> None:
    hits = queries.find(found.fay, Asked("kids and a sign language interpreter", found.exercise))

    assert {"meaning", "words+meaning"} & {hit.why for hit in hits}
    assert any("signed at the meeting" in hit.row.text for hit in hits)


@pytest.mark.parametrize(
    ("filters", "number"),
    [
        ({}, 25),
        ({"theme": "T02.1"}, 13),
        ({"theme": "T01"}, 0),
        ({"groups": {"role": "practitioner"}}, 12),
        ({"channel": "survey"}, 25),
        ({"channel": "meeting"}, 0),
        ({"language": "en", "theme": "T02.2", "groups": {"role": "foster_carer"}}, 6),
    ],
)
def test_a_search_is_narrowed(found: Bench, filters: dict[str, Any], number: int) -> None:
    assert len(texts(found, '"listened to us"', **filters)) == number
    heads = queries.people_who_said(found.fay, Asked('"listened to us"', found.exercise, filters))
    assert heads.people == number


def test_only_groups_of_enough_people_can_be_chosen(found: Bench) -> None:
    page = ask(found, "", exercise=found.exercise.slug)
    offered = queries.options([found.exercise])

    assert offered.groups == {"role": ["foster_carer", "practitioner"]}
    assert "cy" not in offered.values["language"], "one person spoke Welsh"
    assert page.status_code == 200


def test_more_like_this(found: Bench) -> None:
    passage = Passage.objects.get(reading__ident=ident(55))

    page = found.sign_in(found.cole).get(reverse("understand:search-like", args=[passage.pk]))

    assert "signed at the meeting" in page.context["sayings"][0].passage.text
    assert passage.pk not in [saying.passage.pk for saying in page.context["sayings"]]


def test_nothing_typed_breaks_the_page(found: Bench) -> None:
    for typed in ("", '"', "-", "* OR NEAR(", "'; DROP TABLE", "x" * 300, "%_\\"):
        assert ask(found, typed).status_code == 200


def test_another_service_finds_nothing_here(found: Bench, cast: Cast) -> None:
    stranger = cast.dilys

    assert queries.find(stranger, Asked("handover")) == []
    assert queries.find(stranger, Asked("handover", found.exercise)) == []
    assert queries.people_who_said(stranger, Asked("handover", found.exercise)).people == 0


def test_a_search_that_is_kept_counts_anew(found: Bench) -> None:
    saved = keep(found, "handover")
    address = reverse("understand:search-again", args=[found.exercise.slug, saved.pk])

    before = found.sign_in(found.cole).get(address).context["says"]
    erasure.forget(Erasure(contributions=frozenset({ident(2)})))
    after = found.sign_in(found.cole).get(address).context["says"]

    assert (before[:8], after[:8]) == ("30 of 59", "29 of 58")


@pytest.mark.parametrize(
    ("typed", "filters", "says"),
    [
        ("handover", {}, "30 of 59 people used all of these words."),
        ("handover", {"groups": {"role": "practitioner"}}, "About 15 people used all of these words."),
        ("signed", {}, "The number is hidden to protect people."),
    ],
)
def test_a_learning_lead_sees_the_number_and_no_passage(
    found: Bench, typed: str, filters: dict[str, Any], says: str
) -> None:
    saved = keep(found, typed, **filters)

    page = found.sign_in(found.lena).get(
        reverse("understand:search-again", args=[found.exercise.slug, saved.pk])
    )

    assert says in page.context["says"]
    assert "so-saying" not in page.text


def test_a_passage_that_was_found_is_quoted_in_the_finding_of_its_theme(found: Bench) -> None:
    saved = keep(found, "handover thaw")
    Finding.objects.filter(theme__ident="T01").update(quotes=[])
    passage = next(
        hit.row for hit in queries.find(found.fay, queries.asked_again(saved)) if hit.row.reading.may_quote
    )
    address = reverse("understand:search-quote", args=[found.exercise.slug, saved.pk])

    for theme in ("T01", "T02"):
        answer = found.sign_in(found.fay).post(address, {"passage": passage.pk, "theme": theme})
        assert answer.status_code == 302

    assert Finding.objects.get(theme__ident="T01").quotes == [passage.ident]
    assert passage.ident not in Finding.objects.get(theme__ident="T02").quotes


def test_a_search_with_a_name_in_it_is_not_kept(found: Bench) -> None:
    with pytest.raises(BadInput):
        keep(found, "Mrs Priya Hartley")
    with pytest.raises(BadInput):
        keep(found, "-nothing")


def test_only_its_keeper_or_a_facilitator_removes_a_search(found: Bench) -> None:
    saved = keep(found, "handover")

    with pytest.raises(NotAllowed):
        actions.remove_search(search=saved, by=found.cole)
    actions.remove_search(search=saved, by=found.fay)

    assert not SavedSearch.objects.exists()


def test_words_looked_for_are_in_no_log_and_no_line_of_the_trail(
    found: Bench, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    looked_for = "marmalade"

    ask(found, looked_for)
    keep(found, f"handover {looked_for}")

    assert looked_for not in caplog.text
    assert not AuditLine.objects.filter(deed__contains=looked_for).exists()
    assert AuditLine.objects.filter(deed="search kept").exists()


def test_withdrawn_words_are_gone_from_every_index_and_every_search(found: Bench) -> None:
    row = Searched.objects.get(reading__ident=ident(26))
    vector = meaning.opened(found.exercise.pk).vector_of(row.number)
    theirs, everybodys = keep(found, "harvest handover"), keep(found, "handover")
    assert "harvest" in row.words
    assert vector.tobytes() in (meaning.folder_of(found.exercise.pk) / "vectors").read_bytes()

    erasure.forget(Erasure(contributions=frozenset({ident(26)})))

    assert texts(found, '"harvest"') == []
    assert vector.tobytes() not in (meaning.folder_of(found.exercise.pk) / "vectors").read_bytes()
    assert in_the_database("in the harvest") == []
    assert not SavedSearch.objects.filter(pk=theirs.pk).exists()
    assert SavedSearch.objects.filter(pk=everybodys.pk).exists()


def test_what_goes_by_any_other_way_goes_from_the_index_of_words_too(found: Bench) -> None:
    Reading.objects.filter(ident=ident(26)).delete()

    assert texts(found, '"harvest"') == []
    actions.bring_up_to_date(found.exercise)
    assert len(meaning.opened(found.exercise.pk)) == Searched.objects.count()


def test_the_daily_round_mends_what_was_left_undone(found: Bench) -> None:
    Searched.objects.filter(reading__ident=ident(3)).delete()

    actions.daily_round()

    assert Searched.objects.filter(reading__ident=ident(3)).count() == 1


def test_a_signpost_of_the_index_that_tells_a_word_makes_it_be_written_anew(
    found: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not isinstance(engines.engine(), engines.SqliteWords):
        pytest.skip("SQLite's own index")
    done: list[str] = []
    monkeypatch.setattr(
        engines.SqliteWords, "_is_held", lambda self, word: done.append(word) or word != "thaw"
    )

    engines.engine().leave_no_trace("The handover thaw")

    assert sorted(done) == ["handover", "thaw", "the"]
