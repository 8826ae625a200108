"""Begin an examination, answer about oneself, observe, reply, offer help. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.check.examination import Accuracy, Line, Offer, Source, Step
from speakopenly.check.examination.missing import MOST_OFFERS
from speakopenly.core.errors import BadInput
from speakopenly.understand.pressures.indicators import BY_KEY
from speakopenly.understand.pressures.pinned import Pinned, as_data, check_may_be_pinned, work_out
from speakopenly.web.check.examination import policies, standing
from speakopenly.web.check.examination.models import (
    AboutItself,
    AuthorityReply,
    Examination,
    HelpOffered,
    LineJudged,
    NoReplyStated,
    Observation,
    OfficialBeside,
)
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def begin(*, by: Staff, title: str, body: str) -> Examination:
    """Begin an examination of the service one works in. Raises NotAllowed."""
    policies.check_can_begin(by)
    last = Examination.objects.filter(service=by.service).last()
    found = Examination.objects.create(
        service=by.service, by=by.user, title=title, body=body, number=last.number + 1 if last else 1
    )
    audit.record("examination begun", found, by=by.user, service=by.service)
    return found


@transaction.atomic
def answer_about_itself(*, examination: Examination, by: Staff, answers: Mapping[str, str]) -> None:
    """What the examining body says of itself, by question. Raises NotAllowed."""
    policies.check_can_answer_about_itself(by, examination)
    for question, words in answers.items():
        AboutItself.objects.create(
            service=by.service, by=by.user, examination=examination, question=question, words=words
        )
    audit.record("examiner answered about itself", examination, by=by.user, service=by.service)


@transaction.atomic
def observe(
    *, examination: Examination, by: Staff, line: Line, source: Source, words: str, number: int | None = None
) -> Observation:
    """Write what was seen and what it rests on, anew where a number is given; blank words take it out.

    Raises NotAllowed.
    """
    policies.check_can_write(by, examination)
    row = Observation.objects.create(
        service=by.service, by=by.user, examination=examination, line=line.value, source=source.value,
        words=words, number=number or _next_number(examination, line),
    )  # fmt: skip
    audit.record("observation of an examination written", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def judge(
    *, examination: Examination, by: Staff, line: Line, disagree: str, step: Step, strength: str
) -> None:
    """Say where sources disagree, choose a word for the step, and say how strong the evidence is.

    Raises NotAllowed.
    """
    policies.check_can_write(by, examination)
    row = LineJudged.objects.create(
        service=by.service, by=by.user, examination=examination, line=line.value, disagree=disagree,
        step=step.value, strength=strength,
    )  # fmt: skip
    audit.record("line of an examination written", row, by=by.user, service=by.service)


@transaction.atomic
def put_beside(*, examination: Examination, by: Staff, line: Line, figure: Pinned) -> OfficialBeside:
    """Set an official figure beside what was looked at. Raises NotAllowed, or BadInput for what may not."""
    policies.check_can_put_figures_beside(by, examination, line)
    check_may_be_pinned(BY_KEY[figure.indicator])
    work_out(figure)
    if figure in standing.figures_of(examination, line).values():
        raise BadInput(_("This figure stands here already."), do=_("Choose another one."))
    numbers = examination.official.filter(line=line.value).values_list("number", flat=True)
    row = _write(examination, by, line, max(numbers, default=0) + 1, figure)
    audit.record("official figure set beside an examination", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def take_out(*, examination: Examination, by: Staff, line: Line, number: int) -> None:
    """Take a figure out; the row that held it is kept. Raises NotAllowed."""
    policies.check_can_put_figures_beside(by, examination, line)
    if number in standing.figures_of(examination, line):
        row = _write(examination, by, line, number, None)
        audit.record("official figure of an examination taken out", row, by=by.user, service=by.service)


@transaction.atomic
def ask_for_reply(*, examination: Examination, by: Staff) -> None:
    """Ask the authority to check the facts and to reply; its time begins today. Raises NotAllowed."""
    examination = Examination.objects.select_for_update().get(pk=examination.pk)
    policies.check_can_send(by, examination)
    examination.sent_on = timezone.localdate()
    examination.save(update_fields=["sent_on"])
    audit.record("authority asked to reply", examination, by=by.user, service=by.service)


@transaction.atomic
def reply(
    *, examination: Examination, by: Staff, line: Line, accuracy: Accuracy, words: str
) -> AuthorityReply:
    """What the authority says of one line. Raises NotAllowed."""
    policies.check_can_reply(by, examination)
    row = AuthorityReply.objects.create(
        service=by.service, by=by.user, examination=examination, line=line.value, accuracy=accuracy.value,
        words=words,
    )  # fmt: skip
    audit.record("reply to an examination written", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def state_no_reply(*, examination: Examination, by: Staff, words: str) -> None:
    """State openly that the authority had its time and did not reply. Raises NotAllowed."""
    policies.check_can_state_no_reply(by, examination)
    row = NoReplyStated.objects.create(service=by.service, by=by.user, examination=examination, words=words)
    audit.record("no reply to an examination stated", row, by=by.user, service=by.service)


@transaction.atomic
def offer(*, examination: Examination, by: Staff, place: int, offered: Offer) -> None:
    """Offer help with an owner inside and one outside; blanks withdraw it. Raises NotAllowed, BadInput."""
    policies.check_can_write(by, examination)
    if not 1 <= place <= MOST_OFFERS:
        raise BadInput(_("There are three offers at most."), do=_("Change one of them."))
    row = HelpOffered.objects.create(
        service=by.service, by=by.user, examination=examination, place=place, what=offered.what,
        inside=offered.inside, outside=offered.outside,
    )  # fmt: skip
    audit.record("help offered in an examination", row, by=by.user, service=by.service)


def _next_number(examination: Examination, line: Line) -> int:
    """The next free number of a line; the number of what was taken out is not given again."""
    numbers = examination.observations.filter(line=line.value).values_list("number", flat=True)
    return max(numbers, default=0) + 1


def _write(
    examination: Examination, by: Staff, line: Line, number: int, figure: Pinned | None
) -> OfficialBeside:
    return OfficialBeside.objects.create(
        service=by.service,
        by=by.user,
        examination=examination,
        line=line.value,
        number=number,
        figure=None if figure is None else as_data(figure),
    )
