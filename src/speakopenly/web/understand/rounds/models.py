"""What we keep of an agreement round: statements while their speakers allow it, votes until it closes.

A statement has no words of its own: it points to a passage, and goes where the passage goes. A ballot has a
random key and votes by the numbers of statements; its table has no row number (``Unordered``). When the round
closes it is counted once, the safe result is kept, and every ballot is destroyed. Closed early for a reason
after which its votes say nothing, it is not counted, and every ballot is destroyed all the same.
"""

from __future__ import annotations

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User, Written
from speakopenly.web.sqlite.unordered import Unordered
from speakopenly.web.understand.reading.models import Passage

MOST_STATEMENTS = 60


class WhyEarly(models.TextChoices):
    """Why somebody closed a round before its last day. What everybody reads of it stands in ``wording``."""

    HEARD = "heard"
    DECIDED = "decided"
    HURTS = "hurts"
    MISTAKE = "mistake"
    PRESSED = "pressed"


COUNTED_ALL_THE_SAME = frozenset({WhyEarly.HEARD, WhyEarly.DECIDED})
"""After the others votes would say what people were shown or told, and not how they see it."""


class AgreementRound(Written):
    """One round. ``result`` is what may be shown, with no words in it, by the numbers of statements.

    ``read_by`` read each statement as a stranger would before anybody else could see it. ``closed_early_on``:
    no vote is taken any more; ``closed_on``: no ballot is left. ``was_lost``: the ballots are gone and
    there is no result, since none could be made in time, or since a backup is older than the counting.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    slug = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    opens_on = models.DateField()
    closes_on = models.DateField()
    read_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    read_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closed_early_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    closed_early_on = models.DateField(null=True)
    closed_early_why = models.CharField(max_length=10, choices=WhyEarly.choices, blank=True)
    was_too_few = models.BooleanField(default=False)
    was_lost = models.BooleanField(default=False)
    result = models.JSONField(default=dict)

    class Meta:
        ordering = ("-opens_on", "slug")
        constraints = (
            models.UniqueConstraint(fields=("slug",), name="a_round_has_an_address_of_its_own"),
            models.CheckConstraint(
                condition=Q(opens_on__lte=F("closes_on")), name="a_round_opens_before_it_closes"
            ),
            models.CheckConstraint(
                condition=Q(read_by=None, read_on=None) | Q(read_by__isnull=False, read_on__isnull=False),
                name="a_round_is_read_by_somebody_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(closed_on=None) | Q(read_on__isnull=False),
                name="only_a_round_that_was_read_closes",
            ),
            models.CheckConstraint(
                condition=Q(closed_early_by=None, closed_early_on=None, closed_early_why="")
                | Q(
                    closed_early_by__isnull=False,
                    closed_early_on__isnull=False,
                    closed_early_why__in=WhyEarly.values,
                    read_on__isnull=False,
                ),
                name="a_round_is_closed_early_by_somebody_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(was_lost=False) | Q(closed_on__isnull=False), name="only_a_closed_round_is_lost"
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def is_uncounted(self) -> bool:
        """Whether it was closed early for a reason after which votes are not counted."""
        return bool(self.closed_early_why) and self.closed_early_why not in COUNTED_ALL_THE_SAME


class RoundStatement(ServiceRecord):
    """A passage that people vote on. ``number`` stays its own, also when others have gone."""

    round = models.ForeignKey(AgreementRound, on_delete=models.CASCADE, related_name="statements")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField(validators=[MaxValueValidator(999)])

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("round", "number"), name="a_statement_of_a_round_has_its_number"),
            models.UniqueConstraint(
                fields=("round", "passage"), name="a_passage_is_voted_on_once_in_a_round"
            ),
        )

    def __str__(self) -> str:
        return str(self.number)


class Ballot(Unordered, ServiceRecord):
    """What somebody voted: 1, 0 or -1 by the number of the statement. Nothing of who, or when."""

    round = models.ForeignKey(AgreementRound, on_delete=models.CASCADE, related_name="ballots")
    votes = models.JSONField()

    def __str__(self) -> str:
        return str(self.pk)
