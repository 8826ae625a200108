"""Who may listen, bring in and take back, and which changes of state are lawful.

Guards come in pairs: one raises and says why, one answers for the page.
"""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear.listening import may_be_played
from speakopenly.web.hear.events import MayBeErased, MayOpenExercise, MayTakeBack, StillNeedsWords
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.listening import consents
from speakopenly.web.hear.listening.lawful import check_exercise_lawful, check_lawful
from speakopenly.web.hear.listening.models import (
    Contribution,
    Exercise,
    ExerciseState,
    Holds,
    Import,
    ImportState,
)
from speakopenly.web.people import events
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff

MAY_BRING_IN = (Role.FACILITATOR,)
MAY_SEE = (Role.FACILITATOR, Role.LEARNING_LEAD)


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see listening exercises."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see listening exercises."""
    return people.allows(check_can_enter, by)


def check_can_set_up(by: Staff) -> None:
    """Raise NotAllowed unless this person may set up an exercise."""
    people.check_has_role(by, *MAY_BRING_IN)


def can_set_up(by: Staff) -> bool:
    """Whether this person may set up an exercise."""
    return people.allows(check_can_set_up, by)


def check_can_change(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may change this exercise: its words, or whether it is open."""
    people.check_same_service(by, exercise)
    check_can_set_up(by)


def can_change(by: Staff, exercise: Exercise) -> bool:
    """Whether this person may change this exercise."""
    return people.allows(check_can_change, by, exercise)


def check_can_open(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may open this exercise, or open it again, and nothing is missing.

    What may be missing is asked by an event; the room of plans refuses, and says all of it.
    """
    check_can_change(by, exercise)
    check_exercise_lawful(exercise, ExerciseState.OPEN)
    events.tell(MayOpenExercise(exercise.service_id, exercise.pk))


def can_open(by: Staff, exercise: Exercise) -> bool:
    """Whether opening would be done now."""
    return people.allows(check_can_open, by, exercise)


def check_can_take_out(exercise: Exercise, lines: Collection[str]) -> None:
    """Raise NotAllowed where somebody would take out who was not heard, once people could be asked."""
    gone = set(exercise.not_heard) - set(lines)
    if gone and exercise.state != ExerciseState.BEING_SET_UP:
        raise NotAllowed(
            _("Who was not heard stays once an exercise has opened. It can be answered, not taken out.")
        )


def check_can_upload(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may bring a table into this exercise now."""
    check_can_change(by, exercise)
    if exercise.state == ExerciseState.BEING_SET_UP:
        raise NotAllowed(_("This exercise is still being set up. Open it first, then bring in."))
    if exercise.state != ExerciseState.OPEN:
        raise NotAllowed(_("This exercise is closed. Open it again to bring in more."))


def can_upload(by: Staff, exercise: Exercise) -> bool:
    """Whether the button to bring in a table may be shown."""
    return people.allows(check_can_upload, by, exercise)


def check_can_see_rows(by: Staff, batch: Import) -> None:
    """Raise NotAllowed unless this is the person bringing the file in, and it is not yet brought in."""
    check_can_change(by, batch.exercise)
    if batch.by_id != by.user.pk:
        raise NotAllowed(_("Only the person who chose this file sees its rows."))
    if batch.state not in {ImportState.UPLOADED, ImportState.MAPPED}:
        raise NotAllowed(_("The rows of this file are shown only before it is brought in."))


def can_see_rows(by: Staff, batch: Import) -> bool:
    """Whether this person may see rows of this file as they stand."""
    return people.allows(check_can_see_rows, by, batch)


def can_go_on_with(by: Staff, batch: Import) -> bool:
    """Whether who chooses a file again goes on with this import: it is theirs, and is read or being read."""
    is_being_read = batch.state == ImportState.READING and batch.by_id == by.user.pk
    return is_being_read or can_see_rows(by, batch)


def check_holds_rows(batch: Import) -> None:
    """Raise NotAllowed unless the file is a table."""
    if batch.holds != Holds.ROWS:
        raise NotAllowed(_("This file is no table, so it has no columns to match."))


def check_holds_pieces(batch: Import) -> None:
    """Raise NotAllowed unless the file is a document, a transcript or a list of literature."""
    if batch.holds != Holds.PIECES:
        raise NotAllowed(_("This file is a table. Match its columns."))


def check_can_map(by: Staff, batch: Import) -> None:
    """Raise NotAllowed unless this person may say which column holds what."""
    check_can_see_rows(by, batch)
    check_can_upload(by, batch.exercise)


def can_map(by: Staff, batch: Import) -> bool:
    """Whether this person may match the columns."""
    return people.allows(check_can_map, by, batch)


def check_can_bring_in(by: Staff, batch: Import) -> None:
    """Raise NotAllowed unless the columns are matched and this is the person who matched them."""
    check_can_map(by, batch)
    if batch.state != ImportState.MAPPED:
        raise NotAllowed(_("Match the columns of this file first."))


def can_bring_in(by: Staff, batch: Import) -> bool:
    """Whether the button to bring in may be shown."""
    return people.allows(check_can_bring_in, by, batch)


def check_can_refuse(by: Staff, batch: Import) -> None:
    """Raise NotAllowed unless the file still waits; any facilitator may put it away."""
    check_can_change(by, batch.exercise)
    _check_no_room_needs(batch)


def can_let_go(batch: Import) -> bool:
    """Whether a file that waited too long goes: no legal hold keeps it, and no room needs it."""
    asked = MayBeErased(batch.service_id)
    events.tell(asked)
    return not asked.holds and people.allows(_check_no_room_needs, batch)


def _check_no_room_needs(batch: Import) -> None:
    check_lawful(batch, ImportState.REFUSED)
    events.tell(MayTakeBack(batch.service_id, batch.exercise_id, batch.pk))


def can_refuse(by: Staff, batch: Import) -> bool:
    """Whether the button not to bring in may be shown."""
    return people.allows(check_can_refuse, by, batch)


def check_can_take_back(by: Staff, batch: Import) -> None:
    """Raise NotAllowed unless the import can be undone as a whole: nothing runs, nothing is published of it.

    Later rooms are asked by an event; a room that has published from it refuses.
    """
    check_can_change(by, batch.exercise)
    check_lawful(batch, ImportState.TAKEN_BACK)
    if batch.state == ImportState.BRINGING_IN and batch.job is not None and not batch.job.has_ended:
        raise NotAllowed(_("This file is being brought in now. Stop that work first."))
    events.tell(MayTakeBack(batch.service_id, batch.exercise_id, batch.pk))


def can_take_back(by: Staff, batch: Import) -> bool:
    """Whether the button to take back may be shown."""
    return people.allows(check_can_take_back, by, batch)


def check_can_withdraw(by: Staff | None, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may record that somebody takes consent back.

    None stands for that somebody: the room that calls has seen a proof that the words are theirs.
    """
    if by is not None:
        check_can_change(by, exercise)


def can_withdraw(by: Staff | None, exercise: Exercise) -> bool:
    """Whether the way to take consent back may be shown."""
    return people.allows(check_can_withdraw, by, exercise)


def check_can_withdraw_words(by: Staff | None, exercise: Exercise) -> None:
    """Raise NotAllowed as above, and while a legal hold keeps everything; quotes can be stopped even then."""
    check_can_withdraw(by, exercise)
    asked = MayBeErased(exercise.service_id)
    events.tell(asked)
    if asked.holds:
        raise NotAllowed(
            _(
                "A legal hold is on everything of this service. Nothing is erased until it ends."
                " Consent to be quoted can be withdrawn now."
            )
        )


def can_withdraw_words(by: Staff | None, exercise: Exercise) -> bool:
    """Whether words may be erased for somebody now."""
    return people.allows(check_can_withdraw_words, by, exercise)


def check_can_play(contribution: Contribution) -> None:
    """Raise NotAllowed unless voice or face of this contribution may be published; every later room asks."""
    if not may_be_played(consents.of_row(contribution)):
        raise NotAllowed(_("Whoever speaks here did not agree that their voice or face is shown."))


def can_play(contribution: Contribution) -> bool:
    """Whether voice or face of this contribution may be published."""
    return people.allows(check_can_play, contribution)


def check_can_seal_to_readers(batch: Import) -> None:
    """Raise NotAllowed unless the words are read and somebody holds a key that will open them."""
    if batch.state != ImportState.BROUGHT_IN or not batch.wrapped_key:
        raise NotAllowed(_("This file is not brought in, or its words are sealed to readers already."))
    if not case_keys.holders(batch.service_id, CaseKind.IMPORT):
        raise NotAllowed(_("No facilitator has a reading key yet."))
    events.tell(StillNeedsWords(batch.service_id, batch.exercise_id, batch.pk))


def can_seal_to_readers(batch: Import) -> bool:
    """Whether the words of this import can be taken out of the machine's own reach now."""
    return people.allows(check_can_seal_to_readers, batch)
