"""What we keep of a contribution once it was read: de-identified words, and where its passages stand."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from speakopenly.core.records import Attribution, Reason
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord

REASONS = [(str(reason), str(reason)) for reason in Reason]
ATTRIBUTIONS = [(str(each), str(each)) for each in Attribution]


def new_salt() -> str:
    """A secret of one exercise, so that nobody can try guesses at its evidence against a check code."""
    return secrets.token_hex(16)


class Stage(models.TextChoices):
    """How far the machine is with an exercise."""

    READING = "reading", _("Reading")
    FINDING_THEMES = "finding_themes", _("Finding themes")
    WRITING = "writing", _("Writing findings")
    DONE = "done", _("Done")


class Understanding(ServiceRecord):
    """What the machine did with one exercise, enough to do it again.

    ``counted`` remembers the counts of the workbench as of ``version``, which every deed on readings and
    themes moves on: so a page never counts a hundred thousand passages, and never shows a count of yesterday.
    """

    exercise = models.OneToOneField(Exercise, on_delete=models.PROTECT, related_name="+")
    stage = models.CharField(max_length=16, choices=Stage.choices, default=Stage.READING)
    encoder = models.CharField(max_length=40, blank=True)
    seed = models.PositiveIntegerField(default=0)
    versions = models.JSONField(default=dict)
    steadiness = models.JSONField(default=dict)
    settings = models.JSONField(default=dict)
    salt = models.CharField(max_length=64, default=new_salt, editable=False)
    themes_found_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(default=0, editable=False)
    counted = models.JSONField(default=dict, editable=False)

    class Meta:
        constraints = (
            models.CheckConstraint(condition=models.Q(stage__in=Stage.values), name="a_stage_is_known"),
        )

    def __str__(self) -> str:
        return f"{self.exercise_id}: {self.stage}"


class Said(ServiceRecord):
    """What a report may know of whoever spoke. ``ident`` and ``person`` are keyed hashes of the hear room."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    ident = models.CharField(max_length=32)
    person = models.CharField(max_length=32)
    language = models.CharField(max_length=12)
    reason = models.CharField(max_length=24, choices=REASONS, blank=True)
    channel = models.CharField(max_length=20)
    groups = models.JSONField(default=dict)
    speaks_for = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.ident


class Reading(Said):
    """One contribution as it was read. ``text`` is de-identified.

    ``text`` is empty where no machine may clear the words: a person must read them first. ``reason`` says why
    no theme was looked for; ``no_theme_because`` why the search for themes placed it in none. ``hidden``
    counts what was taken out, by kind. ``places`` are pages or times by where they begin in ``text``.
    ``may_quote`` and the like are what the hear room knows of consent.
    """

    text = models.TextField(blank=True)
    no_theme_because = models.CharField(max_length=24, choices=REASONS, blank=True)
    hidden = models.JSONField(default=dict)
    places = models.JSONField(default=list)
    question = models.CharField(max_length=500, blank=True)
    may_quote = models.BooleanField(default=False)
    may_archive = models.BooleanField(default=False)
    may_play = models.BooleanField(default=False)
    attribution = models.CharField(max_length=12, choices=ATTRIBUTIONS, default=str(Attribution.GROUP))
    same_words_as = models.CharField(max_length=32, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "ident"), name="a_contribution_is_read_once"),
            models.CheckConstraint(
                condition=models.Q(attribution__in=[value for value, _name in ATTRIBUTIONS]),
                name="a_way_to_sign_is_known",
            ),
        )
        indexes = (
            models.Index(fields=("exercise", "ident"), name="read_in_an_exercise"),
            models.Index(fields=("exercise",), condition=models.Q(text=""), name="read_and_without_words"),
        )


class Departed(Said):
    """The place of someone who took their words out after a report was signed: no words, only a count.

    It stays until enough people have left for the numbers to move (``disclosure.may_recount``). ``stood_in``
    lists the themes the words counted for.
    """

    stood_in = models.JSONField(default=list)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service", "ident"), name="a_contribution_departs_once"),
        )


class Passage(ServiceRecord):
    """A sentence or clause of a reading. Its words are the reading's, cut at ``start`` and ``end``."""

    reading = models.ForeignKey(Reading, on_delete=models.CASCADE, related_name="passages")
    ident = models.CharField(max_length=64)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ("start",)
        constraints = (
            models.UniqueConstraint(fields=("service", "ident"), name="a_passage_is_cut_once"),
            models.CheckConstraint(
                condition=models.Q(end__gt=models.F("start")), name="a_passage_holds_words"
            ),
        )

    def __str__(self) -> str:
        return self.ident

    @property
    def text(self) -> str:
        """The words of the passage."""
        return self.reading.text[self.start : self.end]
