"""What we keep of a listening exercise: what was asked, what was brought in, and the sealed words.

Nothing here holds anybody's words readable. Columns of a file are kept as their places, never their
names, because a file without a header has somebody's answer there.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.core.records import NOBODY_SPEAKS, Attribution, Channel, GivenBy, Kind
from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import ServiceRecord, User


class ExerciseState(models.TextChoices):
    """Lawful changes are in ``lawful.EXERCISE_MAY_BECOME``."""

    BEING_SET_UP = "being_set_up", _("Being set up")
    OPEN = "open", _("Open")
    CLOSED = "closed", _("Closed")


class ImportState(models.TextChoices):
    """Lawful changes are in ``lawful.IMPORT_MAY_BECOME``."""

    READING = "reading", _("Being read")
    UPLOADED = "uploaded", _("Waiting for you to match its columns")
    MAPPED = "mapped", _("Waiting for you to bring it in")
    BRINGING_IN = "bringing_in", _("Being brought in")
    BROUGHT_IN = "brought_in", _("Brought in")
    REFUSED = "refused", _("Not brought in")
    UNREADABLE = "unreadable", _("Could not be read")
    TAKEN_BACK = "taken_back", _("Taken back")


class Holds(models.TextChoices):
    """What a file holds: rows of a table, or pieces (a document, turns of a transcript, records)."""

    ROWS = "rows", _("A table with one row for each answer")
    PIECES = "pieces", _("A document, notes, a transcript or a list of literature")


class ContributionState(models.TextChoices):
    """Nobody sees a contribution before its whole import has arrived."""

    ARRIVING = "arriving", _("Arriving")
    HEARD = "heard", _("Heard")


SETTLED = (ImportState.REFUSED, ImportState.UNREADABLE, ImportState.TAKEN_BACK)
"""Imports of which nothing is kept but their sums."""
WAITING = (ImportState.READING, ImportState.UPLOADED, ImportState.MAPPED)
"""Imports that somebody began and has not brought in; what was chosen is kept sealed."""
EXERCISE_CLOSED = "exercise closed"
"""The deed in the audit trail by which the day of closing is known."""
CHANNELS = tuple(str(channel) for channel in Channel)
KINDS = tuple(str(kind) for kind in Kind)
ATTRIBUTIONS = tuple(str(attribution) for attribution in Attribution)
GIVERS = tuple(str(giver) for giver in GivenBy)


class Exercise(ServiceRecord):
    """One question we put to many people, over whatever channels. How it is planned: ``hear.plans``."""

    slug = models.SlugField(_("address"), max_length=60)
    title = models.CharField(_("title"), max_length=120)
    question = models.TextField(_("what do you want to understand?"), max_length=1000)
    asked_by = models.CharField(_("who is asking"), max_length=200)
    opened_on = models.DateField(_("opened on"), default=timezone.localdate)
    not_heard = models.JSONField(_("who has not been heard"), default=list)
    state = models.CharField(max_length=12, choices=ExerciseState.choices, default=ExerciseState.BEING_SET_UP)

    class Meta:
        ordering = ("-opened_on", "title")
        constraints = (
            models.UniqueConstraint(fields=("service", "slug"), name="an_exercise_has_its_own_address"),
            models.CheckConstraint(
                condition=models.Q(state__in=ExerciseState.values), name="an_exercise_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.title


class Import(ServiceRecord):
    """One file: its key, its sealed bytes (once it is read: what was read) until it is brought in, and sums.

    ``left_out`` counts rows or pieces by reason; ``withdrawn`` counts contributions forgotten since.
    ``digest`` is a keyed hash, so that a stolen database cannot confirm a guess of what a file held.
    ``column_map`` says what each column of a table is, ``about`` what was said of pieces; speakers stand in
    it by their place, never by what the file calls them. ``languages`` holds what a person said of the
    language of single rows or pieces by their number, or of all under an empty one.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="imports")
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    began_on = models.DateField(default=timezone.localdate, editable=False)
    state = models.CharField(max_length=12, choices=ImportState.choices, default=ImportState.UPLOADED)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")

    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=32)
    encoding = models.CharField(max_length=40, blank=True)
    public_key = models.BinaryField(default=bytes)
    wrapped_key = models.BinaryField(default=bytes)
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")
    sealed_file = models.BinaryField(default=bytes)
    is_read = models.BooleanField(default=False, help_text=_("what was read is sealed, in the file's place"))

    holds = models.CharField(max_length=6, choices=Holds.choices, default=Holds.ROWS)
    column_map = models.JSONField(default=dict)
    about = models.JSONField(default=dict)
    channel = models.CharField(max_length=20, choices=[(name, name) for name in CHANNELS], default="survey")
    found = models.PositiveIntegerField()
    to_bring_in = models.PositiveIntegerField(default=0)
    brought_in = models.PositiveIntegerField(default=0)
    withdrawn = models.PositiveIntegerField(default=0)
    left_out = models.JSONField(default=dict)
    languages = models.JSONField(default=dict)
    removed_control_characters = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list)

    class Meta:
        ordering = ("-began_on", "file_name")
        constraints = (
            models.UniqueConstraint(
                fields=("exercise", "digest"),
                condition=~models.Q(state__in=[state.value for state in SETTLED]),
                name="a_file_is_brought_in_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ImportState.values), name="an_import_state_is_known"
            ),
        )

    def __str__(self) -> str:
        return self.file_name

    @property
    def left_out_in_all(self) -> int:
        """How many rows were left out, whatever the reason."""
        return sum(self.left_out.values())


