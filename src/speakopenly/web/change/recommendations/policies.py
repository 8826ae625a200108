"""Who may write recommendations, and what their state allows. Guards come in pairs."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.change import recommendations as library
from speakopenly.core.errors import NotAllowed
from speakopenly.web.change.recommendations import gate
from speakopenly.web.change.recommendations.choices import State
from speakopenly.web.change.recommendations.kept import record_of
from speakopenly.web.change.recommendations.models import Letter, Recommendation, SmallTest
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_WRITE = (Role.LEARNING_LEAD, Role.LEADER)
MAY_SEE = (*MAY_WRITE, Role.FACILITATOR, Role.PUBLISHER)
"""Facilitators measure what was foretold; publishers sign what becomes public. Neither writes it."""
MAY_SAY_WHAT_WAS_SEEN = (*MAY_WRITE, Role.FACILITATOR)
STARTS = frozenset({(State.OPEN, State.DUE), (State.DUE, State.DONE)})
"""The steps by which something starts. A step back starts nothing, so whatever lapsed can be taken back."""
NOT_BEGUN = (State.OPEN, State.DUE)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see recommendations."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see recommendations."""
    return people.allows(check_can_enter, by)


def check_can_write(by: Staff) -> None:
    """Raise NotAllowed unless this person may recommend something."""
    people.check_has_role(by, *MAY_WRITE)


def can_write(by: Staff) -> bool:
    """Whether this person may recommend something."""
    return people.allows(check_can_write, by)


def check_can_change(by: Staff, recommendation: Recommendation) -> None:
    """Raise NotAllowed unless this person may write in this recommendation, and it is not checked yet."""
    check_can_write(by)
    people.check_same_service(by, recommendation)
    if recommendation.state == State.CHECKED:
        raise NotAllowed(_("This is checked. It stays as it is."))


def can_change(by: Staff, recommendation: Recommendation) -> bool:
    """Whether this person may write in this recommendation."""
    return people.allows(check_can_change, by, recommendation)


def check_can_reword(by: Staff, recommendation: Recommendation) -> None:
    """Raise NotAllowed where it was planned: then it goes back to open first, and the plan is kept."""
    check_can_change(by, recommendation)
    if recommendation.state != State.OPEN:
        raise NotAllowed(_("This is planned. Take it back to open first; the plan it had is kept."))


def can_reword(by: Staff, recommendation: Recommendation) -> bool:
    """Whether the words and the plan may be written now."""
    return people.allows(check_can_reword, by, recommendation)


def check_can_foretell(by: Staff, recommendation: Recommendation) -> None:
    """Raise NotAllowed once it is in place: what would tell us is written beforehand."""
    check_can_change(by, recommendation)
    if recommendation.state not in NOT_BEGUN:
        raise NotAllowed(_("This is in place. What would tell us that it helped is written beforehand."))


def can_foretell(by: Staff, recommendation: Recommendation) -> bool:
    """Whether it may still be said what would tell us."""
    return people.allows(check_can_foretell, by, recommendation)


def check_can_move(by: Staff, recommendation: Recommendation, to: State) -> None:
    """Raise NotAllowed where the step is not lawful, or where it would start what no check holds."""
    check_can_change(by, recommendation)
    was = State(recommendation.state)
    if library.State(to) not in library.MAY_BECOME[library.State(was)]:
        raise NotAllowed(
            _("What is “%(was)s” cannot become “%(to)s”.") % {"was": was.label, "to": State(to).label}
        )
    if (was, to) in STARTS:
        gate.check_is_open(recommendation)


def can_move(by: Staff, recommendation: Recommendation, to: State) -> bool:
    """Whether this step may be offered; what the library misses is said beside it."""
    return people.allows(check_can_move, by, recommendation, to)


def check_can_test(by: Staff, recommendation: Recommendation) -> None:
    """Raise NotAllowed unless a small test may begin: it is planned, and nothing holds it back."""
    check_can_change(by, recommendation)
    if recommendation.state != State.DUE:
        raise NotAllowed(_("A small test begins when the plan is made, and before it is in place."))
    gate.check_is_open(recommendation)


def can_test(by: Staff, recommendation: Recommendation) -> bool:
    """Whether a small test may begin now."""
    return people.allows(check_can_test, by, recommendation)


def check_can_study(by: Staff, test: SmallTest) -> None:
    """Raise NotAllowed where it was said already what a test showed. A closed gate stops no looking back."""
    check_can_change(by, test.recommendation)
    if test.studied_on is not None:
        raise NotAllowed(_("What this test showed is written already. It stays as it is."))


def check_can_keep_answer(by: Staff, letter: Letter) -> None:
    """Raise NotAllowed where its answer is kept already; one may come long after all is checked."""
    check_can_write(by)
    people.check_same_service(by, letter)
    if letter.answered_on is not None:
        raise NotAllowed(_("The answer to this letter is kept already. It stays as it is."))


def check_can_say_what_was_seen(by: Staff, recommendation: Recommendation) -> None:
    """Raise NotAllowed unless this person may say what came of it."""
    people.check_has_role(by, *MAY_SAY_WHAT_WAS_SEEN)
    people.check_same_service(by, recommendation)


def what_is_missing(recommendation: Recommendation, to: State) -> tuple[str, ...]:
    """What the library finds missing for a step."""
    return library.what_is_missing(library.State(to), record_of(recommendation))
