"""What this stage does when the hear room tells something."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.hear.events import ContributionsBroughtIn, MayTakeBack
from speakopenly.web.hear.listening import queries as hear
from speakopenly.web.jobs import actions as jobs
from speakopenly.web.people import events
from speakopenly.web.people.models import User
from speakopenly.web.understand.findings.publications.models import Publication


def begin() -> None:
    """Listen from now on; saying so twice is harmless."""
    events.listen(ContributionsBroughtIn)(read_them)
    events.listen(MayTakeBack)(refuse_where_published)


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


def refuse_where_published(event: MayTakeBack) -> None:
    """An import behind a signed report is not taken back as a whole; one person's words still can be."""
    signed = Publication.objects.filter(exercise=event.exercise_id).exclude(state="draft")
    if signed.exists():
        raise NotAllowed(_("A report was published from this. Single contributions can still be withdrawn."))
