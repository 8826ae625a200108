"""Files that come with Send: held in memory up to a limit, cleaned, and never written anywhere unsealed.

One that is not taken is said in a line beside its question, and the answers stay on the page.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from uuid import uuid4

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.translation import gettext as _

from speakopenly.core.errors import BadInput
from speakopenly.hear.attachments import LARGEST, AttachmentRefused, Cleaned, clean
from speakopenly.hear.questionnaires import (
    Answers,
    Item,
    ItemKind,
    Missing,
    Problem,
    Questionnaire,
    Refusal,
    Version,
    pages_shown,
    prefer_not_field,
)
from speakopenly.hear.recordings import check_whole, kind_of
from speakopenly.web.hear.reporting.mailbox.uploads import HoldOneFile
from speakopenly.web.hear.reporting.mailbox.wording import MailboxWords
from speakopenly.web.hear.surveys.asked import ADDED_LAST
from speakopenly.web.hear.surveys.files import Came, VoiceNote
from speakopenly.web.hear.taking_part.showing import what_is_wrong

MEGABYTE: Final = 1024 * 1024
LARGEST_VOICE: Final = 20 * MEGABYTE
"""Twenty minutes of sound as a phone keeps it."""
MOST_TOGETHER: Final = 30 * MEGABYTE
"""Of one form: it stands in memory until it is sealed."""


class HoldFiles(HoldOneFile):
    """Holds all files of a form together up to ``MOST_TOGETHER``; what is beyond is only counted."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._room = MOST_TOGETHER


@dataclass(frozen=True, slots=True)
class Sent:
    """What was added: the files, the answers that name them, and what is wrong, by item."""

    answers: Answers
    files: tuple[Came, ...] = ()
    wrong: dict[str, str] = field(default_factory=dict)


def hold_files(request: HttpRequest) -> None:
    """Take files this way; has to be said before anything of the request is read."""
    request.upload_handlers = [HoldFiles(request)]


def asked_for(asked: Questionnaire, answers: Answers) -> list[Item]:
    """The files and voice notes that somebody with these answers is asked for."""
    pages = pages_shown(asked, answers)
    return [item for page in pages for item in page.items if item.kind in ADDED_LAST]


def read(
    asked: Questionnaire, answers: Answers, version: Version, request: HttpRequest, words: MailboxWords
) -> Sent:
    """Read every file of the page. What was chosen not to say is an answer as well."""
    files: list[Came] = []
    values: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for item in asked_for(asked, answers):
        came = request.FILES.getlist(item.name)
        is_rather_not = item.needed and bool(request.POST.get(prefer_not_field(item)))
        if problem := _problem(item, came, is_rather_not=is_rather_not):
            wrong[item.name] = what_is_wrong(Refusal(item.name, problem))
        elif is_rather_not:
            values[item.name] = Missing.PREFER_NOT_TO_SAY
        elif came:
            try:
                one = Came(uuid4(), item.text(version).label or item.name, _taken(item, came[0], words))
            except _NotTaken as refusal:
                wrong[item.name] = str(refusal)
            else:
                files.append(one)
                values[item.name] = one.id.hex
    return Sent(answers.with_values(values), tuple(files), wrong)


class _NotTaken(Exception):
    """A file was not taken; ``str()`` is the line beside its question."""


def _problem(item: Item, came: Sequence[Any], *, is_rather_not: bool) -> Problem | None:
    if came and is_rather_not:
        return Problem.ANSWER_AND_PREFER_NOT
    if len(came) > 1:
        return Problem.MORE_THAN_ONE
    return Problem.NEEDED if item.needed and not came and not is_rather_not else None


def _taken(item: Item, file: UploadedFile[Any], words: MailboxWords) -> Cleaned | VoiceNote:
    most, size, data = LARGEST, file.size or 0, file.read()
    if item.kind is ItemKind.VOICE_NOTE:
        most = LARGEST_VOICE
    if size > most:
        raise _NotTaken(
            _("This file is too big (%(size)s MB). Send one of up to %(most)s MB.")
            % {"size": -(-size // MEGABYTE), "most": most // MEGABYTE}
        )
    if len(data) < size:
        raise _NotTaken(
            _("Your files are too big together. Send up to %(most)s MB.")
            % {"most": MOST_TOGETHER // MEGABYTE}
        )
    return _voice(data) if item.kind is ItemKind.VOICE_NOTE else _cleaned(data, file.name or "", words)


def _voice(data: bytes) -> VoiceNote:
    if not data:
        raise _NotTaken(_("This file is empty. Choose another one."))
    try:
        kind = kind_of(data)
        check_whole(kind, io.BytesIO(data), len(data))
    except BadInput:
        raise _NotTaken(_("We cannot play this recording. Send MP3, M4A, WAV, FLAC or OGG.")) from None
    return VoiceNote(kind, data)


def _cleaned(data: bytes, name: str, words: MailboxWords) -> Cleaned:
    """Only what can be rid of what it carries unseen is taken: a locked or unknown file cannot."""
    try:
        cleaned = clean(data, name=name)
    except AttachmentRefused as refusal:
        said = words.writing
        raise _NotTaken(str(said.refusals.get(refusal.why, said.file_refused))) from None
    if not cleaned.is_clean:
        raise _NotTaken(_("We cannot open this file. Send a JPG, PNG, PDF or Word file without a password."))
    return cleaned
