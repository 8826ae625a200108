"""What was seen before and after can become a study, with its design, and is never pooled with trials."""

from __future__ import annotations

import pytest
from django.urls import reverse

from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.outcomes import actions, as_study, working
from speakopenly.web.check.outcomes.models import Measure, ResultInReview
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence.reviews.together import by_design
from tests.web.check.conftest import AFTER, BEFORE, CHANGE, SAID, bring, typed
from tests.web.conftest import Cast
from tests.web.things import browser, person
from tests.web.understand.evidence.one_review import begun, counted

pytestmark = pytest.mark.django_db
ASKED = {
    "change_on": CHANGE,
    "what_changed": "Smaller caseloads",
    "what_else": "A new recording system.",
    "neighbours": "ols",
    "went_on_because": "",
}


@pytest.fixture
def lead(cast: Cast) -> Staff:
    return person(cast.asha.service, Role.LEARNING_LEAD)


def a_rate(by: Staff, *, of: int = 60) -> Measure:
    """Counts out of a number in each month, with the question asked."""
    measure = actions.write_down(
        by=by, said={**SAID, "per": 100, "of_how_many": "Families who left that month"}
    )
    lines = typed(*BEFORE, *AFTER).splitlines()
    bring(measure, by, "\n".join(f"{line}, {of}" for line in lines))
    actions.ask_before_and_after(measure=measure, by=by, said=ASKED)
    return measure


def test_counts_go_into_a_review_of_counts_as_before_and_after_apart_from_trials(lead: Staff) -> None:
    review, measure = begun(lead), a_rate(lead)
    for name in "ABC":
        counted(review, lead, name, 10, 90, 20, 80, design="trial")
    page, address = browser(lead.user), reverse("check:measure-as-study", args=[measure.pk])
    typed_in = {"review": 1, "label": "Northmoor: changes", "children": "Nobody looked.", "once": "on"}

    many = page.post(address, {**typed_in, "once": ""})
    page.post(address, typed_in)
    study = ResultInReview.objects.get().study
    shown = page.get(reverse("check:measure", args=[measure.pk])).content.decode()

    assert many.status_code == 400
    assert (study.tpos, study.tneg) == (sum(AFTER), 720 - sum(AFTER))
    assert (study.cpos, study.cneg) == (sum(BEFORE), 720 - sum(BEFORE))
    assert [(each.design, len(each.labels)) for each in by_design(review)] == [
        ("trial", 3),
        ("before_after", 1),
    ]
    assert "Northmoor: changes" in shown
    assert "Put this in a review of studies" in shown


def test_a_mean_difference_is_the_change_in_level_with_its_error(lead: Staff) -> None:
    review, measure = begun(lead, measure="MD"), a_rate(lead)
    level = working.fit_of(measure, measure.before_and_after.get()).terms["level"]

    kept = as_study.put(measure=measure, review=review, by=lead, label="Ours", children="Nobody looked.")

    assert (kept.study.effect, kept.study.error) == (level.est, level.se)


@pytest.mark.parametrize(
    ("takes", "of", "why"),
    [("SMD", 60, "no spread"), ("RR", 25, "no counts of people"), ("RR", None, "this measure has none")],
)
def test_numbers_of_another_kind_do_not_go_in_and_it_says_why(
    lead: Staff, filled: Measure, takes: str, of: int | None, why: str
) -> None:
    if of is None:
        actions.ask_before_and_after(measure=filled, by=lead, said=ASKED)
    measure = filled if of is None else a_rate(lead, of=of)

    with pytest.raises(NotAllowed, match=why):
        as_study.numbers_for(measure, begun(lead, measure=takes))


def test_nothing_is_offered_before_somebody_asked_what_was_seen(lead: Staff, filled: Measure) -> None:
    assert not as_study.can_put(lead, filled)
    assert (
        "Put this in a review"
        not in browser(lead.user).get(reverse("check:measure", args=[filled.pk])).content.decode()
    )
