"""Make a file of the answers to one edition of a survey, in memory: consent is asked of the hear room now."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from speakopenly.hear.questionnaires import (
    Answers,
    ItemKind,
    Questionnaire,
    Response,
    Version,
    answers_table,
    files_of_answers,
)
from speakopenly.understand import exchange
from speakopenly.understand.exchange import Purpose
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.hear.surveys import opening
from speakopenly.web.hear.surveys.asked import asked_in
from speakopenly.web.hear.surveys.models import Edition
from speakopenly.web.understand.exchange.models import Export, Kind

ENDINGS = {Kind.ANSWERS_CSV: "csv", Kind.ANSWERS_XLSX: "xlsx", Kind.ANSWERS_SAV: "sav"}
Hides = Callable[[str], str]


def make(export: Export, edition: Edition, unlocked: Unlocked) -> bytes:
    """The bytes of the file.

    Raises WordsLocked, NotAllowed or SealBroken where answers do not open; BadInput where a program's file
    cannot hold them.
    """
    asked = asked_in(edition)
    hides = None if export.because else exchange.hides_with(recogniser(export.service_id))
    responses, silent = list[Response](), set[str]()
    for row, response in opening.answers_of(edition, unlocked):
        if export.purpose == Purpose.ARCHIVE and not opening.may_archive(row, response, export.exercise):
            continue
        if opening.may_quote(row, export.exercise):
            responses.append(_with_names_hidden(asked, response, hides) if hides else response)
        else:
            responses.append(response)
            silent.add(response.id)
    table = answers_table(asked, responses, without_words=silent)
    made = files_of_answers(asked, table, Version(export.labels_in), ENDINGS[Kind(export.kind)])
    return next(iter(made.values())) if len(made) == 1 else exchange.pack(made)


def name_of(export: Export) -> str:
    """What the file is called where somebody saves it. No title: it may hold a name."""
    ending = ENDINGS[Kind(export.kind)]
    stem = f"answers-{export.edition.number}" if export.edition else "answers"
    stem += "-as-said" if export.because else ""
    return f"{stem}.xlsx" if ending == "xlsx" else f"{stem}-{ending}.zip"


def _with_names_hidden(asked: Questionnaire, response: Response, hides: Hides) -> Response:
    texts = {item.name for item in asked.items if item.kind is ItemKind.FREE_TEXT}
    said = {
        name: hides(value) if name in texts and isinstance(value, str) else value
        for name, value in response.answers.values.items()
    }
    return replace(response, answers=Answers(said))
