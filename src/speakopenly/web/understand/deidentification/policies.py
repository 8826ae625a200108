"""Who may read what a machine cleared, replace words, put them back, and try to tell whose they are."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.keyring.policies import HOLDERS
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.deidentification.models import Replacement, SampledText
from speakopenly.web.understand.findings.models import Version
from speakopenly.web.understand.reading.models import Passage, Reading

MAY_SEE = (Role.FACILITATOR, Role.CODER)
MAY_TRY = (Role.FACILITATOR, Role.CODER, Role.PUBLISHER)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see de-identified texts here."""
    people.check_has_role(by, *MAY_TRY)


def can_enter(by: Staff) -> bool:
    """Whether this person may see this room."""
    return people.allows(check_can_enter, by)


def check_can_draw(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may draw texts to be read."""
    people.check_same_service(by, exercise)
    people.check_has_role(by, *MAY_SEE)


def can_draw(by: Staff, exercise: Exercise) -> bool:
    """Whether the form to draw texts may be shown."""
    return people.allows(check_can_draw, by, exercise)


def check_can_replace(by: Staff, reading: Reading) -> None:
    """Raise NotAllowed unless this person may replace words of this text."""
    people.check_same_service(by, reading)
    people.check_has_role(by, *MAY_SEE)


def can_replace(by: Staff, reading: Reading) -> bool:
    """Whether the form to replace words may be shown."""
    return people.allows(check_can_replace, by, reading)


def check_can_answer(by: Staff, drawn: SampledText) -> None:
    """Raise NotAllowed unless this text of a sample is still to be read."""
    people.check_same_service(by, drawn)
    people.check_has_role(by, *MAY_SEE)
    if drawn.reading_id is None:
        raise NotAllowed(_("These words were taken back."))
    if drawn.sample.set_aside_on is not None:
        raise NotAllowed(_("Another sample was drawn since."))


def check_can_undo(by: Staff, replacement: Replacement) -> None:
    """Raise NotAllowed unless this is the last replacement of its text, and this person may open words."""
    people.check_same_service(by, replacement)
    people.check_has_role(by, *HOLDERS[CaseKind.IMPORT])
    later = Replacement.objects.filter(reading=replacement.reading_id, number__gt=replacement.number)
    if later.exists():
        raise NotAllowed(_("Words of this text were replaced since. Undo the last first."))


def can_undo(by: Staff, replacement: Replacement) -> bool:
    """Whether the button to undo may be shown."""
    return people.allows(check_can_undo, by, replacement)


def check_can_try(by: Staff, passage: Passage, chosen: Collection[str] | None = None) -> None:
    """Raise NotAllowed unless this person may try to tell whose words a quote holds: not who chose it.

    ``chosen`` is what ``chosen_by`` gives, where many quotes are asked about at once.
    """
    people.check_same_service(by, passage)
    people.check_has_role(by, *MAY_TRY)
    mine = chosen_by(by, passage.reading.exercise_id) if chosen is None else chosen
    if passage.ident in mine:
        raise NotAllowed(_("You worked on a finding with this quote. Somebody else has to try."))


def can_try(by: Staff, passage: Passage, chosen: Collection[str] | None = None) -> bool:
    """Whether the question may be shown."""
    return people.allows(check_can_try, by, passage, chosen)


def chosen_by(by: Staff, exercise_id: UUID) -> frozenset[str]:
    """Quotes of findings as they stand that this person once wrote with these quotes."""
    written = Version.objects.filter(
        finding__exercise=exercise_id, written_by=by.user, service=by.service
    ).select_related("finding")
    return frozenset(
        quote for version in written for quote in version.quotes if quote in version.finding.quotes
    )
