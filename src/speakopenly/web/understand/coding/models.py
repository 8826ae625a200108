"""What we keep of coding: each person's look at a passage, and apart from it what a machine proposes.

Two people's looks at one passage are two rows, so nobody writes over anybody. A machine's proposals have a
table of their own and never become codings; what a person decided on one is kept beside it.
"""

from __future__ import annotations

from django.db import models
from django.utils import timezone

from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people.models import ServiceRecord, User
from speakopenly.web.understand.codebook.models import Code
from speakopenly.web.understand.reading.models import Passage

LONGEST_MEMO = 2000


class CoderElsewhere(ServiceRecord):
    """Somebody who coded in another program and whose codings were brought in.

    ``mark`` is a keyed guid: it tells the same coder again and nobody's name. ``number`` is what pages show.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    mark = models.CharField(max_length=36)
    number = models.PositiveIntegerField()
    since = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("exercise", "mark"), name="a_coder_elsewhere_is_known_once"),
            models.UniqueConstraint(fields=("exercise", "number"), name="a_coder_elsewhere_has_a_number"),
        )

    def __str__(self) -> str:
        return str(self.number)


class Look(ServiceRecord):
    """That one person looked at one passage and decided. Without codings it says: none of these.

    ``version`` goes up with each saving, so that a page that was open meanwhile is told. ``by`` is shown on
    no page and in no file; it lets a person go on with their own looks, and is taken off when its time is
    over (see ``keeping``). Two people's looks stay two rows. A look brought in from another program is that
    of a coder elsewhere and nobody's here.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="looks")
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    elsewhere = models.ForeignKey(CoderElsewhere, on_delete=models.CASCADE, null=True, related_name="looks")
    memo = models.TextField(blank=True, max_length=LONGEST_MEMO)
    version = models.PositiveIntegerField(default=1)
    day = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("passage", "by"), name="one_look_of_one_person_at_a_passage"),
            models.UniqueConstraint(
                fields=("passage", "elsewhere"), name="one_look_of_one_coder_elsewhere_at_a_passage"
            ),
            models.CheckConstraint(
                condition=models.Q(by=None) | models.Q(elsewhere=None),
                name="nobody_looks_both_here_and_elsewhere",
            ),
        )
        indexes = (models.Index(fields=("exercise", "by"), name="looks_in_an_exercise"),)

    def __str__(self) -> str:
        return str(self.pk)


class Coding(ServiceRecord):
    """One code that a person gave to a passage, and the meaning the code had then."""

    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="codings")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="codings")
    meaning = models.CharField(max_length=12)
    day = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("look", "code"), name="a_code_is_given_once_in_a_look"),
        )

    def __str__(self) -> str:
        return str(self.pk)


class CodeModel(ServiceRecord):
    """One learning of the machine: from how many looks, when, how well by its own reckoning.

    ``codes`` are those it knew: of any other it has said nothing, not even no.
    """

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    version = models.CharField(max_length=80)
    codes = models.JSONField(default=list)
    learned_from = models.PositiveIntegerField()
    calibration = models.JSONField(default=dict)
    drift = models.CharField(max_length=400, blank=True)
    learned_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ("-learned_at",)

    def __str__(self) -> str:
        return self.version


class CodeProposal(ServiceRecord):
    """That a machine proposes a code for a passage, or does not know. It is never a coding.

    Of a passage it has read (see ``NextPassage``) and a code it knew, no row says that it proposes none.
    """

    YES, UNSURE = "yes", "unsure"
    CERTAINTIES = (YES, UNSURE)

    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    model = models.ForeignKey(CodeModel, on_delete=models.CASCADE, related_name="proposals")
    passage = models.ForeignKey(Passage, on_delete=models.CASCADE, related_name="+")
    code = models.ForeignKey(Code, on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    certainty = models.CharField(max_length=6, choices=[(each, each) for each in CERTAINTIES])

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("passage", "code"), name="one_proposal_of_a_code_for_a_passage"),
            models.CheckConstraint(
                condition=models.Q(probability__gte=0, probability__lte=1), name="a_probability_is_a_share"
            ),
        )
        indexes = (models.Index(fields=("exercise", "certainty"), name="where_the_machine_is_unsure"),)

    def __str__(self) -> str:
        return f"{self.passage_id}: {self.certainty}"


class NextPassage(ServiceRecord):
    """That a machine has read a passage, and how soon coding it would teach most: the lowest place first."""

    model = models.ForeignKey(CodeModel, on_delete=models.CASCADE, related_name="next")
    exercise = models.ForeignKey(Exercise, on_delete=models.PROTECT, related_name="+")
    passage = models.OneToOneField(Passage, on_delete=models.CASCADE, related_name="to_code_next")
    place = models.PositiveIntegerField()

    class Meta:
        ordering = ("place",)

    def __str__(self) -> str:
        return str(self.place)


class ProposalDecision(ServiceRecord):
    """What a person decided on a proposal: both stay on record, each under its own name."""

    look = models.ForeignKey(Look, on_delete=models.CASCADE, related_name="decisions")
    code = models.ForeignKey(Code, on_delete=models.PROTECT, related_name="+")
    model = models.ForeignKey(CodeModel, on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    is_accepted = models.BooleanField()

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("look", "code"), name="one_decision_on_a_proposed_code"),
        )

    def __str__(self) -> str:
        return str(self.is_accepted)
