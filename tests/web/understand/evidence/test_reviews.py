"""A review of studies: nothing is pooled below three, and a new study says what it changed."""

from __future__ import annotations

import numpy as np
import pytest

from speakopenly.understand.evidence import Measure, pool
from speakopenly.understand.evidence.effects import from_counts
from speakopenly.web.people.models import Service
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.reviews import actions
from speakopenly.web.understand.evidence.reviews.together import put_together
from tests.web.things import browser, person
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
