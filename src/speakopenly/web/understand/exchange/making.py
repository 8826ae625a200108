"""Make the file that was asked for, in memory: the library writes it, we choose what it is given."""

from __future__ import annotations

from speakopenly.understand import exchange
from speakopenly.understand.exchange import Outgoing, Purpose
from speakopenly.web.hear.keyring.unlocking import Unlocked
from speakopenly.web.hear.recogniser import recogniser
from speakopenly.web.understand.exchange import answers, coded, queries
from speakopenly.web.understand.exchange.models import Export, Kind

STEM, STEM_AS_SAID = "evidence", "words-as-said"
"""No title in the name of a file: it may hold a name."""


def outgoing(export: Export) -> Outgoing:
    """What may leave for this export."""
    evidence = queries.evidence_that_may_leave(export.exercise)
    hides = exchange.hides_with(recogniser(export.service_id))
    people = coded.coded_in(export.exercise)
    return exchange.outgoing_of(evidence, hides=hides, purpose=Purpose(export.purpose), coded=people)


def make(export: Export, unlocked: Unlocked | None) -> bytes:
    """The bytes of the file. Raises WordsLocked, NotAllowed or SealBroken where words as said do not open."""
    if export.edition is not None and unlocked is not None:
        return answers.make(export, export.edition, unlocked)
    leaving = outgoing(export)
    if export.because and unlocked is not None:
        return _as_said(export, leaving, unlocked)
    if export.kind == Kind.QDPX:
        return exchange.write_qdpx(leaving.project())
    if export.kind == Kind.QDC:
        return exchange.write_qdc(exchange.codebook_of_project(leaving.project()))
    return exchange.pack(exchange.all_files_of(leaving.tables(), STEM, f".{export.kind}"))


def _as_said(export: Export, leaving: Outgoing, unlocked: Unlocked) -> bytes:
    table, _passages, _codings = leaving.tables()
    agreed = [row.id for row in leaving.rows if row.words is not None]
    said = queries.words_as_said(export.exercise, agreed, unlocked)
    table = exchange.with_words_as_said(table, said, leaving.exercise)
    return exchange.pack(exchange.files_of(table, STEM_AS_SAID, f".{export.kind}"))


def name_of(export: Export) -> str:
    """What the file is called where somebody saves it."""
    if export.edition_id is not None:
        return answers.name_of(export)
    if export.kind in (Kind.QDPX, Kind.QDC):
        return f"{STEM}.{export.kind}"
    return f"{STEM_AS_SAID if export.because else STEM}-{export.kind}.zip"
