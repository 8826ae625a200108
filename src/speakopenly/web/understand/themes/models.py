"""What we keep of a theme: what the machine suggested, for ever, and beside it what people decided."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.reading.models import Passage


class ThemeState(models.TextChoices):
    """Where a theme stands. Lawful changes are in ``policies.LAWFUL``."""

    SUGGESTED = "suggested", _("Suggested")
    DECIDED = "decided", _("Decided")
    REFUSED = "refused", _("Refused")
    MERGED = "merged", _("Merged")
    SPLIT = "split", _("Split")


LIVE = (ThemeState.SUGGESTED, ThemeState.DECIDED)
"""Themes that stand in the list and in the report."""


class Theme(ServiceRecord):
    """Passages that speak of the same thing. ``ident`` such as T01 or T01.2 never changes.

    A merged theme keeps its own passages and points to the theme they count for, so that undoing is exact.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    ident = models.CharField(max_length=12)
    parent = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="subthemes")
    suggested_name = models.CharField(max_length=200)
    suggested_description = models.TextField()
    keywords = models.JSONField(default=list)
    place = models.PositiveIntegerField()
    name = models.CharField(_("name"), max_length=200)
    description = models.TextField(_("what people say about it"), max_length=1000)
    state = models.CharField(max_length=10, choices=ThemeState.choices, default=ThemeState.SUGGESTED)
    merged_into = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="merged")
    passages = models.ManyToManyField(Passage, through="PassageInTheme", related_name="+")

    class Meta:
        ordering = ("place", "ident")
        constraints = (
            models.UniqueConstraint(fields=("exercise", "ident"), name="a_theme_has_its_own_ident"),
            models.CheckConstraint(
                condition=models.Q(state__in=ThemeState.values), name="a_theme_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state=ThemeState.MERGED, merged_into__isnull=False)
                | (~models.Q(state=ThemeState.MERGED) & models.Q(merged_into__isnull=True)),
                name="a_merged_theme_says_into_which",
            ),
        )

    def __str__(self) -> str:
        return self.ident

    @property
    def is_live(self) -> bool:
        """Whether it stands in the list and in the report."""
        return self.state in LIVE


class PassageInTheme(ServiceRecord):
    """That a passage stands in a theme, and how telling it is there: rank 0 is the most representative."""

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="members")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    rank = models.PositiveIntegerField()

    class Meta:
        ordering = ("rank",)
        constraints = (
            models.UniqueConstraint(fields=("theme", "passage"), name="a_passage_stands_in_a_theme_once"),
        )
        indexes = (models.Index(fields=("theme", "rank"), name="most_telling_first"),)

    def __str__(self) -> str:
        return f"{self.theme_id}: {self.rank}"


class Deed(models.TextChoices):
    """What people do with a theme."""

    ACCEPT = "accept", _("Accepted")
    RENAME = "rename", _("Renamed")
    MERGE = "merge", _("Merged")
    SPLIT = "split", _("Split")
    REFUSE = "refuse", _("Refused")


class ThemeDecision(ServiceRecord):
    """One line of a theme's history: what was done, by which role, and how it was before. Undone, it stays.

    ``before`` holds, for each theme the deed changed, what it was: so undoing puts back exactly that.
    """

    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="decisions")
    deed = models.CharField(max_length=10, choices=Deed.choices)
    role = models.CharField(max_length=32, choices=Role.choices)
    told = models.CharField(max_length=420)
    before = models.JSONField(default=dict)
    when = models.DateTimeField(default=timezone.now, editable=False)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-when",)

    def __str__(self) -> str:
        return f"{self.deed}: {self.theme_id}"


class EarlierRun(ServiceRecord):
    """Which theme of an earlier search went where in the next: people in common, and nobody's words.

    ``was`` and ``now`` list ident, name and people of each top theme; ``table`` has a row for each of the
    first and a column for each of the second. People in no theme stand in the last row and column.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    was = models.JSONField(default=list)
    now = models.JSONField(default=list)
    table = models.JSONField(default=list)
    people_read_before = models.PositiveIntegerField()
    people_read_now = models.PositiveIntegerField()
    replaced_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ("-replaced_on", "-id")

    def __str__(self) -> str:
        return str(self.pk)
