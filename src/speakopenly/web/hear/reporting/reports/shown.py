"""A thread as readers see it: labelled parts, no colour that speaks alone, no name of anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from speakopenly.hear.speaking.answers import BEFORE_THAT, Answers
from speakopenly.hear.speaking.questions import YesNo
from speakopenly.hear.speaking.threads import (
    Author,
    Body,
    BulletinChange,
    Closing,
    Consent,
    HarmAnswer,
    Message,
    Notice,
    SharingChange,
)
from speakopenly.web.hear.reporting.reports import wording
from speakopenly.web.hear.reporting.reports.safekeeping import AttachmentNote
from speakopenly.web.hear.reporting.reports.threads import Entry
from speakopenly.web.people.roles import Role

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


@dataclass(frozen=True, slots=True)
class Part:
    """A labelled piece of what was said."""

    name: StrOrPromise
    text: StrOrPromise


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A file, and what became of it."""

    note: AttachmentNote
    line: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One entry of the thread. ``chosen`` is what was ticked beside the words of a report."""

    place: int
    is_from_readers: bool
    did: StrOrPromise
    on: date
    needs_a_look: bool
    parts: tuple[Part, ...] = field(repr=False)
    chosen: tuple[Part, ...] = field(repr=False)
    files: tuple[ShownFile, ...]


def shown(thread: Iterable[Entry]) -> list[Shown]:
    """Every entry in its order."""
    return [
        Shown(
            place=entry.place,
            is_from_readers=entry.author is Author.READERS,
            did=wording.DID[entry.kind],
            on=entry.said_on,
            needs_a_look=isinstance(entry.body, HarmAnswer) and entry.body.needs_a_person,
            parts=tuple(_parts(entry.body)),
            chosen=tuple(_chosen(entry.body)) if isinstance(entry.body, Answers) else (),
            files=tuple(ShownFile(note, about_file(note)) for note in entry.attachments),
        )
        for entry in thread
    ]


def opened_by(opened: Sequence[tuple[Role, int]]) -> str:
    """By which roles, and how often: "reader, 3 times; safeguarding lead, once"."""
    return "; ".join(
        _("%(role)s, once") % {"role": role.label}
        if times == 1
        else _("%(role)s, %(number)s times") % {"role": role.label, "number": times}
        for role, times in opened
    )


def about_file(note: AttachmentNote) -> str:
    """What became of a file, in words."""
    if not note.is_clean:
        return _(
            "Not cleaned. It may hold a place, a name or something harmful. Open it away from the network."
        )
    if not note.removed:
        return _("Cleaned: there was nothing hidden in it.")
    what = ", ".join(str(wording.REMOVED[code]) for code in note.removed)
    return _("Cleaned: %(what)s removed.") % {"what": what}


def _parts(body: Body) -> Iterator[Part]:
    match body:
        case Message(text):
            yield Part("", text)
        case Answers():
            yield Part(_("What happened"), body.words)
            yield from _if_said(_("What made it likely, in their words"), body.made_likely_words)
            yield from _if_said(_("What helped, in their words"), body.helped_words)
            yield from _if_said(_("One idea"), body.idea)
        case Closing():
            yield Part(_("Heard"), body.heard)
            yield Part(_("Changed"), body.changed)
            yield Part(_("Checked"), body.checked or _("Nobody has looked yet."))
        case SharingChange(sharing):
            yield Part("", wording.SHARING[sharing])
        case HarmAnswer():
            yield from _harm(body)
        case Notice(what, text):
            yield Part("", wording.NOTICE[what])
            yield from _if_said("", text)
        case Consent(asks, text):
            yield Part(wording.ASKS[asks], text)
        case BulletinChange(bulletin):
            yield Part("", wording.BULLETIN[bulletin])


def _harm(body: HarmAnswer) -> Iterator[Part]:
    yield Part(_("Has anything bad happened because they spoke?"), wording.YES_NO[body.answer])
    if body.signs:
        yield Part(_("What they noticed"), "\n".join(str(wording.SIGNS[sign]) for sign in body.signs))
    yield from _if_said(_("In their words"), body.text)


def _chosen(answers: Answers) -> Iterator[Part]:
    """What was ticked; then, in one line, which questions were left blank: a blank is an answer too."""
    asked = [Part(name, text) for name, text in _asked(answers)]
    yield from (part for part in asked if part.text)
    if blank := ", ".join(str(part.name) for part in asked if not part.text):
        yield Part(_("Left blank"), blank)


def _asked(answers: Answers) -> Iterator[tuple[str, StrOrPromise]]:
    """Every question that is answered by choosing, in the order of the form."""
    yield _("A child in danger now?"), wording.DANGER[answers.danger]
    yield _("Made it likely"), "\n".join(str(wording.CONDITION[each]) for each in answers.made_likely)
    yield _("Helped"), "\n".join(str(wording.CONDITION[each]) for each in answers.helped)
    yield _("Kind"), answers.kind and wording.KIND[answers.kind] or ""
    yield _("Service"), answers.service_area and wording.SERVICE_AREA[answers.service_area] or ""
    yield _("Stage"), answers.stage and wording.STAGE[answers.stage] or ""
    yield _("Part they play"), answers.role_band and wording.ROLE_BAND[answers.role_band] or ""
    yield _("When"), _("More than two years ago") if answers.quarter == BEFORE_THAT else answers.quarter or ""
    yield _("Effect"), answers.effect and wording.EFFECT[answers.effect] or ""
    yield _("Happened before"), _yes_no(answers.happened_before)
    yield _("Said elsewhere"), _yes_no(answers.said_elsewhere)
    yield _("Did anyone reply"), _yes_no(answers.anyone_replied)


def _yes_no(answer: YesNo | None) -> StrOrPromise:
    return wording.YES_NO[answer] if answer else ""


def _if_said(name: str, text: str) -> Iterator[Part]:
    if text.strip():
        yield Part(name, text)
