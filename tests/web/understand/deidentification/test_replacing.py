"""Words that a machine left are taken out of everything, and what points to a passage stays with it."""

from __future__ import annotations

import pytest
from django.utils import timezone

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.records import ContributionId, make_passage
from speakopenly.understand.search.query import read_query
from speakopenly.web.jobs.shift import Shift
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.deidentification import actions, queries
from speakopenly.web.understand.deidentification.models import Replacement
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications import actions as publishing
from speakopenly.web.understand.findings.publications.models import Publication, PublicationFile
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.search import actions as search
from speakopenly.web.understand.search.engines import engine
from speakopenly.web.understand.search.models import SavedSearch, Searched
from speakopenly.web.understand.themes.models import PassageInTheme, Theme
from tests.web.conftest import Cast, _person
from tests.web.understand.conftest import Bench, ident
from tests.web.understand.test_the_loop import bring_in, new_exercise


def reading(bench: Bench, number: int = 3) -> Reading:
    return Reading.objects.get(exercise=bench.exercise, ident=ident(number))


def holds(row: Reading) -> bool:
    """Every passage of a reading is what its place and words make it."""
    return all(
        make_passage(ContributionId(row.ident), row.text, each.start, each.end).id == each.ident
        and make_passage(ContributionId(row.ident), row.text, each.start, each.end).sha256 == each.sha256
        for each in Passage.objects.filter(reading=row)
    )


def test_words_are_taken_out_and_passages_stay_in_their_themes(bench: Bench) -> None:
    row = reading(bench)
    before = set(PassageInTheme.objects.filter(passage__reading=row).values_list("passage", "theme"))

    places = actions.replace_in(reading=row, by=bench.cole, words="worker", instead="[name] of the team")

    row.refresh_from_db()
    assert places == 1
    assert "our [name] of the team left" in row.text
    assert holds(row)
    assert set(PassageInTheme.objects.filter(passage__reading=row).values_list("passage", "theme")) == before


def test_quotes_of_findings_follow_their_passage(bench: Bench) -> None:
    finding = Finding.objects.get(exercise=bench.exercise, theme__ident="T01")
    quoted = Passage.objects.get(ident=finding.quotes[0])

    actions.replace_in(reading=quoted.reading, by=bench.fay, words="handover", instead="[…]")

    quoted.refresh_from_db()
    finding.refresh_from_db()
    assert quoted.ident == finding.quotes[0]
    assert "[…]" in quoted.text


def test_later_sentences_move_and_nothing_else_of_them_changes(bench: Bench) -> None:
    row = reading(bench)
    row.text = "Nobody rang Bly. Bly was at six. The end came."
    row.places = [[0, 1, None], [17, 2, None]]
    row.save()
    Passage.objects.filter(reading=row).delete()
    for start, end in ((0, 16), (17, 32), (33, 46)):
        made = make_passage(ContributionId(row.ident), row.text, start, end)
        Passage.objects.create(
            service=row.service, reading=row, ident=made.id, start=start, end=end, sha256=made.sha256
        )

    actions.replace_in(reading=row, by=bench.fay, words="Bly", instead="[name]")

    row.refresh_from_db()
    assert [each.text for each in Passage.objects.filter(reading=row)] == [
        "Nobody rang [name].", "[name] was at six.", "The end came.",
    ]  # fmt: skip
    assert holds(row)
    assert [place[0] for place in row.places] == [0, 20]


@pytest.mark.parametrize(
    ("words", "instead", "why"),
    [
        ("", "[name]", "No words"),
        (" worker", "[name]", "No words"),
        ("worker", " ", "Nothing, or too much"),
        ("worker", "x" * 121, "Nothing, or too much"),
        ("worker", "one\ntwo", "Nothing, or too much"),
        ("worker", "the Worker", "hold the old"),
        ("Quillfeather", "[name]", "do not stand"),
    ],
)
def test_what_cannot_be_replaced_is_refused_in_one_line(
    bench: Bench, words: str, instead: str, why: str
) -> None:
    row = reading(bench)

    with pytest.raises(BadInput, match=why):
        actions.replace_in(reading=row, by=bench.fay, words=words, instead=instead)

    assert not Replacement.objects.exists()
    assert reading(bench).text == row.text


def test_words_over_the_end_of_a_sentence_are_refused(bench: Bench) -> None:
    row = reading(bench)
    whole = Passage.objects.get(reading=row)
    middle = row.text.index("worker") + 3
    Passage.objects.filter(pk=whole.pk).update(end=middle)

    with pytest.raises(BadInput, match="over the end"):
        actions.replace_in(reading=row, by=bench.fay, words="worker", instead="[name]")


