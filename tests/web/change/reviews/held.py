"""What a review is made of, for any test that needs one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from speakopenly.change.reviews import Box, Condition, Direction
from speakopenly.change.reviews.publication import HTML
from speakopenly.web.change.reviews import actions
from speakopenly.web.change.reviews.models import PassagePinned
from speakopenly.web.change.reviews.publications import actions as publishing
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

ANSWERS = {
    "how_much": "some", "is_new": "no", "comes_again": "no", "crosses_agencies": "no", "how_wide": "little",
}  # fmt: skip
WORDS = {Box.HAPPENED: "A call came at five.", Box.WILL_TRY: "One sheet."}


def a_review(staff: Mapping[Role, Staff], *, number: int) -> dict[str, Any]:
    """A review of this number with a pin and a published edition; numbers begin anew in each service."""
    lead, publisher = staff[Role.LEARNING_LEAD], staff[Role.PUBLISHER]
    for _each in range(number):
        review = actions.begin(by=lead, title=f"A handover {number}", exercise=None, answers=ANSWERS)
    for box, words in WORDS.items():
        actions.write_box(review=review, by=lead, box=box, words=words)
    worked = {"group": Condition.TC, "direction": Direction.HINDERED}
    actions.write_condition(review=review, by=lead, words="Cover was thin.", **worked)
    pin = PassagePinned.objects.create(
        service=lead.service,
        review=review,
        by=lead.user,
        group="TC",
        direction="hindered",
        passage="none:0-9",
    )
    edition = publishing.ask_for_signature(review=review, by=lead)
    publishing.sign(edition=edition, by=publisher)
    return {
        "review_number": review.number,
        "review_edition": edition.edition,
        "review_slug": edition.slug,
        "review_file": HTML,
        "pin_id": pin.pk,
        "box": "happened",
        "group": "TC",
        "direction": "hindered",
    }
