"""What we keep of a public reply: what it is about, and an edition for each time it goes out.

Once out, an edition is never altered: what is said later is the next one. Nothing here says which report is
behind a theme; whoever wrote one is led here by their own words (see ``events.PublicRepliesFor``).
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.check.replies import WORDINGS
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.themes.models import Theme


class Level(models.TextChoices):
    """What a reply answers: never one report."""

    EXERCISE = "exercise", _("A listening exercise as a whole")
    THEME = "theme", _("One theme")
    FINDING = "finding", _("One finding")


class EditionState(models.TextChoices):
    """Where an edition stands. Lawful changes are in ``policies.LAWFUL``."""

    DRAFT = "draft", _("Being written")
    WAITING = "waiting", _("Waiting for a second signature")
    OUT = "out", _("Public")


class Reply(ServiceRecord):
    """One public reply by its number. ``name`` is what it answers, as it was called when it was begun.

    A theme that was taken apart or found anew leaves ``theme`` empty; what was said stays. ``joined_into`` is
    the reply that answers this as well. ``changed_on``: the words behind its theme were all taken back.
    """

    number = models.PositiveIntegerField()
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=10, choices=Level.choices)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, related_name="+")
    finding = models.ForeignKey(Finding, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=200)
    joined_into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="joined")
    changed_on = models.DateField(null=True)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("service", "number"), name="a_reply_has_its_own_number"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="a_reply_level_is_known"),
            models.CheckConstraint(
                condition=~Q(level=Level.EXERCISE) | Q(theme=None, finding=None),
                name="a_reply_to_an_exercise_names_no_theme",
            ),
            models.CheckConstraint(
                condition=Q(joined_into=None) | ~Q(joined_into=F("pk")), name="a_reply_joins_another"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Edition(ServiceRecord):
    """What a reply says from one day on. ``look_by``: the day by which we will have looked whether it helped.

    ``number`` counts within its reply. ``asked_by`` asks for the second signature and cannot give it.
    """

    reply = models.ForeignKey(Reply, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField(default=1)
    state = models.CharField(max_length=10, choices=EditionState.choices, default=EditionState.DRAFT)
    look_by = models.DateField(null=True)
    begun_on = models.DateField(default=timezone.localdate)
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    out_on = models.DateField(null=True)
    sent_back = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("reply", "number"), name="an_edition_of_a_reply_has_its_number"),
            models.UniqueConstraint(
                fields=("reply",),
                condition=~Q(state="out"),
                name="one_edition_of_a_reply_is_written_at_a_time",
            ),
            models.CheckConstraint(
                condition=Q(state__in=EditionState.values), name="a_reply_edition_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state="out", signed_by__isnull=False, out_on__isnull=False)
                | (~Q(state="out") & Q(signed_by=None, out_on=None)),
                name="no_reply_is_public_unsigned",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(asked_by__isnull=False), name="somebody_asks_for_a_signature"
            ),
            models.CheckConstraint(
                condition=Q(signed_by=None) | Q(asked_by__isnull=False) & ~Q(signed_by=F("asked_by")),
                name="nobody_signs_a_reply_of_their_own",
            ),
        )

    def __str__(self) -> str:
        return f"{self.reply_id} {self.number}"


class Writer(ServiceRecord):
    """Somebody who wrote at an edition, and so may not sign it."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="writers")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("edition", "user"), name="a_writer_of_a_reply_is_kept_once"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class ReplyText(ServiceRecord):
    """What an edition says in one wording and language. ``nothing_because`` stands where nothing changed."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="texts")
    wording = models.CharField(max_length=10, choices=[(each.value, each.value) for each in WORDINGS])
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    title = models.CharField(max_length=120)
    heard = models.TextField(max_length=2000)
    changed = models.TextField(max_length=2000, blank=True)
    nothing_because = models.TextField(max_length=1000, blank=True)
    checked = models.TextField(max_length=2000, blank=True)

    class Meta:
        ordering = ("language", "wording")
        constraints = (
            models.UniqueConstraint(
                fields=("edition", "wording", "language"), name="a_reply_is_worded_once_in_each_way"
            ),
            models.CheckConstraint(
                condition=Q(changed="") | Q(nothing_because=""), name="something_changed_or_nothing_did"
            ),
        )

    def __str__(self) -> str:
        return f"{self.language} {self.wording}"


class RestsOn(ServiceRecord):
    """What an edition rests on: findings, what was recommended, and the measures that were looked at."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="rests_on")
    finding = models.ForeignKey(Finding, on_delete=models.CASCADE, null=True, related_name="+")
    recommendation = models.ForeignKey(Recommendation, on_delete=models.PROTECT, null=True, related_name="+")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=Q(finding__isnull=False, recommendation=None, measure=None)
                | Q(finding=None, recommendation__isnull=False, measure=None)
                | Q(finding=None, recommendation=None, measure__isnull=False),
                name="a_reply_rests_on_one_thing_a_row",
            ),
            models.UniqueConstraint(fields=("edition", "finding"), name="a_finding_is_rested_on_once"),
            models.UniqueConstraint(
                fields=("edition", "recommendation"), name="a_recommendation_is_rested_on_once"
            ),
            models.UniqueConstraint(fields=("edition", "measure"), name="a_measure_is_rested_on_once"),
        )

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def thing(self) -> Finding | Recommendation | Measure:
        """The one thing this row names."""
        found = self.finding or self.recommendation or self.measure
        assert found is not None  # noqa: S101  (the database has seen to it)
        return found
