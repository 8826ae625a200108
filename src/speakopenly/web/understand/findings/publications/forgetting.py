"""What becomes of reports when somebody takes their words out. No preview outlives any of it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple
from uuid import UUID

from speakopenly.core.documents import text_of_html
from speakopenly.core.records import ContributionId, PassageId, contribution_of
from speakopenly.understand.deidentify.marks import where_stands
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import read_evidence
from speakopenly.understand.findings.publication import EVIDENCE, HTML
from speakopenly.web.hear.events import EditionThatIsTouched
from speakopenly.web.hear.listening.models import Exercise
from speakopenly.web.people import audit
from speakopenly.web.understand.findings.previews import actions as previews
from speakopenly.web.understand.findings.publications.models import (
    Pack,
    Publication,
    PublicationFile,
    PublicationState,
)
from speakopenly.web.understand.reading.events import WordsReplaced


def forget_in(exercise: Exercise, withdrawn: Collection[ContributionId]) -> int:
    """Remove the sealed evidence that holds these words, and take down editions that quote them.

    A draft is thrown away, to be asked for again. Gives how many sealed files were removed.
    """
    previews.forget_in(exercise)
    removed = 0
    for publication in Publication.objects.filter(exercise=exercise):
        sealed = publication.files.filter(pack=Pack.SEALED, name=EVIDENCE).first()
        if sealed is not None and _holds(sealed, withdrawn):
            removed += 1
            sealed.delete()
            if publication.state == PublicationState.DRAFT:
                publication.delete()
                continue
            if publication.state == PublicationState.SIGNED:
                _take_down(publication)
        if _is_quoted(publication, withdrawn):
            _take_down(publication)
    return removed


def stop_quoting_in(exercise: Exercise, idents: Collection[str]) -> None:
    """Consent to quote is gone: a draft that quotes these words goes, a signed edition comes down."""
    previews.forget_in(exercise)
    for publication in _standing(exercise):
        if not _where(publication, idents).quotes:
            continue
        if publication.state == PublicationState.DRAFT:
            publication.delete()
        else:
            _take_down(publication)


def touched_in(
    exercise: Exercise, idents: Collection[str], *, words_go: bool
) -> Iterator[EditionThatIsTouched]:
    """Every edition that quotes or counts these words, and whether it goes when they lose consent."""
    for publication in _standing(exercise):
        where = _where(publication, idents)
        if where.quotes or (words_go and where.holds):
            is_published = publication.state == PublicationState.PUBLISHED
            yield EditionThatIsTouched(
                address=publication.slug,
                edition=publication.edition,
                is_draft=publication.state == PublicationState.DRAFT,
                quotes=where.quotes,
                goes=where.quotes or not is_published,
                quoted_in=where.quoted_in,
                counted_in=where.counted_in,
            )


def stop_printing_in(exercise: Exercise, words: str, *, takes_down: bool) -> list[Publication]:
    """A comment or a name was taken back: no edition that is not yet public prints it.

    A public one comes down if ``takes_down``; else it stays. Gives those that stay and print it.
    """
    previews.forget_in(exercise)
    printing = [each for each in _standing(exercise) if _prints(each, words)]
    for publication in printing:
        if publication.state == PublicationState.DRAFT:
            publication.delete()
        elif takes_down or publication.state == PublicationState.SIGNED:
            _take_down(publication)
    return [each for each in printing if each.pk and each.state == PublicationState.PUBLISHED]


def stop_printing_replaced(told: WordsReplaced) -> None:
    """No edition that is not yet public goes out with words that were taken out.

    A public one that prints them comes down where that is asked; else it stays, with its sealed evidence.
    """
    previews.forget_in(told.exercise_id)
    for publication in _standing(told.exercise_id):
        if publication.state == PublicationState.PUBLISHED:
            if told.takes_down and prints(publication, told.words):
                _take_down(publication)
        elif _where(publication, told.contributions).holds:
            if publication.state == PublicationState.DRAFT:
                publication.delete()
            else:
                _take_down(publication)


def prints(publication: Publication, words: str) -> bool:
    """Whether the page of an edition has these words, in any case, as words of their own."""
    page = publication.files.filter(pack=Pack.PUBLIC, name=HTML).first()
    text = "\n".join(text_of_html(bytes(page.bytes))) if page else ""
    return bool(where_stands(text.casefold(), words.casefold(), only_whole=True))


def _prints(publication: Publication, words: str) -> bool:
    """Whether an edition prints these words of a comment, or this name."""
    sealed = publication.files.filter(pack=Pack.SEALED, name=EVIDENCE).first()
    if sealed is not None:
        check = read_evidence(bytes(sealed.bytes)).member_check
        return check is not None and words in (*check.credited, *check.words)
    page = publication.files.filter(pack=Pack.PUBLIC, name=HTML).first()
    return page is not None and words in "\n".join(text_of_html(bytes(page.bytes)))


class _Where(NamedTuple):
    """Where an edition has some words: in its frozen evidence, and in which paragraphs."""

    holds: bool
    quotes: bool
    quoted_in: tuple[str, ...] = ()
    counted_in: tuple[str, ...] = ()


def _standing(exercise: Exercise | UUID) -> Iterable[Publication]:
    return list(Publication.objects.filter(exercise=exercise).exclude(state=PublicationState.TAKEN_DOWN))


def _where(publication: Publication, idents: Collection[str]) -> _Where:
    sealed = publication.files.filter(pack=Pack.SEALED, name=EVIDENCE).first()
    if sealed is None:
        return _Where(holds=False, quotes=_is_quoted(publication, idents))
    draft = Draft(read_evidence(bytes(sealed.bytes)))
    said = draft.listed
    quoted = [each for each in draft.findings if _has(each.finding.quotes, idents)]
    counted = [each.paragraph for each in said if _has(draft.behind(each.theme), idents)]
    return _Where(
        holds=any(heard.id in idents and heard.text is not None for heard in draft.evidence.heard),
        quotes=bool(quoted),
        quoted_in=tuple(each.paragraph for each in quoted),
        counted_in=tuple(counted),
    )


def _has(passages: Iterable[PassageId], idents: Collection[str]) -> bool:
    return any(contribution_of(passage) in idents for passage in passages)


def _holds(sealed: PublicationFile, withdrawn: Collection[ContributionId]) -> bool:
    evidence = read_evidence(bytes(sealed.bytes))
    return any(heard.id in withdrawn and heard.text is not None for heard in evidence.heard)


def _is_quoted(publication: Publication, withdrawn: Collection[str]) -> bool:
    """Whether the page carries a passage of these contributions: it names the passage beside each quote."""
    page = publication.files.filter(pack=Pack.PUBLIC, name=HTML).first()
    return page is not None and any(f"{each}:".encode() in bytes(page.bytes) for each in withdrawn)


def _take_down(publication: Publication) -> None:
    publication.files.all().delete()
    publication.state = PublicationState.TAKEN_DOWN
    publication.save(update_fields=["state"])
    audit.record("report taken down", publication, by=None, service=publication.service)
