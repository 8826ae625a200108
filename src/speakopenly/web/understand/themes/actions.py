"""Deeds on themes: keep what the machine suggested, and decide. Each decision can be undone; none is lost."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.core.records import PassageId
from speakopenly.understand.themes import ThemeSet
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.reading.actions import count_again
from speakopenly.web.understand.reading.models import Passage, Reading
from speakopenly.web.understand.themes import policies, runs
from speakopenly.web.understand.themes.models import Deed, PassageInTheme, Theme, ThemeDecision, ThemeState

AT_ONCE = 2000
KEPT = ("state", "name", "description", "merged_into_id", "parent_id")
"""What a decision may change of a theme, and undoing puts back."""


@transaction.atomic
def keep_suggestions(exercise: Exercise, found: ThemeSet) -> None:
    """Store the themes a search found, in the place of earlier suggestions nobody has decided on."""
    earlier = runs.where_people_stand(exercise)
    count_again(exercise)
    Theme.objects.filter(exercise=exercise).delete()
    themes: dict[str, Theme] = {}
    for place, suggested in enumerate(found.themes):
        themes[suggested.id] = Theme.objects.create(
            service_id=exercise.service_id,
            exercise=exercise,
            ident=suggested.id,
            parent=themes[suggested.parent] if suggested.parent else None,
            suggested_name=suggested.name,
            suggested_description=suggested.description,
            name=suggested.name,
            description=suggested.description,
            keywords=list(suggested.keywords),
            place=place,
        )
    keys = _keys_of_passages(exercise)
    for suggested in found.themes:
        put_in(themes[suggested.id], [keys[passage] for passage in suggested.passages if passage in keys])
    _keep_reasons(exercise, found)
    runs.keep_earlier(exercise, earlier)


def put_in(theme: Theme, passages: Sequence[UUID], *, from_rank: int = 0) -> None:
    """Let passages stand in a theme, the most telling first."""
    count_again(theme.exercise)
    PassageInTheme.objects.bulk_create(
        (
            PassageInTheme(service_id=theme.service_id, theme=theme, passage_id=passage, rank=rank)
            for rank, passage in enumerate(passages, start=from_rank)
        ),
        batch_size=AT_ONCE,
    )


def _keys_of_passages(exercise: Exercise) -> dict[PassageId, UUID]:
    rows = Passage.objects.filter(reading__exercise=exercise).values_list("ident", "pk")
    return {PassageId(ident): key for ident, key in rows}


def _keep_reasons(exercise: Exercise, found: ThemeSet) -> None:
    """Why a reading stands in no theme, where the search for themes said so."""
    Reading.objects.filter(exercise=exercise).update(no_theme_because="")
    because = {str(each.contribution): each.reason for each in found.assignments if each.reason}
    rows = list(Reading.objects.filter(exercise=exercise, ident__in=because).only("ident"))
    for row in rows:
        row.no_theme_because = str(because[row.ident])
    Reading.objects.bulk_update(rows, ["no_theme_because"], batch_size=AT_ONCE)


@transaction.atomic
def accept(*, theme: Theme, by: Staff) -> ThemeDecision:
    """Let a theme stand as it is."""
    policies.check_can_decide(by, theme)
    policies.check_may_become(theme, ThemeState.DECIDED)
    before = _before(theme)
    theme.state = ThemeState.DECIDED
    return _decide(Deed.ACCEPT, theme, before, by, told=_("“%(name)s” was accepted.") % {"name": theme.name})


@transaction.atomic
def rename(*, theme: Theme, by: Staff, name: str, description: str) -> ThemeDecision:
    """Give a theme the name and description people chose; the suggested ones are kept beside them."""
    policies.check_can_decide(by, theme)
    policies.check_may_become(theme, ThemeState.DECIDED)
    before, old = _before(theme), theme.name
    theme.name, theme.description, theme.state = name.strip(), description.strip(), ThemeState.DECIDED
    told = _("“%(old)s” is now called “%(new)s”.") % {"old": old, "new": theme.name}
    return _decide(Deed.RENAME, theme, before, by, told=told)


@transaction.atomic
def merge(*, theme: Theme, into: Theme, by: Staff) -> ThemeDecision:
    """Let the passages of one theme count for another from now on."""
    policies.check_can_merge(by, theme, into=into)
    moved = [theme, *Theme.objects.filter(merged_into=theme)]
    parts = list(theme.subthemes.all())
    before = _before(*moved, *parts, into)
    Theme.objects.filter(pk__in=[each.pk for each in moved]).update(state=ThemeState.MERGED, merged_into=into)
    Theme.objects.filter(pk__in=[part.pk for part in parts]).update(parent=into)
    Theme.objects.filter(pk=into.pk).update(state=ThemeState.DECIDED)
    theme.refresh_from_db()
    told = _("“%(name)s” was merged with “%(into)s”.") % {"name": theme.name, "into": into.name}
    return _decide(Deed.MERGE, theme, before, by, told=told)


@transaction.atomic
def split(*, theme: Theme, by: Staff) -> ThemeDecision:
    """Let the parts of a theme stand as themes of their own."""
    policies.check_can_split(by, theme)
    parts = list(theme.subthemes.exclude(state=ThemeState.REFUSED))
    before = _before(theme, *parts)
    Theme.objects.filter(pk__in=[part.pk for part in parts]).update(parent=None, state=ThemeState.DECIDED)
    theme.state = ThemeState.SPLIT
    told = _("“%(name)s” was split into its %(count)s parts.") % {"name": theme.name, "count": len(parts)}
    return _decide(Deed.SPLIT, theme, before, by, told=told)


@transaction.atomic
def refuse(*, theme: Theme, by: Staff) -> ThemeDecision:
    """Take a theme out of the list; its passages stay readable under “Read, no theme”."""
    policies.check_can_decide(by, theme)
    policies.check_may_become(theme, ThemeState.REFUSED)
    before = _before(theme)
    theme.state = ThemeState.REFUSED
    told = _("“%(name)s” was refused as a theme.") % {"name": theme.name}
    return _decide(Deed.REFUSE, theme, before, by, told=told)


@transaction.atomic
def undo(*, decision: ThemeDecision, by: Staff) -> None:
    """Put every theme a decision changed back as it was before. The line stays in the history."""
    policies.check_can_undo(by, decision)
    count_again(decision.theme.exercise)
    for key, was in decision.before.items():
        Theme.objects.filter(exercise=decision.theme.exercise_id, pk=key).update(**was)
    decision.undone_at = timezone.now()
    decision.save(update_fields=["undone_at"])
    audit.record("theme decision undone", decision, by=by.user, service=by.service)


def _before(*themes: Theme) -> dict[str, dict[str, object]]:
    return {str(theme.pk): {name: _plain(getattr(theme, name)) for name in KEPT} for theme in themes}


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value


def _decide(
    deed: Deed, theme: Theme, before: dict[str, dict[str, object]], by: Staff, *, told: str
) -> ThemeDecision:
    theme.save()
    count_again(theme.exercise)
    decision = ThemeDecision.objects.create(
        service=by.service, theme=theme, deed=deed, role=_role(by), told=told, before=before
    )
    audit.record(f"theme {Deed(deed).value}", theme, by=by.user, service=by.service)
    return decision


def _role(by: Staff) -> str:
    """The role in which somebody decided: of those that may, the first held. Never who it was."""
    return str(next(role for role in policies.MAY_SEE if role in by.roles))
