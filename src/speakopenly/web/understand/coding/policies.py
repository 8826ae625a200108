"""Who may code, and who may ask the machine to learn."""

from __future__ import annotations

from django.db.models import Count
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook import policies as codebook
from speakopenly.web.understand.codebook.models import CodeState
from speakopenly.web.understand.coding.filters import set_apart
from speakopenly.web.understand.coding.models import Coding, Look
from speakopenly.web.understand.reading.models import Passage

MAY_CODE = codebook.MAY_SEE
FEWEST_TO_LEARN_FROM, FEWEST_OF_A_CODE = 10, 5


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may code."""
    people.check_has_role(by, *MAY_CODE)


def can_enter(by: Staff) -> bool:
    """Whether this person may code."""
    return people.allows(check_can_enter, by)


def check_can_code(by: Staff, passage: Passage) -> None:
    """Raise NotAllowed unless this person may code this passage."""
    people.check_same_service(by, passage)
    check_can_enter(by)


def can_code(by: Staff, passage: Passage) -> bool:
    """Whether the form may be shown."""
    return people.allows(check_can_code, by, passage)


def check_can_let_learn(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless enough was coded for a machine to learn from."""
    people.check_same_service(by, exercise)
    check_can_enter(by)
    apart = set_apart(exercise).values("passage")
    looks = Look.objects.filter(exercise=exercise).exclude(passage__in=apart)
    often = Coding.objects.filter(look__in=looks, code__state=CodeState.STANDING).values("code")
    often = often.annotate(times=Count("pk")).filter(times__gte=FEWEST_OF_A_CODE)
    if looks.values("passage__sha256").distinct().count() < FEWEST_TO_LEARN_FROM or not often.exists():
        raise NotAllowed(
            _("A machine learns from ten coded passages or more, and a code that was given five times.")
        )


def can_let_learn(by: Staff, exercise: Exercise) -> bool:
    """Whether the button may be shown."""
    return people.allows(check_can_let_learn, by, exercise)
