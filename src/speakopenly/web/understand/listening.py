"""What this stage does when the hear room tells something."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import (
    ContributionsBroughtIn,
    FindingThatChanges,
    MayTakeBack,
    StillNeedsWords,
    WhatStandsOn,
)
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.people import events
from speakopenly.web.people.models import User
from speakopenly.web.understand.findings.excerpt import excerpt_of
from speakopenly.web.understand.findings.publications.models import Publication
from speakopenly.web.understand.findings.queries import paragraphs
from speakopenly.web.understand.reading.models import Reading, Stage
from speakopenly.web.understand.reading.queries import understanding_of
from speakopenly.web.understand.themes.models import PassageInTheme


def begin() -> None:
    """Listen from now on; saying so twice is harmless."""
    events.listen(ContributionsBroughtIn)(read_them)
    events.listen(MayTakeBack)(refuse_where_published)
    events.listen(WhatStandsOn)(tell_what_stands_on)
    events.listen(StillNeedsWords)(refuse_until_read)


def read_them(event: ContributionsBroughtIn) -> None:
    """Begin the long work of reading, once for each import."""
    from speakopenly.web.understand.job import understand_exercise

    exercise = hear.exercise_by_id(event.service_id, event.exercise_id)
    jobs.enqueue(
        understand_exercise,
        service=exercise.service,
        by=User.objects.get(pk=event.by_id),
        key=f"understand-{event.import_id}",
        leads_to=reverse("understand:themes", args=[exercise.slug]),
        exercise_id=exercise.pk,
    )


def tell_what_stands_on(event: WhatStandsOn) -> None:
    """Add the findings whose themes hold words of this contribution, by their paragraphs of today."""
    members = PassageInTheme.objects.filter(
        service=event.service_id, passage__reading__ident=event.contribution
    ).select_related("theme__exercise", "theme__parent", "theme__merged_into")
    themes: dict[Exercise, set[str]] = {}
    for member in members:
        standing = (member.theme, member.theme.parent, member.theme.merged_into)
        themes.setdefault(member.theme.exercise, set()).update(each.ident for each in standing if each)
    for exercise, idents in themes.items():
        for shown in paragraphs(excerpt_of(exercise)):
            if shown.ident in idents:
                event.findings.append(FindingThatChanges(exercise.title, shown.number))


def refuse_where_published(event: MayTakeBack) -> None:
    """An import behind a signed report is not taken back as a whole; one person's words still can be."""
    signed = Publication.objects.filter(exercise=event.exercise_id).exclude(state="draft")
    if signed.exists():
        raise NotAllowed(_("A report was published from this. Single contributions can still be withdrawn."))


def refuse_until_read(event: StillNeedsWords) -> None:
    """Words are read by a job that nobody sits beside; until it is done with an import, it must open them."""
    exercise = hear.exercise_by_id(event.service_id, event.exercise_id)
    understanding = understanding_of(exercise)
    if understanding is None or understanding.stage != Stage.DONE:
        raise NotAllowed(_("This exercise is being read."))
    heard = set(hear.heard_idents(exercise, import_id=event.import_id))
    if heard - set(Reading.objects.filter(exercise=exercise).values_list("ident", flat=True)):
        raise NotAllowed(_("Some of this import is not read yet."))
