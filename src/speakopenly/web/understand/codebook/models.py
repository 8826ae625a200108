"""What we keep of a codebook: codes, each deed with how it was before, and versions that stand still."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.understand import codebook as book
from speakopenly.understand.codebook import State
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord
from speakopenly.web.people.roles import Role
from speakopenly.web.understand.themes.models import Theme


class CodeState(models.TextChoices):
    """As in the library, with the words for pages."""

    STANDING = str(State.STANDING), _("In use")
    HEADING = str(State.HEADING), _("Heading")
    MERGED = str(State.MERGED), _("Merged")
    SET_ASIDE = str(State.SET_ASIDE), _("Set aside")


LISTED = (CodeState.STANDING, CodeState.HEADING)


class Code(ServiceRecord):
    """One code of an exercise's codebook. It is never deleted while a passage was coded with it.

    ``meaning`` is the fingerprint of what it means now; a coding remembers the one it was made under.
    ``theme`` is the theme it was made from.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=120)
    definition = models.TextField(blank=True, max_length=2000)
    include = models.TextField(blank=True, max_length=2000)
    exclude = models.TextField(blank=True, max_length=2000)
    examples = models.TextField(blank=True, max_length=2000)
    colour = models.CharField(max_length=7, blank=True)
    memo = models.TextField(blank=True, max_length=4000)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="below")
    place = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=CodeState.choices, default=CodeState.STANDING)
    into = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="merged")
    read_again = models.BooleanField(default=False)
    meaning = models.CharField(max_length=12)
    changed_on = models.DateField(default=timezone.localdate)
    theme = models.ForeignKey(Theme, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("place", "name")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state__in=CodeState.values), name="a_code_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(state=CodeState.MERGED, into__isnull=False)
                | (~models.Q(state=CodeState.MERGED) & models.Q(into__isnull=True)),
                name="a_merged_code_says_into_which",
            ),
        )
        indexes = (models.Index(fields=("exercise", "state"), name="codes_of_an_exercise"),)

    def __str__(self) -> str:
        return str(self.pk)

    def as_code(self) -> book.Code:
        """The code as the library knows it."""
        return book.Code(
            id=book.CodeId(str(self.pk)),
            name=self.name,
            definition=self.definition,
            include=self.include,
            exclude=self.exclude,
            examples=self.examples,
            colour=self.colour,
            memo=self.memo,
            parent=None if self.parent_id is None else book.CodeId(str(self.parent_id)),
            place=self.place,
            state=State(self.state),
            into=None if self.into_id is None else book.CodeId(str(self.into_id)),
            read_again=self.read_again,
        )


class CodeDeedKind(models.TextChoices):
    """What people do with a codebook."""

    ADD = "add", _("Added")
    DESCRIBE = "describe", _("Changed")
    MERGE = "merge", _("Merged")
    SPLIT = "split", _("Split")
    MOVE = "move", _("Moved")
    SET_ASIDE = "set_aside", _("Set aside")
    TAKE_UP = "take_up", _("Taken up again")


class CodeDeed(ServiceRecord):
    """One line of a codebook's history: what was done, by which role, and the change. Undone, it stays."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    deed = models.CharField(max_length=10, choices=CodeDeedKind.choices)
    role = models.CharField(max_length=32, choices=Role.choices)
    told = models.CharField(max_length=600)
    change = models.JSONField(default=dict)
    number = models.PositiveIntegerField()
    when = models.DateTimeField(default=timezone.now, editable=False)
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("exercise", "number"), name="deeds_on_a_codebook_have_an_order"),
        )

    def __str__(self) -> str:
        return f"{self.deed}: {self.exercise_id}"


class CodebookVersion(ServiceRecord):
    """The codebook as it stood on a day; it never changes."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    codes = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64)
    why = models.CharField(max_length=300, blank=True)
    role = models.CharField(max_length=32, choices=Role.choices)
    kept_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ("-number",)
        constraints = (
            models.UniqueConstraint(fields=("exercise", "number"), name="a_codebook_version_has_its_number"),
        )

    def __str__(self) -> str:
        return f"{self.exercise_id}: {self.number}"
