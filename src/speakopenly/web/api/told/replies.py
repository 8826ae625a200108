"""Public replies: heard, changed, checked. The quiet days are waited out as on the pages."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from speakopenly.check.replies import FIRST, Words
from speakopenly.web.api.told.records import HIDDEN, Listed, Told
from speakopenly.web.check.replies import public
from speakopenly.web.check.replies.models import Edition
from speakopenly.web.check.replies.public import JoinedTo, PublicPage
from speakopenly.web.check.replies.texts import said_in


class Text(Told):
    """One way of saying it."""

    wording: str
    """everyday, young or easy."""
    language: str
    """en-gb or cy."""
    title: str
    """What it is about."""
    heard: str | None
    """What people told; null once the words behind it were taken back."""
    changed: str
    """What changed; empty where nothing did."""
    nothing_because: str
    """Why nothing changed; empty where something did."""
    checked: str
    """What came of it; empty until somebody looked."""


class Said(Told):
    """What was said from one day on."""

    out_on: date
    """The day it came out."""
    look_by: date | None
    """The day by which it will be looked at, where one is named."""
    texts: list[Text]
    """The same in each wording and language it is written in."""


class Reply(Told):
    """One public reply."""

    number: int
    """Its number."""
    at: str
    """Where it is."""
    joined_to: int | None
    """The number of the reply that answers this as well; then nothing else is here."""
    a_small_number: bool
    """Whether a small number of people told this; how many is never told."""
    hidden: str | None
    """"to protect people" where what was heard is null; else null."""
    now: Said | None
    """What is said now."""
    before: list[Said]
    """What was said before, the newest first."""
    also_answers: list[int]
    """The numbers of replies that were joined to this one."""


def all_of_them() -> Listed:
    """Every reply that is out, the newest first."""
    return Listed(public.all_out(FIRST), _reply)


def one(reply_number: int) -> Reply:
    """One reply, or which other it was joined to. Raises Http404."""
    found = public.one_out(reply_number, FIRST)
    if isinstance(found, JoinedTo):
        return Reply(
            number=found.number,
            at=_at(found.number),
            joined_to=found.into,
            a_small_number=False,
            hidden=None,
            now=None,
            before=[],
            also_answers=[],
        )
    return _reply(found)


def _reply(page: PublicPage) -> Reply:
    taken_back = page.reply.changed_on is not None
    return Reply(
        number=page.reply.number,
        at=_at(page.reply.number),
        joined_to=None,
        a_small_number=page.is_small,
        hidden=HIDDEN if taken_back else None,
        now=_said(page.edition, taken_back),
        before=[_said(edition, taken_back) for edition, _shown in page.before],
        also_answers=page.joined,
    )


def _said(edition: Edition, taken_back: bool) -> Said:
    assert edition.out_on is not None  # noqa: S101  (the database holds nothing public without a day)
    texts = [
        _text(way.wording.value, way.language, words, taken_back) for way, words in said_in(edition).items()
    ]
    return Said(out_on=edition.out_on, look_by=edition.look_by, texts=texts)


def _text(wording: str, language: str, words: Words, taken_back: bool) -> Text:
    return Text(
        wording=wording,
        language=language,
        title=words.title,
        heard=None if taken_back else words.heard,
        changed=words.changed,
        nothing_because=words.nothing_because,
        checked=words.checked,
    )


def _at(number: int) -> str:
    return reverse("api-reply", kwargs={"reply_number": number})
