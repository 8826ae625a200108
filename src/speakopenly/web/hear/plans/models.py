"""What we keep of the plan of an exercise: its promises, its consent texts, whom it must hear, whom it asked.

No field is about one person: groups are sizes and reasons, steering is roles, answers are of the service.
"""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.core.records import Channel
from speakopenly.web.hear.listening.models import CHANNELS, Exercise
from speakopenly.web.people.kinds import Nation
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.public_path import ENGLISH

MOST_CHARACTERS: Final = 2000
CHANNEL_CHOICES: Final = [(name, name) for name in CHANNELS]
CAN_BE_PLANNED: Final = tuple(each for each in Channel if each is not Channel.SPEAK_DOOR)
"""The speak door is open whether anybody plans an exercise or not."""


class ReadingLevel(models.TextChoices):
    """For whom a consent text is written."""

    EVERYDAY = "everyday", _("Everyday words")
    YOUNG = "young", _("For young people")
    EASY_READ = "easy_read", _("Easy read")


def english_only() -> list[str]:
    """What an exercise speaks before anybody says otherwise."""
    return [ENGLISH]


class Plan(ServiceRecord):
    """What an exercise promises those it asks. Blank is not said yet; ``gates`` says what may not be blank.

    ``languages`` holds codes where we know one (``en-gb``, ``cy``) and names for any other.
    ``nation_column`` is the column of what is brought in that says in which nation somebody lives.
    """

    exercise = models.OneToOneField(Exercise, on_delete=models.PROTECT, related_name="+")
    support = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    pause = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    payment = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    advocate = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    steered_by = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    ethics = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    says_late = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    ends_on = models.DateField(null=True)
    reply_by = models.DateField(null=True)
    replied_on = models.DateField(null=True)
    keep_words_days = models.PositiveSmallIntegerField(null=True)
    nations = models.JSONField(default=list)
    languages = models.JSONField(default=english_only)
    nation_column = models.CharField(max_length=60, blank=True, default="nation")

    def __str__(self) -> str:
        return str(self.exercise_id)


class ConsentText(ServiceRecord):
    """What people are told and asked before they say anything, in one language and for one kind of reader."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(max_length=40)
    reading = models.CharField(max_length=10, choices=ReadingLevel.choices)
    text = models.TextField()

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=("exercise", "language", "reading"), name="one_consent_text_for_each_reader"
            ),
        )

    def __str__(self) -> str:
        return f"{self.language} {self.reading}"


class GroupToHear(ServiceRecord):
    """People who must be heard: how many we hope for and why, how often they were asked, how we know them.

    ``asked_before`` is how often in the last two years; None where nobody has said. What is brought in is
    theirs where ``column`` holds one of ``values``.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    nation = models.CharField(max_length=20, choices=Nation.choices, blank=True)
    about_here = models.PositiveIntegerField(null=True)
    hoped = models.PositiveIntegerField()
    why = models.TextField(max_length=MOST_CHARACTERS)
    are_children = models.BooleanField(default=False)
    asked_before = models.PositiveSmallIntegerField(null=True)
    came_of_it = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    column = models.CharField(max_length=60, blank=True)
    values = models.JSONField(default=list)

    class Meta:
        ordering = ("name", "nation")
        constraints = (
            models.UniqueConstraint(
                fields=("exercise", "name", "nation"), name="a_group_stands_once_in_a_plan"
            ),
            models.CheckConstraint(condition=models.Q(hoped__gte=1), name="somebody_is_hoped_for"),
        )

    def __str__(self) -> str:
        return f"{self.name} ({self.get_nation_display()})" if self.nation else self.name


class PlannedChannel(ServiceRecord):
    """One channel by which an exercise means to hear people: whom it reaches and misses, who holds consent.

    Blank is not said yet, as in a plan.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=20, choices=CHANNEL_CHOICES)
    reaches = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    misses = models.TextField(blank=True, max_length=MOST_CHARACTERS)
    consent_with = models.TextField(blank=True, max_length=MOST_CHARACTERS)

    class Meta:
        ordering = ("channel",)
        constraints = (
            models.UniqueConstraint(fields=("exercise", "channel"), name="a_channel_stands_once_in_a_plan"),
        )

    def __str__(self) -> str:
        return self.channel


class Asked(ServiceRecord):
    """How many of a group were invited and reached by one channel on one day, written down by the host.

    ``took_part`` is for a channel of which nothing is brought in; None where it is not written down.
    """

    group = models.ForeignKey(GroupToHear, on_delete=models.PROTECT, related_name="asked")
    channel = models.CharField(max_length=20, choices=CHANNEL_CHOICES)
    on = models.DateField()
    invited = models.PositiveIntegerField(default=0)
    reached = models.PositiveIntegerField(default=0)
    took_part = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("on", "channel")
        constraints = (
            models.UniqueConstraint(
                fields=("group", "channel", "on"), name="a_group_is_asked_once_a_day_by_a_channel"
            ),
        )

    def __str__(self) -> str:
        return f"{self.channel} {self.on}"


class Answer(ServiceRecord):
    """What those who asked say to one line on who was not heard: on a group, or a line somebody added."""

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    group = models.ForeignKey(GroupToHear, on_delete=models.CASCADE, null=True, related_name="+")
    line = models.CharField(max_length=200, blank=True)
    says = models.TextField(max_length=MOST_CHARACTERS)
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("exercise", "group"), name="a_group_has_one_answer"),
            models.UniqueConstraint(
                fields=("exercise", "line"), condition=~models.Q(line=""), name="a_line_has_one_answer"
            ),
            models.CheckConstraint(
                condition=(models.Q(group__isnull=True) & ~models.Q(line=""))
                | (models.Q(group__isnull=False) & models.Q(line="")),
                name="an_answer_is_to_one_thing",
            ),
        )

    def __str__(self) -> str:
        return str(self.on)
