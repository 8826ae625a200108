"""Who may ask for a second signature, sign and take back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.check.examination import missing
from speakopenly.core.errors import NotAllowed
from speakopenly.web.check.examination import policies as examining
from speakopenly.web.check.examination import standing
from speakopenly.web.check.examination.models import Examination
from speakopenly.web.check.examination.publications.models import EditionState, ExaminationEdition
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_SEE = (Role.EXAMINER, Role.LEARNING_LEAD, Role.LEADER, Role.PUBLISHER)
"""The authority reads the very files before they are signed, as the examiner does."""


def check_can_see(by: Staff, edition: ExaminationEdition) -> None:
    """Raise NotAllowed unless this person may see an edition and its files."""
    people.check_same_service(by, edition)
    people.check_has_role(by, *MAY_SEE)


def check_can_ask(by: Staff, examination: Examination) -> None:
    """Raise NotAllowed unless this person may ask for a second signature now."""
    examining.check_can_write(by, examination)
    if missing(standing.record_of(examination)):
        raise NotAllowed(_("Something is missing. The page of the examination says what."))


def can_ask(by: Staff, examination: Examination) -> bool:
    """Whether the button to ask for a signature may be shown."""
    return people.allows(check_can_ask, by, examination)


def check_can_take_back(by: Staff, edition: ExaminationEdition) -> None:
    """Raise NotAllowed unless the draft may be thrown away: by the examiner, or by who will not sign it."""
    people.check_same_service(by, edition)
    people.check_has_role(by, Role.EXAMINER, Role.PUBLISHER)
    _check_waits(edition)


def can_take_back(by: Staff, edition: ExaminationEdition) -> bool:
    """Whether the button to take a draft back may be shown."""
    return people.allows(check_can_take_back, by, edition)


def check_can_sign(by: Staff, edition: ExaminationEdition) -> None:
    """Raise NotAllowed unless this is a publisher who neither examined nor replied."""
    people.check_same_service(by, edition)
    people.check_has_role(by, Role.PUBLISHER)
    _check_waits(edition)
    wrote = examining.has_examined(by, edition.examination) or examining.has_replied(by, edition.examination)
    if edition.asked_by_id == by.user.pk or wrote:
        raise NotAllowed(_("The second signature is a second person's: someone who did not write this."))


def can_sign(by: Staff, edition: ExaminationEdition) -> bool:
    """Whether the button to sign may be shown."""
    return people.allows(check_can_sign, by, edition)


def _check_waits(edition: ExaminationEdition) -> None:
    if edition.state != EditionState.DRAFT:
        raise NotAllowed(_("This was signed already."))
