"""Who may see and change a codebook. It stands still while a double coding is going on."""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.codebook.models import CodeDeed
from speakopenly.web.understand.codebook.still import is_standing_still

MAY_SEE = (Role.FACILITATOR, Role.CODER)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see codebooks."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see codebooks."""
    return people.allows(check_can_enter, by)


def check_can_change(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may change the codebook of this exercise now."""
    people.check_same_service(by, exercise)
    check_can_enter(by)
    if is_standing_still(exercise):
        raise NotAllowed(
            _("A double coding is going on, so the codebook stands still. Close it first, or wait.")
        )


def can_change(by: Staff, exercise: Exercise) -> bool:
    """Whether the forms that change the codebook may be shown."""
    return people.allows(check_can_change, by, exercise)


def check_can_undo(by: Staff, deed: CodeDeed) -> None:
    """Raise NotAllowed where the deed is undone already, or something later stands on it."""
    check_can_change(by, deed.exercise)
    if deed.undone_at is not None:
        raise NotAllowed(_("This was undone already."))
    if deed.pk in stood_on(deed.exercise):
        raise NotAllowed(_("Something was changed since that stands on this. Undo the later one first."))


def can_undo(by: Staff, deed: CodeDeed) -> bool:
    """Whether the Undo button may be shown."""
    return people.allows(check_can_undo, by, deed)


def stood_on(exercise: Exercise) -> set[object]:
    """The keys of deeds on which a later one stands."""
    seen, found = set[str](), set[object]()
    deeds = CodeDeed.objects.filter(exercise=exercise, undone_at=None).order_by("-number")
    for key, change in deeds.values_list("pk", "change"):
        pairs = zip(change["before"], change["after"], strict=True)
        touched = {(new or old)["id"] for old, new in pairs}
        if touched & seen:
            found.add(key)
        seen |= touched
    return found
