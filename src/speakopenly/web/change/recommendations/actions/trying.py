"""Try it small, write upward, and say what was seen."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.change import recommendations as library
from speakopenly.core.errors import BadInput, NotAllowed
from speakopenly.web.change.recommendations import policies
from speakopenly.web.change.recommendations.choices import Next, Says
from speakopenly.web.change.recommendations.kept import letter_of
from speakopenly.web.change.recommendations.models import Letter, Recommendation, Seen, SmallTest
from speakopenly.web.people import audit
from speakopenly.web.people.staff import Staff


@transaction.atomic
def begin_test(
    *, recommendation: Recommendation, by: Staff, asks: str, foretells: str, begins_on: date
) -> SmallTest:
    """Begin a small test with what it asks and what is foretold. Raises NotAllowed or BadInput."""
    here = Recommendation.objects.select_for_update().get(pk=recommendation.pk)
    policies.check_can_test(by, here)
    if begins_on < timezone.localdate():
        raise BadInput(
            _("This day is past. What is foretold is written beforehand."),
            do=_("Give today or a later day."), column="begins_on",
        )  # fmt: skip
    test = SmallTest.objects.create(
        service=by.service, by=by.user, recommendation=here,
        asks=asks, foretells=foretells, begins_on=begins_on,
    )  # fmt: skip
    audit.record("small test begun", test, by=by.user, service=by.service)
    return test


@transaction.atomic
def study_test(*, test: SmallTest, by: Staff, seen: str, leads_to: Next) -> None:
    """Say once what a small test showed, and what follows. Raises NotAllowed or BadInput."""
    test = SmallTest.objects.select_for_update().get(pk=test.pk)
    policies.check_can_study(by, test)
    today = timezone.localdate()
    if today < test.begins_on:
        raise BadInput(_("This test has not begun yet."), do=_("Come back when it has."), column="seen")
    test.seen, test.leads_to, test.studied_on = seen, leads_to, today
    test.save(update_fields=("seen", "leads_to", "studied_on"))
    audit.record("small test studied", test, by=by.user, service=by.service)


@transaction.atomic
def write_letter(*, recommendation: Recommendation, by: Staff, letter: library.Letter) -> Letter:
    """Keep a letter to a body that can change what the service cannot. Raises NotAllowed or BadInput."""
    policies.check_can_change(by, recommendation)
    if letter.factor not in recommendation.factors:
        raise BadInput(
            _("This recommendation does not answer that condition."),
            do=_("Choose one that it answers."), column="factor",
        )  # fmt: skip
    if letter.sent_on > timezone.localdate():
        raise BadInput(_("This day is still to come."), do=_("Keep it when it went."), column="sent_on")
    row = Letter.objects.create(
        service=by.service, by=by.user, recommendation=recommendation, factor=letter.factor,
        body=letter.body, asks=letter.asks, sent_on=letter.sent_on, answer_by=letter.answer_by,
    )  # fmt: skip
    audit.record("letter upward kept", row, by=by.user, service=by.service)
    return row


@transaction.atomic
def keep_answer(*, letter: Letter, by: Staff, answer: str, answered_on: date) -> None:
    """Keep once what a body answered. An answer may come when all is checked. Raises NotAllowed, BadInput."""
    letter = Letter.objects.select_for_update().get(pk=letter.pk)
    policies.check_can_keep_answer(by, letter)
    if not letter.sent_on <= answered_on <= timezone.localdate():
        raise BadInput(
            _("This day is before the letter, or still to come."),
            do=_("Give the day the answer came."), column="answered_on",
        )  # fmt: skip
    letter.answer, letter.answered_on = answer, answered_on
    letter_of(letter)
    letter.save(update_fields=("answer", "answered_on"))
    audit.record("answer to a letter kept", letter, by=by.user, service=by.service)


@transaction.atomic
def say_what_was_seen(*, recommendation: Recommendation, by: Staff, says: Says, words: str) -> Seen:
    """Keep what people say came of it; what was said before is kept. Raises NotAllowed.

    The room that measures calls this when it is said of a measure; that nobody measured it is said here.
    """
    policies.check_can_say_what_was_seen(by, recommendation)
    if says == Says.NOT_MEASURED and not words.strip():
        raise NotAllowed(_("Say why it was not measured."))
    row = Seen.objects.create(
        service=by.service, by=by.user, recommendation=recommendation, says=says, words=words
    )
    audit.record("said what was seen of a change", row, by=by.user, service=by.service)
    return row
