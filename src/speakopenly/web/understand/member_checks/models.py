"""What we keep of a draft that went back: who was asked (never by name), what they said, what was done.

Tables that answering writes to are ``Unordered`` and keep no times. No row leads from a code to a comment, or
from a name to anything else.
"""

from __future__ import annotations

from typing import Final
from uuid import uuid4

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.hear.keyring.models import CaseKey
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.sqlite.unordered import Unordered

MOST_CHARACTERS: Final = 2000
A_HASH: Final = 32


class Who(models.TextChoices):
    """Who is asked about a draft."""

    TOOK_PART = "took_part", _("Those who took part")
    ADVISORY = "advisory", _("The advisory group")


class Verdict(models.TextChoices):
    """What somebody says of a paragraph."""

    MEANT = "meant", _("This is what we meant")
    NOT_MEANT = "not_meant", _("This is not what we meant")


class Decided(models.TextChoices):
    """What became of it."""

    CHANGED = "changed", _("We changed the text")
    KEPT = "kept", _("We kept the text")


class Round(ServiceRecord):
    """One time the draft of an edition goes round.

    ``paragraphs`` are the findings as they were frozen, with de-identified quotes. ``case_key`` opens the
    comments to facilitators; it is gone after ``keep_until``, and their words with it.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveIntegerField()
    paragraphs = models.JSONField()
    sent_on = models.DateField(default=timezone.localdate, editable=False)
    last_day = models.DateField()
    embargo_until = models.DateField()
    keep_until = models.DateField()
    case_key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("exercise", "-edition")
        constraints = (
            models.UniqueConstraint(fields=("exercise", "edition"), name="a_draft_goes_round_once"),
            models.CheckConstraint(
                condition=models.Q(last_day__gte=models.F("sent_on"))
                & models.Q(embargo_until__gte=models.F("last_day"))
                & models.Q(keep_until__gt=models.F("last_day")),
                name="the_days_of_a_round_are_in_order",
            ),
        )

    def __str__(self) -> str:
        return str(self.edition)

    @property
    def has_ended(self) -> bool:
        """Whether the last day for comments is over."""
        return self.last_day < timezone.localdate()


class Audience(ServiceRecord):
    """One group that is asked: how many codes were printed for it, and the address it comes in by.

    ``answered`` is counted from the codes while there are some, and written down when they go.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="audiences")
    who = models.CharField(max_length=9, choices=Who.choices)
    asked = models.PositiveIntegerField()
    answered = models.PositiveIntegerField(default=0)
    link = models.UUIDField(default=uuid4, unique=True, editable=False)

    class Meta:
        ordering = ("-who",)
        constraints = (models.UniqueConstraint(fields=("round", "who"), name="a_group_is_asked_once"),)

    def __str__(self) -> str:
        return self.who


class InvitationCode(Unordered, ServiceRecord):
    """A code on a slip: a keyed hash, and whether anything was sent with it. It opens until the words go."""

    audience = models.ForeignKey(Audience, on_delete=models.CASCADE, related_name="+")
    digest = models.CharField(max_length=A_HASH, unique=True)
    is_used = models.BooleanField(default=False)

    def __str__(self) -> str:
        return self.digest


class Comment(Unordered, ServiceRecord):
    """What one person said of one paragraph; its words are sealed to facilitators.

    ``slot`` is a keyed hash of code and paragraph: whoever has the code can write anew or take it back, and
    nobody without the code can tell which rows are one person's, or which group they belong to.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    paragraph = models.CharField(max_length=12)
    slot = models.CharField(max_length=A_HASH, unique=True)
    verdict = models.CharField(max_length=9, choices=Verdict.choices, blank=True)
    has_words = models.BooleanField(default=False)
    may_print = models.BooleanField(default=False)
    sealed = models.BinaryField(default=bytes)

    def __str__(self) -> str:
        return str(self.pk)


class Answer(ServiceRecord):
    """What was done about a comment; without one, about everybody who only said "not what we meant".

    ``words`` is the safe wording that is printed; blank where none may be or none is safe.
    """

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    paragraph = models.CharField(max_length=12)
    comment = models.OneToOneField(Comment, on_delete=models.CASCADE, null=True, related_name="answer")
    decision = models.CharField(max_length=7, choices=Decided.choices)
    because = models.TextField(max_length=MOST_CHARACTERS)
    words = models.TextField(max_length=MOST_CHARACTERS, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("round", "paragraph"),
                condition=models.Q(comment__isnull=True),
                name="a_paragraph_is_answered_once",
            ),
        )

    def __str__(self) -> str:
        return self.paragraph


class NotSentBack(ServiceRecord):
    """Why the draft of an edition did not go back; printed in its report."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    edition = models.PositiveIntegerField()
    why = models.TextField(max_length=MOST_CHARACTERS)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("exercise", "edition"), name="a_draft_stays_for_one_reason"),
        )

    def __str__(self) -> str:
        return str(self.edition)


class Credit(Unordered, ServiceRecord):
    """The name of somebody who asked to be named, sealed apart from whatever they said.

    ``receipt`` is a keyed hash of the code that takes it back; none where a facilitator wrote it down. It is
    printed once it is ``confirmed``; for a child, ``agreed_by`` is the role of the advocate who agreed.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()
    receipt = models.CharField(max_length=A_HASH, unique=True, null=True)  # noqa: DJ001  (none is not an empty one)
    is_child = models.BooleanField(default=False)
    agreed_by = models.CharField(max_length=120, blank=True)
    confirmed = models.BooleanField(default=False)

    class Meta:
        constraints = (
            models.CheckConstraint(
                condition=models.Q(confirmed=False) | models.Q(is_child=False) | ~models.Q(agreed_by=""),
                name="a_child_is_named_with_the_advocates_agreement",
            ),
        )

    def __str__(self) -> str:
        return str(self.pk)
