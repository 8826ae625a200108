"""What a service says of its Speak door: who hosts it, who reads, who to ring, other ways to tell us."""

from __future__ import annotations

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.web.people.kinds import Nation
from speakopenly.web.people.models import ServiceRecord, User


class ContactKind(models.TextChoices):
    """Whom a contact serves; the pages choose by it."""

    EMERGENCY = "emergency", _("emergency")
    BY_DAY = "by_day", _("children's services by day")
    OUT_OF_HOURS = "out_of_hours", _("children's services out of hours")
    RELAY = "relay", _("text relay or BSL")
    CHILDREN = "children", _("helpline for children and young people")
    ADULTS = "adults", _("helpline for adults")
    ADVOCATE = "advocate", _("advocate for children and young people")
    REVIEWING_OFFICER = "reviewing_officer", _("independent reviewing officer")
    UNION = "union", _("union or staff side")
    WHISTLEBLOWING = "whistleblowing", _("whistleblowing route")
    COMPLAINTS = "complaints", _("complaints")
    DESIGNATED_OFFICER = "designated_officer", _("designated officer (LADO)")
    NOTIFICATION = "notification", _("for serious harm")
    NAMED_ADULT = "named_adult", _("adult young people can ask for")


class RouteKind(models.TextChoices):
    """Other ways to tell us the same."""

    PHONE = "phone", _("by phone")
    PAPER = "paper", _("on paper")
    IN_PERSON = "in_person", _("in person")
    INTERPRETER = "interpreter", _("with an interpreter")
    BSL = "bsl", _("in British Sign Language")


class SpeakDoor(ServiceRecord):
    """The public door of one service. What a reader sees is held by language: {"en-gb": ..., "cy": ...}.

    ``stands_at`` is the host name at which it was opened; blank for the site's own.
    """

    hosted_by = models.JSONField(default=dict)
    readers_employed_by = models.JSONField(default=dict)
    computer_run_by = models.JSONField(default=dict)
    nation = models.CharField(max_length=20, choices=Nation.choices)
    days_backups_are_kept = models.PositiveSmallIntegerField(default=35)
    is_open = models.BooleanField(default=False)
    stands_at = models.CharField(max_length=253, blank=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("service",), name="a_service_has_one_speak_door"),
            models.UniqueConstraint(
                fields=("stands_at",),
                condition=models.Q(is_open=True),
                name="one_speak_door_is_open_at_a_host",
            ),
        )


class Contact(ServiceRecord):
    """A number to ring or a place to turn to, and the day somebody last rang it to see that it is right.

    Without a day nobody has rung it yet, or it was changed since.
    """

    door = models.ForeignKey(SpeakDoor, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=20, choices=ContactKind.choices)
    name = models.JSONField(default=dict)
    number = models.CharField(max_length=40, blank=True)
    hours = models.JSONField(default=dict)
    checked_on = models.DateField(null=True)
    checked_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("place",)


class Route(ServiceRecord):
    """Another way to tell us: phone, paper, in person, with an interpreter, in BSL."""

    door = models.ForeignKey(SpeakDoor, on_delete=models.CASCADE, related_name="routes")
    kind = models.CharField(max_length=20, choices=RouteKind.choices)
    how = models.JSONField(default=dict)
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ("place",)


class Group(models.TextChoices):
    """The people this is for, of whom five each say back what is private and what is not."""

    STAFF = "staff", _("people who work with children")
    CARERS = "carers", _("foster and kinship carers")
    FAMILIES = "families", _("parents and families")
    YOUNG = "young", _("children and young people")


class ComprehensionTest(ServiceRecord):
    """That some people of a group said back what is private; how many, how many had it right, on which day.

    Nothing of anybody's words, and no name. ``digest`` is of the promise they were shown.
    """

    group = models.CharField(max_length=8, choices=Group.choices)
    asked = models.PositiveSmallIntegerField()
    right = models.PositiveSmallIntegerField()
    held_on = models.DateField()
    digest = models.CharField(max_length=64)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    noted_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ("held_on", "noted_at")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(right__lte=models.F("asked")), name="no_more_were_right_than_asked"
            ),
        )

    def __str__(self) -> str:
        return self.group