def test_one_press_takes_words_out_of_every_text(bench: Bench) -> None:
    texts = actions.replace_everywhere(exercise=bench.exercise, by=bench.fay, words="handover", instead="[…]")

    assert texts == 30
    assert not Reading.objects.filter(exercise=bench.exercise, text__contains="handover").exists()
    assert all(holds(row) for row in Reading.objects.filter(exercise=bench.exercise))


def test_no_search_finds_what_was_taken_out_and_no_keyword_says_it(bench: Bench) -> None:
    search.bring_up_to_date(bench.exercise)
    theme = Theme.objects.get(exercise=bench.exercise, ident="T01")
    theme.keywords = ["handover", "worker", "handovers"]
    theme.save()
    SavedSearch.objects.create(
        service=bench.exercise.service,
        exercise=bench.exercise,
        name="It",
        typed="handover",
        by=bench.fay.user,
    )

    actions.replace_everywhere(exercise=bench.exercise, by=bench.fay, words="handover", instead="[…]")

    theme.refresh_from_db()
    assert theme.keywords == ["worker", "handovers"]
    assert not SavedSearch.objects.exists()
    assert _indexed(bench, "handover") == 0
    assert _indexed(bench, "worker") == 30


def _indexed(bench: Bench, word: str) -> int:
    found = Searched.objects.filter(number__in=engine().matching(read_query(word), ()))
    return found.filter(reading__exercise=bench.exercise).count()


def test_where_the_words_still_stand_is_said_and_not_mended_by_a_machine(bench: Bench) -> None:
    theme = Theme.objects.get(exercise=bench.exercise, ident="T01")
    theme.description = "Handover came up most."
    theme.save()
    Finding.objects.filter(theme=theme).update(statement="Many spoke of the handover.")

    left = queries.elsewhere(bench.exercise, "handover")

    assert left == ["Theme “T01”", "The finding of theme T01"]


def test_an_edition_that_waits_with_the_words_is_thrown_away_and_another_stays(bench: Bench) -> None:
    publishing.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    row = reading(bench)

    with pytest.raises(BadInput):
        actions.replace_in(reading=row, by=bench.fay, words="Quillfeather", instead="[name]")
    assert Publication.objects.count() == 1

    actions.replace_in(reading=row, by=bench.fay, words="worker", instead="[name]")
    assert not Publication.objects.exists()


@pytest.mark.parametrize(("takes_down", "state"), [(True, "taken_down"), (False, "published")])
def test_a_published_edition_that_prints_the_words_comes_down_where_that_is_asked(
    bench: Bench, takes_down: bool, state: str
) -> None:
    edition = publishing.ask_for_signature(exercise=bench.exercise, by=bench.fay)
    Publication.objects.filter(pk=edition.pk).update(
        state="published", signed_by=bench.pia.user, signed_at=timezone.now()
    )
    page = b"<html><body><main><p>Our Worker left.</p></main></body></html>"
    PublicationFile.objects.create(
        service=bench.exercise.service, publication=edition, pack="public", name="findings.html", bytes=page
    )

    actions.replace_in(
        reading=reading(bench), by=bench.fay, words="worker", instead="[name]", takes_down=takes_down
    )

    edition.refresh_from_db()
    assert edition.state == state
    left = queries.elsewhere(bench.exercise, "worker")
    assert any("Edition 1" in each for each in left) is not takes_down


def test_only_who_works_with_passages_replaces_words(bench: Bench) -> None:
    with pytest.raises(NotAllowed):
        actions.replace_in(reading=reading(bench), by=bench.pia, words="worker", instead="[name]")


def test_undo_needs_what_was_said(bench: Bench) -> None:
    row = reading(bench)
    actions.replace_in(reading=row, by=bench.fay, words="worker", instead="[name]")
    (replacement,) = Replacement.objects.all()

    with pytest.raises(NotAllowed, match="sealed to readers"):
        actions.undo(replacement=replacement, by=bench.fay, unlocked=None)

    assert Replacement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_last_replacement_is_undone_from_what_was_said_and_an_earlier_one_waits(cast: Cast) -> None:
    fay = _person(cast.asha.service, "Fay", Role.FACILITATOR)
    exercise = new_exercise(fay)
    bring_in(
        exercise, fay, b"id,text\n1,Ring Zed Quillfeather at the plum gate about the plum door.\n", "a.csv"
    )
    Shift().work(until_empty=True)
    row = Reading.objects.get(exercise=exercise)
    first = row.text
    actions.replace_in(reading=row, by=fay, words="plum", instead="purple")
    gate, door = Replacement.objects.order_by("number")

    with pytest.raises(NotAllowed, match="Undo the last first"):
        actions.undo(replacement=gate, by=fay, unlocked=None)
    actions.undo(replacement=door, by=fay, unlocked=None)
    actions.undo(replacement=gate, by=fay, unlocked=None)

    row.refresh_from_db()
    assert "Quillfeather" not in first
    assert row.text == first
    assert holds(row)
    assert not Replacement.objects.exists()
