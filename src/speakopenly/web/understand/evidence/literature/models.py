"""What is kept of the literature of a review: files, records, pairs, and every decision people took.

Decisions and judgements are rows that nobody changes: a change of mind is one more row. What stands is
worked out of them and kept beside each record, so that a page need not read them all.
"""

from __future__ import annotations

from functools import reduce

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from speakopenly.hear.literature import Record
from speakopenly.hear.literature.merging import filled
from speakopenly.web.jobs.models import Job
from speakopenly.web.people.models import ServiceRecord, Written
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview, ReviewStudy


class Says(models.TextChoices):
    """What is said of a record; "not found" is for a full text that nobody could get."""

    IN = "in", _("in")
    OUT = "out", _("out")
    UNSURE = "unsure", _("unsure")
    NOT_FOUND = "not_found", _("not found")


class Stands(models.TextChoices):
    """How a record stands at a stage. Waiting: not everybody who is needed has said."""

    WAITING = "", _("waiting")
    IN = Says.IN.value, Says.IN.label
    OUT = Says.OUT.value, Says.OUT.label
    UNSURE = Says.UNSURE.value, Says.UNSURE.label
    NOT_FOUND = Says.NOT_FOUND.value, Says.NOT_FOUND.label
    CONFLICT = "conflict", _("not agreed")


class Stage(models.TextChoices):
    """What was read: title and abstract, or the full text."""

    ABSTRACT = "abstract", _("title and abstract")
    FULL_TEXT = "full-text", _("full text")


class Screening(ServiceRecord):
    """How a review is screened. ``wanted`` people read each record; ``reasons`` are for a full text out.

    ``ordered_after`` is how many records had been read when the order was last worked out.
    """

    review = models.OneToOneField(EvidenceReview, on_delete=models.CASCADE, related_name="screening")
    wanted = models.PositiveSmallIntegerField(default=2)
    keywords = models.CharField(max_length=300, blank=True)
    reasons = models.JSONField(default=list)
    seed = models.PositiveIntegerField(default=0)
    ordered_after = models.PositiveIntegerField(null=True)
    ordered_on = models.DateField(null=True)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)


class FileState(models.TextChoices):
    """How far a file is."""

    READING = "reading", _("being read")
    READ = "read", _("read")
    REFUSED = "refused", _("could not be read")


class LiteratureFile(Written):
    """One list as a database gave it. ``waiting`` holds the file until a job has read it.

    ``within`` are records that the file itself holds twice, ``[line, line of the one kept]``; ``rejected``
    are ``[line, reason]``; ``found`` is every record there was.
    """

    review = models.ForeignKey(EvidenceReview, on_delete=models.CASCADE, related_name="literature_files")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=FileState.choices, default=FileState.READING)
    waiting = models.BinaryField(default=bytes)
    found = models.PositiveIntegerField(default=0)
    within = models.JSONField(default=list)
    rejected = models.JSONField(default=list)
    notes = models.JSONField(default=list)
    refusal = models.CharField(max_length=300, blank=True)
    job = models.ForeignKey(Job, on_delete=models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("review", "number"), name="a_list_of_a_review_has_its_number"),
            models.UniqueConstraint(fields=("review", "sha256"), name="a_list_is_brought_in_once"),
        )

    def __str__(self) -> str:
        return self.name


class LiteratureRecord(ServiceRecord):
    """One record as it stood in its file. ``into`` is the record with which it is one work, or None.

    ``abstract_stands``, ``full_text_stands`` and ``reason`` follow from the decisions. ``place`` is that in
    the order of reading; ``drawn_from`` the last check sample for which it was among the unread, and
    ``sample`` the one it was drawn into.
    """

    review = models.ForeignKey(EvidenceReview, on_delete=models.CASCADE, related_name="literature")
    file = models.ForeignKey(LiteratureFile, on_delete=models.CASCADE, related_name="records")
    number = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    title = models.TextField(blank=True)
    abstract = models.TextField(blank=True)
    authors = models.JSONField(default=list)
    year = models.IntegerField(null=True)
    journal = models.TextField(blank=True)
    doi = models.TextField(blank=True)
    kind = models.TextField(blank=True)
    given_id = models.TextField(blank=True)
    into = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, related_name="merged")
    abstract_stands = models.CharField(max_length=10, choices=Stands.choices, blank=True, default="")
    full_text_stands = models.CharField(max_length=10, choices=Stands.choices, blank=True, default="")
    reason = models.CharField(max_length=120, blank=True)
    place = models.PositiveIntegerField(null=True)
    drawn_from = models.PositiveIntegerField(null=True)
    sample = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("review", "number"), name="a_record_of_a_review_has_its_number"),
        )
        indexes = (
            models.Index(fields=("review", "into", "abstract_stands", "place"), name="literature_to_read"),
        )

    def __str__(self) -> str:
        return self.title or str(self.number)

    @property
    def stage_now(self) -> Stage:
        """The stage it has come to: full texts are read of what is in by title and abstract."""
        return Stage.FULL_TEXT if self.abstract_stands == Stands.IN else Stage.ABSTRACT

    @property
    def as_read(self) -> Record:
        """The library's record, as it stood in the file."""
        return Record(
            self.number, self.line, title=self.title, abstract=self.abstract, authors=tuple(self.authors),
            year=self.year, journal=self.journal, doi=self.doi, kind=self.kind, given_id=self.given_id,
        )  # fmt: skip

    @property
    def whole(self) -> Record:
        """The work with what only its duplicates say."""
        others = sorted(self.merged.all(), key=lambda each: each.number)
        return reduce(filled, (each.as_read for each in others), self.as_read)


