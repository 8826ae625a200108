"""Who may ask for a second signature, sign and take back; and which changes of state are lawful."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.change.reviews import Box
from speakopenly.core.errors import NotAllowed
from speakopenly.web.change.reviews import policies as reviews
from speakopenly.web.change.reviews import queries
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.change.reviews.publications.models import EditionState, ReviewEdition
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE = (Role.LEARNING_LEAD, Role.PUBLISHER)
MAY_HAVE_THE_SEALED_PACK = (Role.PUBLISHER,)
NEEDED = (Box.HAPPENED, Box.WILL_TRY)
"""A review that does not say what happened and what will be tried is not ready to be read by others."""

LAWFUL: Mapping[EditionState, frozenset[EditionState]] = {
    EditionState.DRAFT: frozenset({EditionState.PUBLISHED}),
    EditionState.PUBLISHED: frozenset({EditionState.TAKEN_DOWN}),
    EditionState.TAKEN_DOWN: frozenset(),
}
"""A draft can also be thrown away; nothing that was signed can."""


def check_can_see(by: Staff, edition: ReviewEdition) -> None:
    """Raise NotAllowed unless this person may see an edition and its files."""
    people.check_same_service(by, edition)
    people.check_has_role(by, *MAY_SEE)


def check_can_ask(by: Staff, review: Review) -> None:
    """Raise NotAllowed unless this person may ask for a second signature now."""
    reviews.check_can_begin(by)
    people.check_same_service(by, review)
    if review.editions.filter(state=EditionState.DRAFT).exists():
        raise NotAllowed(_("An edition waits for its signature already. Take that back first."))
    written = {each.box for each in queries.boxes_of(review) if each.words.strip()}
    if not written.issuperset(NEEDED):
        raise NotAllowed(_("Write first what happened, and what you will try."))


def can_ask(by: Staff, review: Review) -> bool:
    """Whether the button to ask for a signature may be shown."""
    return people.allows(check_can_ask, by, review)


def check_can_take_back(by: Staff, edition: ReviewEdition) -> None:
    """Raise NotAllowed unless the draft may be thrown away."""
    check_can_see(by, edition)
    if edition.state != EditionState.DRAFT:
        raise NotAllowed(_("This was signed already."))


def can_take_back(by: Staff, edition: ReviewEdition) -> bool:
    """Whether the button to take a draft back may be shown."""
    return people.allows(check_can_take_back, by, edition)


def check_can_sign(by: Staff, edition: ReviewEdition) -> None:
    """Raise NotAllowed unless this is a publisher who neither asked for it nor wrote in it."""
    people.check_same_service(by, edition)
    people.check_has_role(by, Role.PUBLISHER)
    check_may_become(edition, EditionState.PUBLISHED)
    if edition.asked_by_id == by.user.pk or _has_written(by, edition.review):
        raise NotAllowed(_("The second signature is a second person's: someone who did not write this."))


def can_sign(by: Staff, edition: ReviewEdition) -> bool:
    """Whether the button to sign may be shown."""
    return people.allows(check_can_sign, by, edition)


def check_can_have_the_sealed_pack(by: Staff, edition: ReviewEdition) -> None:
    """Raise NotAllowed unless this person keeps the record for the host."""
    people.check_same_service(by, edition)
    people.check_has_role(by, *MAY_HAVE_THE_SEALED_PACK)


def can_have_the_sealed_pack(by: Staff, edition: ReviewEdition) -> bool:
    """Whether the sealed pack may be offered."""
    return people.allows(check_can_have_the_sealed_pack, by, edition)


def check_may_become(edition: ReviewEdition, state: EditionState) -> None:
    """Raise NotAllowed where an edition cannot go from its state to this one."""
    if state not in LAWFUL[EditionState(edition.state)]:
        raise NotAllowed(_("This edition is past that step."))


def _has_written(by: Staff, review: Review) -> bool:
    rows = (review.responses, review.boxes, review.conditions, review.pins, review.invited)
    return review.by_id == by.user.pk or any(each.filter(by=by.user).exists() for each in rows)
