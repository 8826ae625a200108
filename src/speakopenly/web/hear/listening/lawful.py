"""Which changes of state of an exercise and of an import are lawful."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise, ExerciseState, Import, ImportState

EXERCISE_MAY_BECOME: Mapping[ExerciseState, frozenset[ExerciseState]] = {
    ExerciseState.BEING_SET_UP: frozenset({ExerciseState.OPEN}),
    ExerciseState.OPEN: frozenset({ExerciseState.CLOSED}),
    ExerciseState.CLOSED: frozenset({ExerciseState.OPEN}),
}
IMPORT_MAY_BECOME: Mapping[ImportState, frozenset[ImportState]] = {
    ImportState.READING: frozenset({ImportState.UPLOADED, ImportState.UNREADABLE, ImportState.REFUSED}),
    ImportState.UPLOADED: frozenset({ImportState.MAPPED, ImportState.REFUSED}),
    ImportState.MAPPED: frozenset({ImportState.MAPPED, ImportState.BRINGING_IN, ImportState.REFUSED}),
    ImportState.BRINGING_IN: frozenset({ImportState.BROUGHT_IN, ImportState.TAKEN_BACK}),
    ImportState.BROUGHT_IN: frozenset({ImportState.TAKEN_BACK}),
    ImportState.REFUSED: frozenset(),
    ImportState.UNREADABLE: frozenset(),
    ImportState.TAKEN_BACK: frozenset(),
}
"""Bringing in to taken back is for an import whose long work was stopped or could not be finished."""


def check_lawful(batch: Import, to: ImportState) -> None:
    """Raise NotAllowed unless an import may go from its state to this one."""
    if to not in IMPORT_MAY_BECOME[ImportState(batch.state)]:
        raise NotAllowed(
            _("This file cannot be changed so any more. It stands at: %(state)s.")
            % {"state": batch.get_state_display()}
        )


def check_exercise_lawful(exercise: Exercise, to: ExerciseState) -> None:
    """Raise NotAllowed unless an exercise may go from its state to this one."""
    if to not in EXERCISE_MAY_BECOME[ExerciseState(exercise.state)]:
        raise NotAllowed(_("This exercise is so already."))
