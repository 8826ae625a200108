"""Who may bring literature in, say what belongs in a review, and settle what two did not agree on.

Two people read the same records, blind to each other until both have said. Guards come in pairs.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from speakopenly.core.errors import NotAllowed
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.evidence import policies as evidence
from speakopenly.web.understand.evidence.literature.models import (
    CheckSample,
    FileState,
    How,
    LiteratureFile,
    LiteratureRecord,
    RecordDecision,
    RecordPair,
    Screening,
    Stage,
    Stands,
)
from speakopenly.web.understand.evidence.literature.standing import OPEN
from speakopenly.web.understand.evidence.reviews.models import EvidenceReview

MAY_SEE = evidence.MAY_SEE
MAY_WRITE = evidence.MAY_WRITE


def check_can_bring_in(by: Staff, review: EvidenceReview) -> None:
    """Raise NotAllowed unless this person may bring lists into this review."""
    evidence.check_can_write(by)
    people.check_same_service(by, review)


def can_bring_in(by: Staff, review: EvidenceReview) -> bool:
    """Whether this person may bring lists into this review."""
    return people.allows(check_can_bring_in, by, review)


def check_can_take_out(by: Staff, file: LiteratureFile) -> None:
    """Raise NotAllowed once somebody has decided on a record of this list."""
    evidence.check_can_write(by)
    people.check_same_service(by, file)
    if file.state == FileState.READING:
        raise NotAllowed(_("This list is being read. Wait until that is done."))
    if RecordDecision.objects.filter(record__file=file).exists():
        raise NotAllowed(_("Somebody has decided on records of this list, so it stays."))


def can_take_out(by: Staff, file: LiteratureFile) -> bool:
    """Whether this list may be taken out."""
    return people.allows(check_can_take_out, by, file)


def check_can_judge(by: Staff, pair: RecordPair) -> None:
    """Raise NotAllowed unless this person may say whether two records are one work."""
    evidence.check_can_write(by)
    people.check_same_service(by, pair)


def can_judge(by: Staff, pair: RecordPair) -> bool:
    """Whether this person may say whether two records are one work."""
    return people.allows(check_can_judge, by, pair)


def check_can_set_up(by: Staff, review: EvidenceReview, *, wanted: int) -> None:
    """Raise NotAllowed where how many people read would change after somebody has decided."""
    check_can_bring_in(by, review)
    now = Screening.objects.filter(review=review).first()
    if now and now.wanted != wanted and RecordDecision.objects.filter(record__review=review).exists():
        raise NotAllowed(
            _("Somebody has decided already, so how many people read each record stays as it is.")
        )


def check_can_draw(by: Staff, review: EvidenceReview) -> None:
    """Raise NotAllowed while records of an earlier sample wait, or where nothing is unread."""
    check_can_bring_in(by, review)
    waiting = LiteratureRecord.objects.filter(review=review, into=None, abstract_stands=Stands.WAITING)
    last = CheckSample.objects.filter(review=review).last()
    if last and waiting.filter(sample=last.number).exists():
        raise NotAllowed(_("Read the sample that was drawn before you draw another."))
    if not waiting.exists():
        raise NotAllowed(_("There is nothing left to draw from: every record is read."))


def can_draw(by: Staff, review: EvidenceReview) -> bool:
    """Whether a sample may be drawn."""
    return people.allows(check_can_draw, by, review)


def check_can_decide(by: Staff, record: LiteratureRecord, stage: Stage) -> None:
    """Raise NotAllowed unless this person may say, alone, what belongs in the review.

    A duplicate is not decided on; a full text only of what is in by title and abstract; what was settled is
    settled anew and not decided alone; and no more people decide alone than are needed.
    """
    evidence.check_can_write(by)
    people.check_same_service(by, record)
    if record.into_id is not None:
        raise NotAllowed(_("This record is one work with another. Decide on that one."))
    if stage == Stage.FULL_TEXT and record.abstract_stands != Stands.IN:
        raise NotAllowed(_("Full texts are read of records that are in by title and abstract."))
    said = RecordDecision.objects.filter(record=record, stage=stage)
    if said.exclude(how=How.ALONE).exists():
        raise NotAllowed(_("This was settled. Settle it anew, with a note."))
    if not said.filter(by=by.user).exists():
        people_who_said = said.values("by").distinct().count()
        if people_who_said >= wanted_in(record.review):
            raise NotAllowed(_("Enough people have said already."))


def can_decide(by: Staff, record: LiteratureRecord, stage: Stage) -> bool:
    """Whether the form may be shown."""
    return people.allows(check_can_decide, by, record, stage)


def check_can_see_others(by: Staff, record: LiteratureRecord, stage: Stage) -> None:
    """Raise NotAllowed until as many people have said as are needed: till then each is blind to the other."""
    evidence.check_can_enter(by)
    people.check_same_service(by, record)
    said = RecordDecision.objects.filter(record=record, stage=stage)
    if said.values("by").distinct().count() < wanted_in(record.review):
        raise NotAllowed(_("What others say is shown once everybody who is needed has said."))


def can_see_others(by: Staff, record: LiteratureRecord, stage: Stage) -> bool:
    """Whether what others said may be shown."""
    return people.allows(check_can_see_others, by, record, stage)


def check_can_settle(by: Staff, record: LiteratureRecord, stage: Stage, how: How) -> None:
    """Raise NotAllowed unless there is something to settle, by this person in this way."""
    check_can_see_others(by, record, stage)
    evidence.check_can_write(by)
    said = RecordDecision.objects.filter(record=record, stage=stage)
    stands = record.abstract_stands if stage == Stage.ABSTRACT else record.full_text_stands
    if stands not in OPEN and not said.exclude(how=How.ALONE).exists():
        raise NotAllowed(_("There is nothing to settle here."))
    has_said = said.filter(by=by.user, how=How.ALONE).exists()
    if how == How.THIRD and has_said:
        raise NotAllowed(_("You have said already. Somebody else can look as a third person."))
    if how == How.TOGETHER and not has_said:
        raise NotAllowed(_("Only those who have said can settle it together. Look as a third person."))


def can_settle(by: Staff, record: LiteratureRecord, stage: Stage, how: How) -> bool:
    """Whether the form may be shown."""
    return people.allows(check_can_settle, by, record, stage, how)


def way_of_settling(by: Staff, record: LiteratureRecord, stage: Stage) -> How | None:
    """How this person may settle it; None where they may not."""
    return next((how for how in (How.TOGETHER, How.THIRD) if can_settle(by, record, stage, how)), None)


def check_can_make_study(by: Staff, record: LiteratureRecord) -> None:
    """Raise NotAllowed unless the full text is in."""
    evidence.check_can_write(by)
    people.check_same_service(by, record)
    if record.into_id is not None or not is_included(record):
        raise NotAllowed(_("Studies are made of records whose full text is in."))


def can_make_study(by: Staff, record: LiteratureRecord) -> bool:
    """Whether a study may be made of it."""
    return people.allows(check_can_make_study, by, record)


def is_included(record: LiteratureRecord) -> bool:
    """Whether it is in by both stages."""
    return record.abstract_stands == Stands.IN and record.full_text_stands == Stands.IN


def wanted_in(review: EvidenceReview) -> int:
    """How many people read each record."""
    screening = Screening.objects.filter(review=review).first()
    return screening.wanted if screening else 2
