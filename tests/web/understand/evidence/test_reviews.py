"""A review of studies: nothing is pooled below three, and a new study says what it changed."""

from __future__ import annotations

import numpy as np
import pytest
from django.test import Client

from speakopenly.understand.evidence import Measure, pool
from speakopenly.understand.evidence.effects import from_counts
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import actions as actions_of_cards
from speakopenly.web.understand.evidence.reviews import actions, filling
from speakopenly.web.understand.evidence.reviews.together import by_design, put_together
from tests.web.things import browser, person
from tests.web.understand.evidence.one_card import a_card
from tests.web.understand.evidence.one_review import begun, counted

pytestmark = pytest.mark.django_db
STUDIES = {
    "One": (12, 88, 20, 80),
    "Two": (30, 170, 41, 159),
    "Three": (9, 91, 10, 90),
    "Four": (4, 46, 9, 41),
}


@pytest.fixture
def by() -> Staff:
    return person(Service.objects.create(name="Northmoor"), Role.RESEARCHER)


def test_two_studies_are_shown_one_by_one_and_a_third_makes_it_enough(by: Staff) -> None:
    review, page = begun(by), browser(by.user)
    address = f"/staff/understand/evidence/reviews/{review.number}/"
    for name in ("One", "Two"):
        counted(review, by, name, *STUDIES[name])
    few = page.get(address).content.decode()
    counted(review, by, "Three", *STUDIES["Three"])
    enough = page.get(address).content.decode()

    assert "nothing is pooled" in few
    assert "Together (" not in few
    assert "Together (" in enough
    assert "Three made it enough to pool" in enough
    assert "In another place like these" in enough


def test_the_numbers_are_those_of_the_library_and_a_fourth_says_what_it_changed(by: Staff) -> None:
    review = begun(by)
    for name, counts in STUDIES.items():
        counted(review, by, name, *counts)

    together = put_together(review)

    cells = np.array(list(STUDIES.values()), float).T
    known = pool(*from_counts(Measure.RR, *cells))
    assert together.found is not None
    assert together.found.estimate == pytest.approx(float(known.estimate))
    assert together.found.ci_ub == pytest.approx(float(known.ci_ub))
    assert together.changed.startswith("Four was added last: before it 0.")


def test_several_effects_of_one_study_are_not_pooled_as_if_they_were_of_different_people(by: Staff) -> None:
    review = begun(by, measure="SMD")
    for at, of in enumerate(("One", "One", "Two")):
        said = {"label": f"{of} {at}", "of": of, "effect": 0.2, "error": 0.1, "children": "Not told."}
        actions.add_study(review=review, by=by, said=said)
        assert browser(by.user).get("/staff/understand/evidence/reviews/1/").status_code == 200

    found = put_together(review).found

    assert found is not None
    assert found.k == 2
    assert not found.is_shown


def test_a_study_where_nothing_happened_is_told_and_not_pooled(by: Staff) -> None:
    review = begun(by)
    counted(review, by, "Silent", 0, 50, 0, 50)

    together = put_together(review)
    page = browser(by.user).get(f"/staff/understand/evidence/reviews/{review.number}/").content.decode()

    assert together.silent == ("Silent",)
    assert "say nothing of a ratio" in page


def test_risk_of_bias_has_a_reason_in_the_words_of_its_tool(by: Staff) -> None:
    study = counted(begun(by), by, "One", *STUDIES["One"])
    page, address = browser(by.user), f"/staff/understand/evidence/reviews/studies/{study.pk}/bias/"

    wrong = page.post(address, {"tool": "rob2", "risk": "critical", "why": "Many left."})
    page.post(address, {"tool": "robins_i", "risk": "critical", "why": "Many left."})
    shown = page.get(f"/staff/understand/evidence/reviews/{study.review.number}/").content.decode()

    assert wrong.status_code == 400
    assert "Risk of bias: critical" in shown
    assert "Many left." in shown


