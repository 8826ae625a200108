"""Who may see and decide themes, and which changes of state are lawful."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import policies as people
from speakopenly.web.people.roles import Role
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.themes.models import Theme, ThemeDecision, ThemeState

MAY_SEE = (Role.FACILITATOR, Role.CODER)

_FROM_A_LIVE_THEME = frozenset({ThemeState.DECIDED, ThemeState.REFUSED, ThemeState.MERGED, ThemeState.SPLIT})
LAWFUL: Mapping[ThemeState, frozenset[ThemeState]] = {
    ThemeState.SUGGESTED: _FROM_A_LIVE_THEME,
    ThemeState.DECIDED: _FROM_A_LIVE_THEME,
    ThemeState.REFUSED: frozenset({ThemeState.DECIDED}),
    ThemeState.MERGED: frozenset(),
    ThemeState.SPLIT: frozenset(),
}
"""A refused theme may be taken up again by accepting it; the others come back by undoing."""


def check_can_enter(by: Staff) -> None:
    """Raise NotAllowed unless this person may see themes and the passages beside them."""
    people.check_has_role(by, *MAY_SEE)


def can_enter(by: Staff) -> bool:
    """Whether this person may see themes."""
    return people.allows(check_can_enter, by)


def check_can_see(by: Staff, exercise: Exercise) -> None:
    """Raise NotAllowed unless this person may see the themes of this exercise."""
    people.check_same_service(by, exercise)
    check_can_enter(by)


def can_see(by: Staff, exercise: Exercise) -> bool:
    """Whether this person may see the themes of this exercise."""
    return people.allows(check_can_see, by, exercise)


def check_can_decide(by: Staff, theme: Theme) -> None:
    """Raise NotAllowed unless this person may decide what becomes of a theme."""
    people.check_same_service(by, theme)
    people.check_has_role(by, *MAY_SEE)


def can_decide(by: Staff, theme: Theme) -> bool:
    """Whether the buttons that decide may be shown."""
    return people.allows(check_can_decide, by, theme)


def check_may_become(theme: Theme, state: ThemeState) -> None:
    """Raise NotAllowed where a theme cannot go from its state to this one."""
    if state not in LAWFUL[ThemeState(theme.state)]:
        raise NotAllowed(
            _("This theme is %(state)s now. Undo that first.") % {"state": theme.get_state_display().lower()}
        )


def check_can_merge(by: Staff, theme: Theme, *, into: Theme) -> None:
    """Raise NotAllowed unless both are different live themes of the same exercise, at the top."""
    check_can_decide(by, theme)
    check_can_decide(by, into)
    check_may_become(theme, ThemeState.MERGED)
    if theme.pk == into.pk or theme.exercise_id != into.exercise_id:
        raise NotAllowed(_("Choose another theme of this exercise."))
    if not into.is_live or theme.parent_id or into.parent_id:
        raise NotAllowed(_("Only themes that stand in the list can be merged; a part of a theme cannot."))


def can_merge(by: Staff, theme: Theme, *, into: Theme) -> bool:
    """Whether these two themes may become one."""
    return people.allows(check_can_merge, by, theme, into=into)


def check_can_split(by: Staff, theme: Theme) -> None:
    """Raise NotAllowed unless the theme has two parts or more that can stand alone."""
    check_can_decide(by, theme)
    check_may_become(theme, ThemeState.SPLIT)
    if (
        theme.parent_id
        or theme.merged.exists()
        or theme.subthemes.exclude(state=ThemeState.REFUSED).count() < 2
    ):
        raise NotAllowed(_("Only a theme with two parts or more, and nothing merged into it, can be split."))


def can_split(by: Staff, theme: Theme) -> bool:
    """Whether the button to split may be shown."""
    return people.allows(check_can_split, by, theme)


def check_can_undo(by: Staff, decision: ThemeDecision) -> None:
    """Raise NotAllowed where the decision is undone already or something later stands on it."""
    check_can_decide(by, decision.theme)
    if decision.undone_at is not None:
        raise NotAllowed(_("This was undone already."))
    later = ThemeDecision.objects.filter(
        theme__exercise=decision.theme.exercise_id, undone_at=None, when__gt=decision.when
    )
    if any(set(each.before) & set(decision.before) for each in later):
        raise NotAllowed(_("Something was decided since that stands on this. Undo the later one first."))


def can_undo(by: Staff, decision: ThemeDecision) -> bool:
    """Whether the Undo button may be shown."""
    return people.allows(check_can_undo, by, decision)


def may_suggest(exercise: Exercise) -> bool:
    """Whether the machine may still make suggestions anew: only while nobody has decided anything or
    read a sample."""
    decided = ThemeDecision.objects.filter(theme__exercise=exercise).exists()
    return not decided and not Theme.objects.filter(exercise=exercise, audits__isnull=False).exists()
