"""The thread as its reporter sees it: what was said, on which day, by "You" or by "Readers"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING
from uuid import UUID

from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.questions import Asks, Bulletin, Condition
from speakopenly.hear.speaking.threads import (
    Author,
    Body,
    BulletinChange,
    Closing,
    Consent,
    HarmAnswer,
    Message,
    MessageKind,
    Notice,
    SharingChange,
)
from speakopenly.web.hear.reporting.mailbox.sentences import day, file_line
from speakopenly.web.hear.reporting.mailbox.wording import MailboxWords
from speakopenly.web.hear.reporting.reports.mailboxes import Entry
from speakopenly.web.hear.reporting.speak.forms.about import quarter_in_words
from speakopenly.web.hear.reporting.speak.wording import Words, label_of

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of what was said; ``name`` is blank where the words need no heading."""

    name: StrOrPromise
    text: StrOrPromise


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file, what became of it, and what the button to save it says."""

    id: UUID
    name: str
    line: str
    save: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry. ``also`` is what else was told with a report, folded away."""

    place: int
    is_from_readers: bool
    who: StrOrPromise
    did: StrOrPromise
    on: str
    parts: tuple[Part, ...]
    also: tuple[Part, ...] = ()
    files: tuple[ShownFile, ...] = ()
    is_question: bool = False


def shown(entries: Iterable[Entry], words: MailboxWords, asked: Words) -> list[Shown]:
    """Every entry as the page shows it, newest last. ``asked`` holds the questions of the form."""
    return [_shown(entry, words, asked) for entry in entries]


def has_open_question(entries: Sequence[Entry]) -> bool:
    """Whether readers asked something, and the reporter has written nothing since."""
    for entry in reversed(entries):
        if entry.kind is MessageKind.QUESTION:
            return True
        if entry.author is Author.REPORTER and isinstance(entry.body, Message):
            return False
    return False


def is_asked_to_share(entries: Sequence[Entry]) -> bool:
    """Whether readers asked leave to share, and the reporter has not said yes or no since."""
    for entry in reversed(entries):
        if entry.kind is MessageKind.SHARING_CHANGE:
            return False
        if isinstance(entry.body, Consent) and entry.body.asks is Asks.SHARING:
            return True
    return False


def _shown(entry: Entry, words: MailboxWords, asked: Words) -> Shown:
    said = words.thread
    is_from_readers = entry.author is Author.READERS
    return Shown(
        place=entry.place,
        is_from_readers=is_from_readers,
        who=said.readers if is_from_readers else said.you,
        did=said.did[entry.kind],
        on=day(entry.said_on),
        parts=tuple(_parts(entry.body, words)),
        also=tuple(_also(entry.body, asked)) if isinstance(entry.body, Answers) else (),
        files=tuple(
            ShownFile(
                note.id, note.name, file_line(note, words.files), str(words.files.save) % {"name": note.name}
            )
            for note in entry.attachments
        ),
        is_question=entry.kind in (MessageKind.QUESTION, MessageKind.CONSENT),
    )


def _parts(body: Body, words: MailboxWords) -> Iterator[Part]:
    said = words.thread
    match body:
        case Message(text):
            yield Part("", text)
        case Answers():
            yield Part("", body.words)
        case Closing():
            yield Part(said.heard, body.heard)
            yield Part(said.changed, body.changed)
            yield Part(said.checked, body.checked or said.not_checked)
        case SharingChange(sharing):
            yield Part("", str(said.sharing_is) % {"choice": words.sharing.choices[sharing]})
        case HarmAnswer():
            yield from _harm(body, words)
        case Notice(what, text):
            yield Part("", said.notices[what])
            if text:
                yield Part("", text)
        case Consent(asks, text):
            yield Part("", said.asks[asks])
            yield Part("", text)
        case BulletinChange(bulletin):
            yield Part("", str(said.bulletin_is) % {"choice": words.bulletin.choices[Bulletin(bulletin)]})


def _harm(body: HarmAnswer, words: MailboxWords) -> Iterator[Part]:
    yield Part("", str(words.thread.harm_told) % {"answer": words.harm.answers[body.answer]})
    for sign in body.signs:
        yield Part("", words.harm.signs[sign])
    if body.text:
        yield Part("", body.text)


def _also(answers: Answers, asked: Words) -> Iterator[Part]:
    """What was told beside the words, under the questions of this wording; blanks are left out."""
    about = asked.about
    yield from _conditions(asked.conditions.title, answers.made_likely, answers.made_likely_words, asked)
    yield from _conditions(asked.conditions.helped, answers.helped, answers.helped_words, asked)
    yield from _chosen(about.kind, "kind", answers.kind, asked)
    yield from _chosen(about.service_area, "service_area", answers.service_area, asked)
    yield from _chosen(about.stage, "stage", answers.stage, asked)
    yield from _chosen(about.role_band, "role_band", answers.role_band, asked)
    if answers.quarter:
        yield Part(about.quarter, quarter_in_words(answers.quarter, asked))
    yield from _chosen(about.effect, "effect", answers.effect, asked)
    yield from _chosen(about.happened_before, "yes_no", answers.happened_before, asked)
    yield from _chosen(about.said_elsewhere, "yes_no", answers.said_elsewhere, asked)
    yield from _chosen(about.anyone_replied, "yes_no", answers.anyone_replied, asked)
    if answers.idea:
        yield Part(asked.conditions.idea, answers.idea)


def _conditions(
    question: StrOrPromise, chosen: Iterable[Condition], more: str, asked: Words
) -> Iterator[Part]:
    lines = [str(label_of(asked, "condition", each)) for each in chosen]
    if more:
        lines.append(more)
    if lines:
        yield Part(question, "\n".join(lines))


def _chosen(question: StrOrPromise, scheme: str, code: StrEnum | None, asked: Words) -> Iterator[Part]:
    if code is not None:
        yield Part(question, label_of(asked, scheme, code))