def test_pages_begin_a_review_add_a_study_and_take_it_out(by: Staff) -> None:
    page, start = browser(by.user), "/staff/understand/evidence/reviews/"
    words = dict.fromkeys(("question", "population", "intervention", "comparator", "outcome"), "Words")
    more = {"belongs": "Trials", "does_not": "Others", "children": "From the studies", "measure": "RR"}
    counts = {
        "label": "One",
        "design": "trial",
        "tpos": 1,
        "tneg": 9,
        "cpos": 2,
        "cneg": 8,
        "children": "Not told",
    }

    begun_there = page.post(f"{start}new/", {**words, **more})
    added = page.post(f"{start}1/study/", counts)
    nobody = page.post(f"{start}1/study/", {**counts, "cpos": 0, "cneg": 0})

    assert (begun_there.status_code, added.status_code, nobody.status_code) == (302, 302, 400)


def test_a_trial_is_never_pooled_with_another_design(by: Staff) -> None:
    review = begun(by)
    for name, counts in STUDIES.items():
        counted(review, by, name, *counts, design="trial")
    trials = put_together(review, "trial").found
    counted(review, by, "Ours", 1, 99, 30, 70, design="before_after")

    groups = {each.design: each for each in by_design(review)}
    page = browser(by.user).get("/staff/understand/evidence/reviews/1/").content.decode()

    assert trials is not None
    assert groups["trial"].found == trials
    assert groups["before_after"].labels == ("Ours",)
    assert "They are put together apart, and never with each other." in page
    assert "nobody can tell what would have happened without it" in page


def test_how_an_older_study_compared_is_said_later(by: Staff) -> None:
    study = counted(begun(by), by, "One", *STUDIES["One"])
    page, start = browser(by.user), "/staff/understand/evidence/reviews/"
    before = page.get(f"{start}1/").content.decode()

    page.post(f"{start}studies/{study.pk}/design/", {"design": "compared"})

    assert "Nobody has said how it compared." in before
    assert [each.design for each in by_design(study.review)] == ["compared"]


@pytest.mark.parametrize(
    ("measure", "without", "with_it"),
    [("RR", 40.0, 20.0), ("OR", 50.0, 100 / 3), ("RD", 40.0, 30.0), ("RR", 0.0, 0.0)],
)
def test_an_effect_becomes_numbers_of_100(by: Staff, measure: str, without: float, with_it: float) -> None:
    counts = {"RR": (10, 90, 20, 80), "OR": (100, 200, 100, 100), "RD": (10, 90, 20, 80)}[measure]
    review = begun(by, measure=measure)
    for name in "ABC":
        counted(review, by, name, *counts, design="trial")

    found = filling.of_100(review, "trial", without)

    assert found.with_it == pytest.approx(with_it, abs=0.05)
    assert found.low <= found.with_it <= found.high


def test_a_card_takes_its_numbers_from_a_review_with_the_day_and_hears_of_what_changed(
    by: Staff, client: Client
) -> None:
    review, card = begun(by), a_card(by)
    for name in ("One", "Two", "Three"):
        counted(review, by, name, *STUDIES[name], design="trial")
    page, start = browser(by.user), "/staff/understand/evidence/"
    form = page.get(f"{start}reviews/1/card/").content.decode()
    typed = {"card": card.slug, "design": "trial", "of": "families", "counted": "in care", "without": "20"}

    page.post(f"{start}reviews/1/card/", typed)
    card.refresh_from_db()
    same = page.get(f"{start}reviews/1/").content.decode()
    counted(review, by, "Four", 30, 20, 1, 49, design="trial")
    changed = page.get(f"{start}reviews/1/").content.decode()
    actions_of_cards.sign_card(card=card, by=person(by.service, Role.PUBLISHER))
    public = client.get(f"/what-works/{card.slug}/").content.decode()
    actions_of_cards.rewrite_card(card=card, by=by, said={"with_it": 18.5})
    card.refresh_from_db()

    assert 'value="17.8"' in form, "of 100 in the groups without it"
    assert (card.effect_review, card.without) == (None, 20.0)
    assert "Today it would be" not in same
    assert "Today it would be" in changed
    assert "in review 1. Studies in it: 3." in public


def test_nothing_fills_a_card_below_three_studies(by: Staff) -> None:
    review = begun(by)
    counted(review, by, "One", *STUDIES["One"], design="trial")
    a_card(by)

    page = browser(by.user).get("/staff/understand/evidence/reviews/1/").content.decode()

    assert "Put this into a card" not in page
    with pytest.raises(ValueError, match="Nothing is pooled"):
        filling.of_100(review, "trial", 20.0)
