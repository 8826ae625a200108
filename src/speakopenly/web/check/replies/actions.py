"""Begin a reply, word it, ask for a signature, sign or send it back; begin the next edition, or join two."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from speakopenly.check.replies import Way, Words, copied_from
from speakopenly.core.errors import BadInput
from speakopenly.web.change.recommendations.models import Recommendation
from speakopenly.web.check.outcomes.models import Measure
from speakopenly.web.check.replies import evidence, policies
from speakopenly.web.check.replies.models import (
    Edition,
    EditionState,
    Level,
    Reply,
    ReplyText,
    RestsOn,
    Writer,
)
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.people import policies as people
from speakopenly.web.people.staff import Staff
from speakopenly.web.understand.findings.models import Finding
from speakopenly.web.understand.themes.models import Theme

NAMES: Final = {Finding: "finding", Recommendation: "recommendation", Measure: "measure"}
"""By which column a row names the thing it rests on."""


@transaction.atomic
def begin(
    *, by: Staff, exercise: Exercise, theme: Theme | None = None, finding: Finding | None = None
) -> Reply:
    """Begin a reply to an exercise, or to one theme or finding of it. Raises NotAllowed."""
    policies.check_can_write(by)
    people.check_same_service(by, exercise)
    about = finding.theme if finding else theme
    level = Level.FINDING if finding else Level.THEME if theme else Level.EXERCISE
    last = Reply.objects.filter(service=by.service).aggregate(last=Max("number"))["last"]
    reply = Reply.objects.create(
        service=by.service, number=(last or 0) + 1, exercise=exercise, level=level, theme=about,
        finding=finding, name=about.name if about else exercise.title, by=by.user,
    )  # fmt: skip
    edition = Edition.objects.create(service=by.service, reply=reply)
    _note_writer(edition, by)
    if about is not None:
        for each in Finding.objects.filter(theme=about):
            _rest_on(edition, each)
    audit.record("reply begun", reply, by=by.user, service=by.service)
    return reply


@transaction.atomic
def word(*, edition: Edition, by: Staff, way: Way, words: Words, look_by: date | None) -> ReplyText:
    """Say it in one way, and by when it will be looked at if nobody has, which is the same in all of them.

    Raises NotAllowed, or BadInput for words that were somebody else's.
    """
    policies.check_can_change(by, edition)
    copied = copied_from("\n".join(words.boxes), evidence.words_behind(edition.reply))
    if copied:
        raise BadInput(
            _("“%(words)s” was said by somebody in these words.") % {"words": copied},
            do=_("Say it in words of your own: whoever said it could be known by them."),
        )
    text, _new = ReplyText.objects.update_or_create(
        service=by.service,
        edition=edition,
        wording=way.wording.value,
        language=way.language,
        defaults={name: getattr(words, name) for name in Words.__slots__},
    )
    edition.look_by = look_by
    edition.save(update_fields=["look_by"])
    _note_writer(edition, by)
    audit.record("reply worded", edition, by=by.user, service=by.service)
    return text


@transaction.atomic
def settle(
    *,
    edition: Edition,
    by: Staff,
    things: Iterable[Finding | Recommendation | Measure],
) -> None:
    """Say what it rests on, in the place of what was said before. Raises NotAllowed."""
    policies.check_can_change(by, edition)
    edition.rests_on.all().delete()
    for thing in things:
        people.check_same_service(by, thing)
        _rest_on(edition, thing)
    _note_writer(edition, by)
    audit.record("reply rests on", edition, by=by.user, service=by.service)


@transaction.atomic
def ask(*, edition: Edition, by: Staff) -> None:
    """Ask for the second signature. Raises NotAllowed while something is missing."""
    policies.check_can_ask(by, edition)
    _turn(edition, EditionState.WAITING, asked_by=by.user, sent_back="")
    audit.record("signature asked for a reply", edition, by=by.user, service=by.service)


@transaction.atomic
def send_back(*, edition: Edition, by: Staff, because: str) -> None:
    """Send it back to be written on, with the reason. Raises NotAllowed."""
    policies.check_can_read_to_sign(by, edition)
    _turn(edition, EditionState.DRAFT, sent_back=because)
    audit.record("reply sent back", edition, by=by.user, service=by.service)


@transaction.atomic
def sign(*, edition: Edition, by: Staff) -> None:
    """Sign it: from now on everybody may read it. Raises NotAllowed, also within the quiet days."""
    policies.check_can_sign(by, edition)
    _turn(edition, EditionState.OUT, signed_by=by.user, out_on=timezone.localdate())
    if edition.reply.changed_on is not None:
        edition.reply.changed_on = None
        edition.reply.save(update_fields=["changed_on"])
    audit.record("reply published", edition, by=by.user, service=by.service)


@transaction.atomic
def begin_next(*, reply: Reply, by: Staff) -> Edition:
    """Begin the next edition from the words of the last. What is out stays as it is. Raises NotAllowed."""
    policies.check_can_begin_next(by, reply)
    last = reply.editions.latest("number")
    edition = Edition.objects.create(
        service=reply.service, reply=reply, number=last.number + 1, look_by=last.look_by
    )
    for text in last.texts.all():
        said = {name: getattr(text, name) for name in ("wording", "language", *Words.__slots__)}
        ReplyText.objects.create(service=reply.service, edition=edition, **said)
    for row in last.rests_on.all():
        _rest_on(edition, row.thing)
    _note_writer(edition, by)
    audit.record("next edition of a reply begun", edition, by=by.user, service=by.service)
    return edition


@transaction.atomic
def join(*, reply: Reply, into: Reply, by: Staff) -> None:
    """Let another reply answer this as well; its number leads there from now on. Raises NotAllowed."""
    policies.check_can_join(by, reply, into)
    reply.joined_into = into
    reply.save(update_fields=["joined_into"])
    audit.record("reply joined to another", reply, by=by.user, service=by.service)


def _turn(edition: Edition, state: EditionState, **said: object) -> None:
    assert state in policies.LAWFUL[EditionState(edition.state)]  # noqa: S101  (a guard has seen to it)
    edition.state = state
    for name, value in said.items():
        setattr(edition, name, value)
    edition.save(update_fields=["state", *said])


def _note_writer(edition: Edition, by: Staff) -> None:
    Writer.objects.get_or_create(service=edition.service, edition=edition, user=by.user)


def _rest_on(edition: Edition, thing: Finding | Recommendation | Measure) -> None:
    RestsOn.objects.create(service=edition.service, edition=edition, **{NAMES[type(thing)]: thing})