class Withdrawal(ServiceRecord):
    """That a contribution lost consent, by its keyed hash: the same file brought in again undoes nothing."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    ident = models.CharField(max_length=32)
    words = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "ident"), name="a_withdrawal_is_kept_once"),
        )

    def __str__(self) -> str:
        return self.ident


class Contribution(ServiceRecord):
    """What one person or one group said. ``ident`` and ``person`` are keyed hashes; words are sealed.

    The day it was said is not kept, only the quarter. Its row in the file is sealed with the words. Each use
    has its own consent, and whatever was not asked is a no; ``given_by`` says who gave it.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    batch = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="+")
    ident = models.CharField(max_length=32)
    person = models.CharField(max_length=32, db_index=True)
    state = models.CharField(
        max_length=10, choices=ContributionState.choices, default=ContributionState.ARRIVING
    )
    sealed_words = models.BinaryField()
    channel = models.CharField(max_length=20, choices=[(name, name) for name in CHANNELS])
    kind = models.CharField(
        max_length=30, choices=[(name, name) for name in KINDS], default=str(Kind.SURVEY_ANSWER)
    )
    question = models.CharField(max_length=500, blank=True)
    groups = models.JSONField(default=dict)
    speaks_for = models.PositiveIntegerField(default=1)
    may_quote = models.BooleanField(default=False)
    may_archive = models.BooleanField(default=False)
    may_play = models.BooleanField(default=False)
    may_contact = models.BooleanField(default=False)
    attribution = models.CharField(
        max_length=12, choices=[(name, name) for name in ATTRIBUTIONS], default=str(Attribution.GROUP)
    )
    given_by = models.CharField(
        max_length=24, choices=[(name, name) for name in GIVERS], default=str(GivenBy.SELF)
    )
    said_in = models.CharField(max_length=7, blank=True)
    language = models.CharField(max_length=12, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "ident"), name="a_contribution_is_kept_once"),
            models.CheckConstraint(condition=models.Q(speaks_for__gte=1), name="somebody_speaks"),
            models.CheckConstraint(
                condition=models.Q(state__in=ContributionState.values), name="a_contribution_state_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(attribution__in=ATTRIBUTIONS, given_by__in=GIVERS),
                name="what_was_agreed_is_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(given_by=str(GivenBy.NOBODY))
                | models.Q(may_play=False, may_contact=False, may_quote=False, may_archive=False)
                | models.Q(may_play=False, may_contact=False, channel__in=sorted(map(str, NOBODY_SPEAKS))),
                name="nobody_agrees_unasked",
            ),
        )
        indexes = (
            models.Index(fields=("exercise", "state", "ident"), name="heard_in_an_exercise"),
            models.Index(
                fields=("exercise", "state", "channel", "speaks_for", "person"), name="who_was_heard"
            ),
        )

    def __str__(self) -> str:
        return self.ident


class Fingerprint(ServiceRecord):
    """By what the words of a contribution are known again; it tells no word, and goes when they go.

    ``campaign`` is the same for contributions whose words are the same or nearly so; blank for words of
    one's own.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    contribution = models.OneToOneField(Contribution, on_delete=models.CASCADE, related_name="+")
    data = models.BinaryField()
    campaign = models.CharField(max_length=32, blank=True)

    class Meta:
        indexes = (models.Index(fields=("exercise", "campaign"), name="same_words_in_an_exercise"),)

    def __str__(self) -> str:
        return str(self.pk)
