"""Who may write, open and close a survey, and which changes of state are lawful.

Guards come in pairs: one raises and says why, one answers for the page.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.hear import questionnaires
from speakopenly.hear.questionnaires import ItemKind
from speakopenly.web.hear.keyring import case_keys
from speakopenly.web.hear.keyring.models import CaseKind
from speakopenly.web.hear.listening import policies as listening
from speakopenly.web.hear.listening.models import Exercise, ExerciseState
from speakopenly.web.hear.surveys import queries
from speakopenly.web.hear.surveys.asked import ADDED_LAST, MOST_ADDED
from speakopenly.web.hear.surveys.models import Survey, SurveyState, Way
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff

MAY_SEE = listening.MAY_SEE
MAY_BUILD = listening.MAY_BRING_IN

MAY_BECOME: Mapping[SurveyState, frozenset[SurveyState]] = {
    SurveyState.WRITING: frozenset({SurveyState.OPEN}),
    SurveyState.OPEN: frozenset({SurveyState.OPEN, SurveyState.CLOSED}),
    SurveyState.CLOSED: frozenset({SurveyState.OPEN}),
}
"""Open to open puts changes before people, as a new edition."""


def check_can_build(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may write the survey of this exercise."""
    listening.check_can_change(by, exercise)


def can_build(by: Staff, exercise: Exercise) -> bool:
    """Whether the forms of the survey may be shown."""
    return people.allows(check_can_build, by, exercise)


def check_can_open(by: Staff, survey: Survey) -> None:
    """Raise NotAllowed, or NotReadyToOpen with every gap, unless all versions can open together now."""
    check_can_build(by, survey.exercise)
    _check_lawful(survey, SurveyState.OPEN)
    if survey.exercise.state != ExerciseState.OPEN:
        raise NotAllowed(_("The exercise itself is not open. Open it from its plan first."))
    asked = queries.as_it_would_open(survey)
    _check_can_be_taken(survey, asked)
    questionnaires.check_can_open(asked)
    if survey.state == SurveyState.OPEN and not queries.has_changed(survey):
        raise NotAllowed(_("Nothing has changed since it opened."))


def can_open(by: Staff, survey: Survey) -> bool:
    """Whether opening would be done now."""
    return people.allows(check_can_open, by, survey)


def check_can_close(by: Staff, survey: Survey) -> None:
    """Raise NotAllowed unless this person may close this survey, and it is open."""
    check_can_build(by, survey.exercise)
    _check_lawful(survey, SurveyState.CLOSED)


def can_close(by: Staff, survey: Survey) -> bool:
    """Whether the button to close it may be shown."""
    return people.allows(check_can_close, by, survey)


def check_can_make_codes(by: Staff, survey: Survey) -> None:
    """Raise NotAllowed unless this person may make codes, and people may come with one."""
    check_can_build(by, survey.exercise)
    if Way.CODES not in survey.ways:
        raise NotAllowed(_("Choose one-time codes among the ways first."))


def can_make_codes(by: Staff, survey: Survey) -> bool:
    """Whether the page of codes may be shown."""
    return people.allows(check_can_make_codes, by, survey)


def can_type_in(by: Staff, survey: Survey) -> bool:
    """Whether the link to type in a paper form may be shown: it opened once, and the exercise is open."""
    return listening.can_upload(by, survey.exercise) and survey.editions.exists()


def _check_can_be_taken(survey: Survey, asked: questionnaires.Questionnaire) -> None:
    """Nobody is asked for more files than come in one go, or for a voice that nobody could hear."""
    kinds = [item.kind for item in asked.items if item.kind in ADDED_LAST]
    if len(kinds) > MOST_ADDED:
        raise NotAllowed(
            _("It asks for %(found)s files and voice notes. %(most)s can come together: take some out.")
            % {"found": len(kinds), "most": MOST_ADDED}
        )
    if ItemKind.VOICE_NOTE in kinds and not case_keys.holders(survey.service_id, CaseKind.IMPORT):
        raise NotAllowed(_("Make a reading key first: a voice note opens for nobody without one."))


def _check_lawful(survey: Survey, to: SurveyState) -> None:
    if to not in MAY_BECOME[SurveyState(survey.state)]:
        raise NotAllowed(_("This survey is %(state)s.") % {"state": survey.get_state_display().lower()})
