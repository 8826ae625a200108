"""Nothing on the canvas is overwritten, nobody is named, and the guard marks without keeping anybody from saving."""

from __future__ import annotations

import pytest
from django.test import Client

from speakopenly.change.reviews import MADE_SENSE_HINT, Box, Condition, Direction
from speakopenly.core import erasure
from speakopenly.core.erasure import Erasure
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.core.records import PassageId, contribution_of
from speakopenly.web.change.reviews import actions, behind, policies, queries
from speakopenly.web.change.reviews.models import BoxWritten, Joined, PassagePinned, Review, ReviewState
from speakopenly.web.hear.keys import installation_key
from speakopenly.web.hear.listening import actions as hear
from tests.web.change.reviews.conftest import Held
from tests.web.change.reviews.held import ANSWERS
from tests.web.understand.conftest import ident

BLAMES = "The worker should have rung back. It was decided to wait. The call came at five."


def write(held: Held, words: str, **more: str) -> str:
    browser = held.bench.sign_in(held.lena)
    answer = browser.post(held.address + "boxes/made_sense/", {"words": words, **more}, follow=True)
    return answer.content.decode()


def words_in(held: Held, box: Box = Box.MADE_SENSE) -> str:
    return queries.box_of(held.review, box).words


def pinned(held: Held) -> str:
    return PassagePinned.objects.get().passage


def page(held: Held) -> str:
    return held.bench.sign_in(held.lena).get(held.address).content.decode()


def test_what_stood_in_a_box_before_is_kept_behind_it(held: Held) -> None:
    write(held, "First words.")
    write(held, "Second words.")

    assert words_in(held) == "Second words."
    assert [each.words for each in BoxWritten.objects.filter(box="made_sense")] == [
        "First words.",
        "Second words.",
    ]
    assert "First words." in page(held)


def test_the_box_of_what_made_sense_assumes_capable_people(held: Held) -> None:
    shown = held.bench.sign_in(held.lena).get(held.address + "boxes/made_sense/").content.decode()

    assert MADE_SENSE_HINT in shown


def test_the_guard_says_which_sort_each_sentence_is_and_that_naming_a_role_is_not_blame(held: Held) -> None:
    shown = write(held, BLAMES, look="1")

    assert "It knows better afterwards" in shown
    assert "It hides who" in shown
    assert "Saying which role decided what is not blame." in shown
    assert "no fact needs to go" in shown
    assert '<mark class="so-marked">' in shown
    assert '<li>\n<p class="govuk-body">The call came at five' not in shown


def test_looking_keeps_nothing_and_loses_nothing(held: Held) -> None:
    shown = write(held, BLAMES, look="1")

    assert words_in(held) == ""
    assert BLAMES in shown


def test_the_guard_never_keeps_anybody_from_saving(held: Held) -> None:
    shown = write(held, BLAMES)

    assert words_in(held) == BLAMES
    assert "Saved." in shown
    assert "It hides who" in shown


def test_a_name_is_asked_about_first_and_saved_only_when_its_writer_says_it_is_none(held: Held) -> None:
    words = "Mrs Sarah Thompson of Leeds rang at five."

    refused = write(held, words)
    assert "may name a person" in refused
    assert "the duty worker" in refused
    assert words in refused
    assert words_in(held) == ""

    write(held, words, sure="on")
    assert words_in(held) == words


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("boxes/happened/", {"words": "Mrs Sarah Thompson rang."}),
        ("conditions/TC/helped/", {"words": "Mrs Sarah Thompson rang."}),
        ("invited/", {"role": "Mrs Sarah Thompson", "support": "an hour", "joined": "invited"}),
        ("response/", {"response": "full", "because": "Mrs Sarah Thompson asked for it."}),
    ],
)
def test_every_page_that_takes_words_looks_for_names(held: Held, address: str, said: dict[str, str]) -> None:
    answer = held.bench.sign_in(held.lena).post(held.address + address, said)

    assert answer.status_code == 400
    assert "may name a person" in answer.content.decode()


def test_a_condition_is_drawn_told_in_a_sentence_and_stands_in_the_table(held: Held) -> None:
    shown = page(held)

    assert "Hindered: team and communication." in shown
    assert "<polygon" in shown
    assert "Cover was thin." in shown
    assert shown.count("nothing said") == 19


def test_a_condition_left_empty_is_said_no_longer_and_its_words_are_kept(held: Held) -> None:
    actions.write_condition(
        review=held.review, by=held.lena, group=Condition.TC, direction=Direction.HINDERED, words=""
    )

    assert queries.conditions_of(held.review) == []
    assert held.review.conditions.count() == 2


def test_a_pin_holds_no_word_and_shows_those_of_the_passage(held: Held) -> None:
    words = behind.words_of(held.review, [pinned(held)])[pinned(held)]
    assert words is not None

    row = PassagePinned.objects.values().get()

    assert words.text not in str(row)
    assert words.text in page(held)


def test_a_passage_of_somebody_who_did_not_agree_to_be_quoted_is_not_offered_and_cannot_be_pinned(
    held: Held,
) -> None:
    theirs = f"{ident(0)}:0-{len('x')}"
    offered = {each.passage for each in behind.offered(held.review, "T01")}

    assert not any(contribution_of(each) == ident(0) for each in offered)
    with pytest.raises(BadInput):
        actions.pin(
            review=held.review, by=held.lena, group=Condition.TC, direction=Direction.HELPED,
            passages=[theirs],
        )  # fmt: skip