class MachineSaid(models.TextChoices):
    """What the machine said of a pair: surely one work, or near and for people to look at."""

    SAME = "same", _("the same")
    NEAR = "near", _("near")


class RecordPair(ServiceRecord):
    """Two records that are one work, or may be. ``one`` has the lower number."""

    review = models.ForeignKey(EvidenceReview, on_delete=models.CASCADE, related_name="literature_pairs")
    one = models.ForeignKey(LiteratureRecord, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(LiteratureRecord, on_delete=models.CASCADE, related_name="+")
    machine = models.CharField(max_length=6, choices=MachineSaid.choices)
    stands = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ("other__number", "one__number")
        constraints = (models.UniqueConstraint(fields=("one", "other"), name="two_records_are_one_pair"),)

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"

    @property
    def is_same(self) -> bool:
        """Whether they count as one work: a person's word goes before the machine's."""
        return self.stands == PairSays.SAME or (not self.stands and self.machine == MachineSaid.SAME)


class PairSays(models.TextChoices):
    """What a person says of a pair; taking it back leaves it to the machine again."""

    SAME = "same", _("The same work")
    NOT_SAME = "not_same", _("Not the same work")
    TAKEN_BACK = "taken_back", _("Take back what was said")


class PairJudged(Written):
    """What somebody said of a pair; the latest stands."""

    pair = models.ForeignKey(RecordPair, on_delete=models.CASCADE, related_name="judged")
    says = models.CharField(max_length=12, choices=PairSays.choices)

    class Meta:
        ordering = ("at", "id")

    def __str__(self) -> str:
        return self.says


class How(models.TextChoices):
    """How a decision was taken: by one alone, or, where two did not agree, by a third or by both together."""

    ALONE = "alone", _("alone")
    THIRD = "third", _("by a third person who looked")
    TOGETHER = "together", _("by those who had said, together")


class RecordDecision(Written):
    """One decision on a record at a stage. The latest of each person counts; what settles goes before."""

    record = models.ForeignKey(LiteratureRecord, on_delete=models.CASCADE, related_name="decisions")
    stage = models.CharField(max_length=10, choices=Stage.choices)
    how = models.CharField(max_length=10, choices=How.choices, default=How.ALONE)
    says = models.CharField(max_length=10, choices=Says.choices)
    reason = models.CharField(max_length=120, blank=True)
    note = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("at", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(how=How.ALONE) | ~Q(note=""), name="what_settles_a_record_has_a_note"
            ),
            models.CheckConstraint(
                condition=~Q(stage=Stage.FULL_TEXT, says=Says.OUT) | ~Q(reason=""),
                name="a_full_text_out_has_a_reason",
            ),
        )

    def __str__(self) -> str:
        return self.says


class CheckSample(Written):
    """Records drawn at random from those unread on that day, marked before anybody reads them."""

    review = models.ForeignKey(EvidenceReview, on_delete=models.CASCADE, related_name="check_samples")
    number = models.PositiveIntegerField()
    seed = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    drawn_from = models.PositiveIntegerField()

    class Meta:
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=("review", "number"), name="a_check_sample_has_its_number"),
        )

    def __str__(self) -> str:
        return str(self.number)


class StudyFrom(ServiceRecord):
    """That a study of the review was taken from a record."""

    study = models.OneToOneField(ReviewStudy, on_delete=models.CASCADE, related_name="+")
    record = models.ForeignKey(LiteratureRecord, on_delete=models.CASCADE, related_name="studies")

    def __str__(self) -> str:
        return str(self.pk)
