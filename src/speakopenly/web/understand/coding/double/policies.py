"""Who may draw, code and close a sample, and who may see how far people agree: nobody while it is open."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook.models import Code, CodeState
from speakopenly.web.understand.coding import policies as coding
from speakopenly.web.understand.coding.double.models import DoubleCoding, DrawnPassage, TakesPart

FEWEST, MOST = 5, 500


def check_can_draw(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless there are codes, and no other sample is open."""
    people.check_same_service(by, exercise)
    coding.check_can_enter(by)
    if DoubleCoding.objects.filter(exercise=exercise, closed_on=None).exists():
        raise NotAllowed(_("A double coding is going on. Close it before another is drawn."))
    if not Code.objects.filter(exercise=exercise, state=CodeState.STANDING).exists():
        raise NotAllowed(_("There are no codes yet. Begin with the codebook."))


def can_draw(by: Staff, exercise: Exercise) -> bool:
    """Whether the form may be shown."""
    return people.allows(check_can_draw, by, exercise)


def takes_part(by: Staff, double: DoubleCoding) -> bool:
    """Whether this person codes this sample."""
    return TakesPart.objects.filter(double=double, by=by.user).exists()


def check_can_join(by: Staff, double: DoubleCoding) -> None:
    """Raise NotAllowed unless the sample is open and a coder is still wanted."""
    people.check_same_service(by, double)
    coding.check_can_enter(by)
    if not double.is_open:
        raise NotAllowed(_("This double coding is closed."))
    if takes_part(by, double):
        raise NotAllowed(_("You take part already."))
    if TakesPart.objects.filter(double=double).count() >= double.coders_wanted:
        raise NotAllowed(_("Enough people take part in this double coding."))


def can_join(by: Staff, double: DoubleCoding) -> bool:
    """Whether the button may be shown."""
    return people.allows(check_can_join, by, double)


def check_can_code(by: Staff, drawn: DrawnPassage) -> None:
    """Raise NotAllowed unless this person takes part and the sample is open."""
    people.check_same_service(by, drawn)
    coding.check_can_enter(by)
    if not drawn.double.is_open or not takes_part(by, drawn.double):
        raise NotAllowed(_("Only those who take part see these passages, while it is open."))


def can_code(by: Staff, drawn: DrawnPassage) -> bool:
    """Whether the form may be shown."""
    return people.allows(check_can_code, by, drawn)


def check_can_close(by: Staff, double: DoubleCoding) -> None:
    """Raise NotAllowed unless it is open and two people have begun."""
    people.check_same_service(by, double)
    coding.check_can_enter(by)
    if not double.is_open:
        raise NotAllowed(_("This double coding is closed already."))
    if TakesPart.objects.filter(double=double).count() < 2:
        raise NotAllowed(_("Agreement needs two people at least. Wait for the second."))


def can_close(by: Staff, double: DoubleCoding) -> bool:
    """Whether the button may be shown."""
    return people.allows(check_can_close, by, double)


def check_can_drop(by: Staff, double: DoubleCoding) -> None:
    """Raise NotAllowed unless it is open and nobody can be compared yet."""
    people.check_same_service(by, double)
    coding.check_can_enter(by)
    if not double.is_open or TakesPart.objects.filter(double=double).count() >= 2:
        raise NotAllowed(_("Two people take part in this. Close it instead."))


def can_drop(by: Staff, double: DoubleCoding) -> bool:
    """Whether the button may be shown."""
    return people.allows(check_can_drop, by, double)


def check_can_see_agreement(by: Staff, double: DoubleCoding) -> None:
    """Raise NotAllowed while the sample is open: nobody sees anybody's codes but their own."""
    people.check_same_service(by, double)
    coding.check_can_enter(by)
    if double.is_open:
        raise NotAllowed(_("How far people agree is shown once the double coding is closed."))


def can_see_agreement(by: Staff, double: DoubleCoding) -> bool:
    """Whether the link may be shown."""
    return people.allows(check_can_see_agreement, by, double)