def test_what_few_people_spoke_of_is_not_offered(held: Held) -> None:
    assert "T01" in dict(behind.themes_of(held.review))
    assert "T03" not in dict(behind.themes_of(held.review))


def test_a_pin_falls_silent_when_consent_to_quote_is_taken_back(held: Held) -> None:
    installation_key(may_make=True)
    words = behind.words_of(held.review, [pinned(held)])[pinned(held)]
    assert words is not None

    hear.withdraw_quotes(
        exercise=held.bench.exercise, idents=[contribution_of(PassageId(pinned(held)))], by=held.bench.fay
    )

    assert words.text not in page(held)
    assert "A passage that may be quoted no longer." in page(held)


def test_a_pin_goes_with_the_words_it_points_at(held: Held) -> None:
    erasure.forget(Erasure(contributions=frozenset({contribution_of(PassageId(pinned(held)))})))

    assert not PassagePinned.objects.exists()
    assert "Cover was thin." in page(held)


def test_a_pin_goes_with_the_person_as_well(held: Held) -> None:
    from speakopenly.web.understand.reading.models import Reading

    reading = Reading.objects.get(ident=contribution_of(PassageId(pinned(held))))

    erasure.forget(Erasure(people=frozenset({reading.person})))  # type: ignore[arg-type]

    assert not PassagePinned.objects.exists()


def test_the_same_role_written_again_stands_in_place_of_the_first(held: Held) -> None:
    actions.invite(
        review=held.review, by=held.lena, role="Duty worker", support="two hours", joined=Joined.TOOK_PART
    )

    assert [(each.role, each.support) for each in queries.invited_to(held.review)] == [
        ("Duty worker", "two hours")
    ]
    assert held.review.invited.count() == 2


def test_nobody_is_invited_without_support(held: Held) -> None:
    answer = held.bench.sign_in(held.lena).post(
        held.address + "invited/", {"role": "duty worker", "support": "", "joined": "invited"}
    )

    assert answer.status_code == 400
    assert "Nobody is asked without." in answer.content.decode()


def test_the_way_that_fits_is_said_with_its_reason_and_another_needs_one(held: Held) -> None:
    browser = held.bench.sign_in(held.lena)
    shown = browser.get(held.address + "response/").content.decode()
    assert "What fits: After-action review" in shown
    assert "those who were there can find it" in shown

    refused = browser.post(held.address + "response/", {"response": "huddle", "because": ""})
    assert refused.status_code == 400
    assert "Say why another way fits better." in refused.content.decode()

    browser.post(held.address + "response/", {"response": "huddle", "because": "The team meets today."})
    assert queries.response_of(held.review).response == "huddle"
    assert held.review.responses.count() == 2


def test_no_question_before_a_review_asks_about_harm(held: Held) -> None:
    from speakopenly.web.change.reviews.forms import BeginForm
    from speakopenly.web.hear.listening.models import Exercise

    form = BeginForm(exercises=Exercise.objects.none())

    assert set(form.fields) == {"title", "exercise", *ANSWERS, "sure"}
    assert not any("harm" in f"{each.label} {each.help_text}".lower() for each in form.fields.values())


def test_harm_sent_along_changes_nothing_and_is_not_kept(held: Held) -> None:
    said = {"title": "Another handover", **ANSWERS}
    browser = held.bench.sign_in(held.lena)

    browser.post("/staff/change/reviews/new/", said)
    browser.post("/staff/change/reviews/new/", {**said, "harm": "severe"})
    one, other = Review.objects.order_by("-number")[:2]

    assert queries.response_of(one).response == queries.response_of(other).response
    assert queries.response_of(one).answers == ANSWERS


def test_reviews_are_numbered_within_their_service(held: Held) -> None:
    made = actions.begin(by=held.lena, title="Another", exercise=None, answers=ANSWERS)

    assert (held.review.number, made.number) == (1, 2)


def test_a_leader_reads_and_does_not_write_and_a_publisher_sees_that_there_are_reviews(held: Held) -> None:
    assert policies.can_see(held.leo, held.review)
    assert not policies.can_write(held.leo, held.review)
    assert not policies.can_see(held.pia, held.review)
    shown = held.bench.sign_in(held.pia).get("/staff/change/reviews/").content.decode()
    assert held.review.title in shown
    assert f'href="{held.address}"' not in shown


def test_a_review_that_was_held_is_not_written_on_until_it_is_taken_up_again(held: Held) -> None:
    actions.move_to(review=held.review, by=held.lena, state=ReviewState.HELD)
    with pytest.raises(NotAllowed):
        actions.write_box(review=held.review, by=held.lena, box=Box.EXPECTED, words="More.")

    actions.move_to(review=held.review, by=held.lena, state=ReviewState.OPEN)

    actions.write_box(review=held.review, by=held.lena, box=Box.EXPECTED, words="More.")


def test_of_what_is_no_box_and_no_condition_nothing_is_said(held: Held) -> None:
    browser: Client = held.bench.sign_in(held.lena)

    for address in ("boxes/blame/", "conditions/ZZ/helped/", "conditions/TC/caused/"):
        assert browser.get(held.address + address).status_code == 404
