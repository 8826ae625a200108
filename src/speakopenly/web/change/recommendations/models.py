"""What we keep of a recommendation. Each step keeps the whole of it as it stood; later rows stand in place.

``Recommendation`` holds what stands now; ``Moved`` keeps, by the library's frozen record, what stood at each
step, so that a day that was put off can still be read.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from speakopenly.change import rights
from speakopenly.hear.factors import is_factor
from speakopenly.web.change.recommendations.choices import (
    Have,
    Hoped,
    Kind,
    Next,
    Owner,
    Resource,
    Says,
    State,
)
from speakopenly.web.change.reviews.models import Review
from speakopenly.web.change.rights.models import RightsCheck
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User, Written
from speakopenly.web.understand.findings.models import Finding


def check_known_touches(value: object) -> None:
    """Raise ValidationError for anything but a list of what a change can do with children."""
    known = {each.value for each in rights.Touch}
    if not isinstance(value, list) or not set(value) <= known:
        raise ValidationError(_("This is not one of the ways a change touches children."))


def check_known_factors(value: object) -> None:
    """Raise ValidationError for anything but a list of codes of factors."""
    if not isinstance(value, list) or not all(is_factor(each) for each in value):
        raise ValidationError(_("There is no such factor."))


class Recommendation(Written):
    """A change that is recommended, as it stands now.

    ``review`` is the learning review it came from, if any. ``touches`` is what it does with children: an
    empty list says that it does nothing with them, None that nobody knows yet. ``no_test_because`` stands
    where a small test makes no sense.
    """

    number = models.PositiveIntegerField()
    change = models.CharField(max_length=300)
    kind = models.CharField(max_length=30, choices=Kind.choices)
    owner = models.CharField(max_length=30, choices=Owner.choices)
    factors = models.JSONField(default=list, validators=[check_known_factors])
    touches = models.JSONField(null=True, validators=[check_known_touches])
    review = models.ForeignKey(Review, on_delete=models.PROTECT, null=True, related_name="+")
    rights_check = models.ForeignKey(RightsCheck, on_delete=models.PROTECT, null=True, related_name="+")
    due = models.DateField(null=True)
    might_get_worse = models.CharField(max_length=500, blank=True)
    no_test_because = models.CharField(max_length=500, blank=True)
    done_on = models.DateField(null=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("service", "number"), name="a_recommendation_has_its_own_number"),
            models.CheckConstraint(
                condition=Q(state__in=State.values), name="a_recommendation_state_is_known"
            ),
            models.CheckConstraint(
                condition=Q(state=State.OPEN) | Q(due__isnull=False), name="what_is_due_has_a_day"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(State.OPEN, State.DUE)) | Q(done_on__isnull=False),
                name="what_is_done_has_a_day",
            ),
        )

    def __str__(self) -> str:
        return self.change


class FindingAnswered(ServiceRecord):
    """That a recommendation answers a finding; ``ident`` stays where the themes were found anew."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="answers")
    finding = models.ForeignKey(Finding, on_delete=models.SET_NULL, null=True, related_name="+")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    ident = models.CharField(max_length=12)

    class Meta:
        ordering = ("exercise", "ident")
        constraints = (
            models.UniqueConstraint(
                fields=("recommendation", "exercise", "ident"), name="a_finding_is_answered_once"
            ),
        )

    def __str__(self) -> str:
        return self.ident


class CardBears(Written):
    """That somebody says an evidence card bears on a recommendation; ``card`` is its slug.

    A row ``card=""`` says that somebody looked and found none.
    """

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="cards")
    card = models.SlugField(max_length=80, blank=True)

    class Meta:
        ordering = ("card", "id")
        constraints = (models.UniqueConstraint(fields=("recommendation", "card"), name="a_card_bears_once"),)

    def __str__(self) -> str:
        return self.card


class Takes(Written):
    """What a change takes of one resource, and whether it exists; the latest row of each resource stands."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="takes")
    resource = models.CharField(max_length=10, choices=Resource.choices)
    how_much = models.CharField(max_length=200)
    have = models.CharField(max_length=10, choices=Have.choices)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.resource


class WouldTell(Written):
    """What would tell us that it helped, and which way, in words. Written beforehand and never altered."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="would_tell")
    what = models.CharField(max_length=300)
    hoped = models.CharField(max_length=10, choices=Hoped.choices)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.what


class SmallTest(Written):
    """One small test. What was seen and what follows are written once, after it."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="tests")
    asks = models.CharField(max_length=300)
    foretells = models.CharField(max_length=300)
    begins_on = models.DateField()
    seen = models.CharField(max_length=1000, blank=True)
    leads_to = models.CharField(max_length=10, choices=Next.choices, blank=True)
    studied_on = models.DateField(null=True)

    class Meta:
        ordering = ("begins_on", "at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(seen="", leads_to="", studied_on=None)
                | (~Q(seen="") & ~Q(leads_to="") & Q(studied_on__isnull=False)),
                name="a_small_test_ends_with_what_was_seen",
            ),
        )

    def __str__(self) -> str:
        return self.asks


class Letter(Written):
    """A letter to a body about a factor that the service cannot change; its answer is written once."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="letters")
    factor = models.CharField(max_length=3)
    body = models.CharField(max_length=120)
    asks = models.CharField(max_length=500)
    sent_on = models.DateField()
    answer_by = models.DateField()
    answer = models.CharField(max_length=1000, blank=True)
    answered_on = models.DateField(null=True)

    class Meta:
        ordering = ("sent_on", "at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(answer="", answered_on=None) | (~Q(answer="") & Q(answered_on__isnull=False)),
                name="an_answer_has_words_and_a_day",
            ),
            models.CheckConstraint(
                condition=Q(answer_by__gt=F("sent_on")), name="an_answer_is_hoped_for_after_the_letter"
            ),
        )

    def __str__(self) -> str:
        return self.body


class Seen(Written):
    """What people say came of it; the latest stands."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="seen")
    says = models.CharField(max_length=12, choices=Says.choices)
    words = models.CharField(max_length=1000)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.says


class Moved(Written):
    """One step on the board. ``as_it_was`` is the library's record of the whole as it stood then."""

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="moves")
    state = models.CharField(max_length=10, choices=State.choices)
    why = models.CharField(max_length=500, blank=True)
    as_it_was = models.BinaryField()

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.state


class LetOut(ServiceRecord):
    """That one person asked to make a recommendation public, and a second signed what was frozen then.

    ``frozen`` is the library's record: words that were written later are not public before they are signed.
    """

    recommendation = models.ForeignKey(Recommendation, on_delete=models.CASCADE, related_name="let_out")
    frozen = models.BinaryField()
    asked_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_on = models.DateField(default=timezone.localdate)
    signed_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    signed_on = models.DateField(null=True)
    taken_down_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    taken_down_on = models.DateField(null=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(signed_by=None, signed_on=None)
                | (Q(signed_by__isnull=False, signed_on__isnull=False) & ~Q(signed_by=F("asked_by"))),
                name="a_second_person_lets_a_recommendation_out",
            ),
            models.UniqueConstraint(
                fields=("recommendation",),
                condition=Q(signed_by=None, taken_down_by=None),
                name="one_release_waits_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return str(self.recommendation_id)
