"""Who may prepare a round and open it; when anybody may vote and see results. Guards come in pairs."""

from __future__ import annotations

from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.disclosure import SMALLEST_GROUP_OF_A_SURVEY
from speakopenly.core.errors import NotAllowed
from speakopenly.understand.rounds.groups import FEWEST_STATEMENTS
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.rounds.models import AgreementRound

MAY_PREPARE: Final = (Role.FACILITATOR,)
MAY_SEE: Final = (*MAY_PREPARE, Role.CODER, Role.LEARNING_LEAD)
FEWEST_BALLOTS: Final = SMALLEST_GROUP_OF_A_SURVEY


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see the rounds."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see the rounds."""
    return people.allows(check_can_enter, by)


def check_can_prepare(by: Staff) -> None:
    """Raise NotAllowed unless this person may prepare rounds."""
    people.check_has_role(by, *MAY_PREPARE)


def can_prepare(by: Staff) -> bool:
    """Whether this person may prepare rounds."""
    return people.allows(check_can_prepare, by)


def check_can_change(by: Staff, found: AgreementRound) -> None:
    """Raise NotAllowed unless this person may change this round now: it has not been opened."""
    people.check_same_service(by, found)
    check_can_prepare(by)
    if found.read_on is not None:
        raise NotAllowed(_("This round was opened. Its statements and days are not changed any more."))


def can_change(by: Staff, found: AgreementRound) -> bool:
    """Whether the links that change a round may be shown."""
    return people.allows(check_can_change, by, found)


def check_can_open(by: Staff, found: AgreementRound) -> None:
    """Raise NotAllowed unless this person may open this round now."""
    check_can_change(by, found)
    if found.statements.filter(passage__reading__may_quote=True).count() < FEWEST_STATEMENTS:
        raise NotAllowed(_("A round needs at least 5 statements."))
    if found.closes_on < timezone.localdate():
        raise NotAllowed(_("The last day to vote is over. Give it other days first."))


def can_open(by: Staff, found: AgreementRound) -> bool:
    """Whether the link to open may be shown."""
    return people.allows(check_can_open, by, found)


def check_can_close_early(by: Staff, found: AgreementRound) -> None:
    """Raise NotAllowed unless this person may close this round now, before its last day is over."""
    people.check_same_service(by, found)
    check_can_prepare(by)
    if found.read_on is None:
        raise NotAllowed(_("This round was not opened."))
    if found.closed_on or found.closed_early_on or found.closes_on < timezone.localdate():
        raise NotAllowed(_("This round is closed already. Nobody can vote in it any more."))


def can_close_early(by: Staff, found: AgreementRound) -> bool:
    """Whether the link to close it early may be shown."""
    return people.allows(check_can_close_early, by, found)


def check_takes_votes(found: AgreementRound) -> None:
    """Raise NotAllowed unless votes are taken today."""
    today = timezone.localdate()
    is_closed = found.closed_on is not None or found.closed_early_on is not None
    if found.read_on is None or is_closed or not found.opens_on <= today <= found.closes_on:
        raise NotAllowed(_("Votes are not taken now."))


def takes_votes(found: AgreementRound) -> bool:
    """Whether votes are taken today."""
    return people.allows(check_takes_votes, found)


def check_is_shown(found: AgreementRound) -> None:
    """Raise NotAllowed unless the results are there: the round was counted, and enough people voted."""
    if found.closed_on is None or not found.result:
        raise NotAllowed(_("There are no results to show."))


def is_shown(found: AgreementRound) -> bool:
    """Whether the results are there."""
    return people.allows(check_is_shown, found)
