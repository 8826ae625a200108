"""A sample of cleared texts is read, what is left is ranged, and quotes are read as a stranger would."""

from __future__ import annotations

import pytest

from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.understand.deidentification import actions, policies, queries
from speakopenly.web.understand.deidentification.models import CouldTell, Left, Sample, SampledText
from speakopenly.web.understand.findings import actions as findings
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.findings.publications.policies import check_can_ask
from speakopenly.web.understand.reading.models import Passage, Reading
from tests.web.understand.conftest import Bench


@pytest.fixture
def room(bench: Bench) -> str:
    return f"/staff/understand/de-identification/{bench.exercise.slug}/"


def drawn(bench: Bench) -> Sample:
    return actions.draw_sample(exercise=bench.exercise, by=bench.fay, size=30, seed=4)


def a_quote(bench: Bench) -> Passage:
    finding = Finding.objects.get(exercise=bench.exercise, theme__ident="T01")
    return Passage.objects.get(ident=finding.quotes[0])


def test_a_sample_is_read_page_by_page_and_says_what_may_be_left(bench: Bench, room: str) -> None:
    client = bench.sign_in(bench.cole)
    client.post(room, {"size": "30"})
    first = client.get(f"{room}read/1/").content.decode()
    word = SampledText.objects.get(place=1).reading.text.split()[-1]

    replaced = client.post(f"{room}read/1/", {"words": word, "own": "something"}, follow=True)
    following = client.post(f"{room}read/1/", {})
    page = client.get(room).content.decode()

    assert "Text 1 of 30" in first
    assert "Taken out in" in replaced.content.decode()
    assert following.headers["Location"].endswith("/read/2/")
    assert SampledText.objects.get(place=1).left == Left.SOMETHING
    assert "A person read 1 texts. In 1 of them something was left" in " ".join(page.split())


def test_reading_on_without_finding_anything_narrows_the_range(bench: Bench) -> None:
    sample = drawn(bench)
    for row in sample.drawn.all():
        actions.answer(drawn=row, by=bench.cole, left=Left.NOTHING)

    found = queries.found_in(sample)

    assert (found.read, found.with_something) == (30, 0)
    assert found.left is not None
    assert (found.left.low, found.left.unread) == (0, 31)
    assert 0 < found.left.high < 6
    assert queries.next_to_read(sample) is None


def test_what_was_found_stays_found_and_what_was_withdrawn_is_not_read(bench: Bench) -> None:
    sample = drawn(bench)
    one, other = sample.drawn.select_related("reading")[:2]
    actions.answer(drawn=one, by=bench.fay, left=Left.SOMETHING)
    actions.answer(drawn=one, by=bench.fay, left=Left.NOTHING)
    for row in (one, other):
        Reading.objects.filter(pk=row.reading_id).delete()
    other.refresh_from_db()

    assert queries.found_in(sample).with_something == 1
    assert queries.found_in(sample).read == 1
    assert queries.next_to_read(sample).place == 3  # type: ignore[union-attr]
    with pytest.raises(NotAllowed, match="taken back"):
        actions.answer(drawn=other, by=bench.fay, left=Left.NOTHING)


def test_another_sample_sets_the_first_aside(bench: Bench) -> None:
    first, second = drawn(bench), drawn(bench)

    first.refresh_from_db()
    assert first.set_aside_on is not None
    assert queries.sample_of(bench.exercise) == second
    with pytest.raises(NotAllowed, match="Another sample"):
        actions.answer(drawn=first.drawn.all()[0], by=bench.fay, left=Left.NOTHING)
    with pytest.raises(BadInput, match="size"):
        actions.draw_sample(exercise=bench.exercise, by=bench.fay, size=31)


def test_a_quote_that_points_to_somebody_keeps_the_report_back_until_its_words_change(bench: Bench) -> None:
    quote = a_quote(bench)
    actions.could_tell(passage=quote, by=bench.pia, said=CouldTell.YES)

    with pytest.raises(NotAllowed, match="points to one person"):
        check_can_ask(bench.fay, bench.exercise)

    actions.replace_in(reading=quote.reading, by=bench.fay, words="worker", instead="[name]")
    check_can_ask(bench.fay, bench.exercise)
    quoted = queries.quote_at(bench.exercise, quote.pk)
    assert not quoted.is_settled
    assert quoted.look is not None


def test_who_chose_a_quote_does_not_try_to_tell(bench: Bench) -> None:
    finding = Finding.objects.get(exercise=bench.exercise, theme__ident="T01")
    quote = a_quote(bench)
    findings.choose(finding=finding, by=bench.fay, quotes=finding.quotes[:1])

    assert not policies.can_try(bench.fay, quote)
    assert policies.can_try(bench.pia, quote)
    assert not policies.can_try(bench.lena, quote)


def test_quotes_with_rare_clues_come_first_and_say_which(bench: Bench, room: str) -> None:
    row = a_quote(bench).reading
    actions.replace_in(reading=row, by=bench.fay, words="worker", instead="deaf twin of the only vicar")

    listed = queries.quoted(bench.exercise)
    page = bench.sign_in(bench.pia).get(f"{room}quotes/").content.decode()

    assert listed[0].passage.reading_id == row.pk
    assert listed[0].singling.score >= 3
    assert "illness or disability" in page
    assert "Nobody has tried." in page


def test_a_quote_is_tried_on_its_page(bench: Bench, room: str) -> None:
    quote = a_quote(bench)
    client = bench.sign_in(bench.pia)

    page = client.get(f"{room}quotes/{quote.pk}/").content.decode()
    assert client.post(f"{room}quotes/{quote.pk}/", {}).status_code == 400
    client.post(f"{room}quotes/{quote.pk}/", {"could_tell": "no"})

    assert quote.text in page
    assert queries.quote_at(bench.exercise, quote.pk).is_settled
