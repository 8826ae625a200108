"""Check a publication.

With both packs: compose the report again from the sealed evidence and compare every sentence, so that one
changed digit, quote letter or assignment is found even when every sha256 has been made to agree. With the
public pack alone: nothing was altered, the three documents say the same, and the figures agree.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from speakopenly.core import counting
from speakopenly.core.documents import text_of_html
from speakopenly.core.documents.agreeing import Three, differences_between, differences_from, shortened
from speakopenly.core.errors import BadInput, VerificationFailed
from speakopenly.core.publications import PUBLIC, Difference, Manifest, Packs, altered_files
from speakopenly.understand.findings.evidence import Evidence, check_code, read_evidence
from speakopenly.understand.findings.official import entry_again
from speakopenly.understand.findings.publication import (
    EVIDENCE,
    HTML,
    NUMBERS,
    OFFICIAL,
    PDF,
    WORD,
    printed_numbers,
    printed_official,
)
from speakopenly.understand.findings.report import compose
from speakopenly.understand.findings.wording import range_in_words
from speakopenly.understand.pressures.printed import differences_in, entries_in

PUBLIC_FILES = (HTML, PDF, WORD, NUMBERS)
THREE = Three(html=HTML, pdf=PDF, word=WORD)
NO_ENTRIES = b"[]"
_PRINTED_ABOUT = re.compile(r"\(about (\d+) of (\d+); (\d+)% to (\d+)%;")
"""A number that reading a sample put right: its range follows from the sealed evidence alone."""
_PRINTED_OFFICIAL = re.compile(r"Official figure \d: ")
_PRINTED_SHARE = re.compile(r"\((\d+) of (\d+); (\d+% to \d+%)\)")


def verify(manifest: Manifest, packs: Packs) -> list[Difference]:
    """Everything that does not agree in a publication; an empty list when all does."""
    differences = list(altered_files(manifest, packs))
    missing = [name for name in PUBLIC_FILES if name not in packs.public]
    if missing:
        return differences or [Difference(name, "is missing.") for name in missing]
    try:
        differences += differences_between(THREE, packs.public, manifest.pages)
        differences += _figures_agree(packs)
        differences += differences_in(
            packs.public.get(OFFICIAL, NO_ENTRIES),
            text_of_html(packs.public[HTML]),
            starts=_PRINTED_OFFICIAL,
            again=entry_again,
            page=HTML,
        )
        if packs.sealed:
            differences += _evidence_agrees(manifest, packs)
    except BadInput as unreadable:
        differences.append(Difference(PUBLIC, str(unreadable)))
    return differences


def _figures_agree(packs: Packs) -> Iterator[Difference]:
    """Every printed range and word follows from the printed count and base."""
    for line in text_of_html(packs.public[HTML]):
        for count, base, low, high in _PRINTED_ABOUT.findall(line):
            if not int(low) - 1 <= 100 * int(count) / int(base) <= int(high) + 1:
                yield Difference(HTML, f"the range in “{shortened(line)}” does not hold {count} of {base}.")
        for count, base, printed in _PRINTED_SHARE.findall(line):
            if int(count) > int(base) or _range(int(count), int(base)) != printed:
                yield Difference(HTML, f"the range in “{shortened(line)}” is not that of {count} of {base}.")
    for row in _rows_in(packs):
        try:
            yield from list(_number_agrees(row))
        except (KeyError, TypeError, ValueError, ArithmeticError):
            yield Difference(NUMBERS, "holds a finding that cannot be read.")


def _rows_in(packs: Packs) -> list[dict[str, Any]]:
    """The findings as numbers; a file that is none has one that cannot be read."""
    try:
        found = json.loads(packs.public[NUMBERS])
    except (ValueError, RecursionError):
        return [{}]
    return [each if isinstance(each, dict) else {} for each in found] if isinstance(found, list) else [{}]


def _number_agrees(row: dict[str, Any]) -> Iterator[Difference]:
    count, base, word = row["count"], row["base"], row["word"]
    if count is None:
        return
    if not isinstance(count, int) or not isinstance(base, int):
        raise TypeError
    if row.get("read"):
        yield from _corrected_number_agrees(row)
    elif not 0 <= count <= base or (base and counting.word_for(count, base) != word):
        yield Difference(
            NUMBERS, f"paragraph {row['paragraph']}: “{word}” is not the word for {count} of {base}."
        )
    elif row["range"] and row["range"] != _range_numbers(count, base):
        yield Difference(
            NUMBERS, f"paragraph {row['paragraph']}: the range is not that of {count} of {base}."
        )


def _corrected_number_agrees(row: dict[str, Any]) -> Iterator[Difference]:
    """A number put right lies within its range, and its word is that of the range."""
    count, base, printed = row["count"], row["base"], row["range"]
    if not 0 <= count <= base:
        yield Difference(NUMBERS, f"paragraph {row['paragraph']}: {count} is no part of {base}.")
    elif printed is not None:
        share = counting.Range(printed["low"], printed["high"])
        if not base * share.low - 0.5 <= count <= base * share.high + 0.5:
            yield Difference(NUMBERS, f"paragraph {row['paragraph']}: the range does not hold {count}.")
        elif counting.word_for_range(share) != row["word"]:
            yield Difference(
                NUMBERS, f"paragraph {row['paragraph']}: “{row['word']}” is not the word for its range."
            )


def _range(count: int, base: int) -> str:
    return range_in_words(counting.wilson_range(count, base)) if base else ""


def _range_numbers(count: int, base: int) -> dict[str, float]:
    share = counting.wilson_range(count, base)
    return {"low": share.low, "high": share.high}


def _evidence_agrees(manifest: Manifest, packs: Packs) -> Iterator[Difference]:
    """The documents are what the sealed evidence makes."""
    try:
        evidence = read_evidence(packs.sealed.get(EVIDENCE, b""))
        document = compose(evidence)
    except VerificationFailed as error:
        yield Difference(f"sealed/{EVIDENCE}", str(error))
        return
    if check_code(evidence) != manifest.check_code:
        yield Difference(
            f"sealed/{EVIDENCE}", "is not the evidence of this publication: the check code differs."
        )
    yield from differences_from(document, THREE, packs.public)
    yield from _numbers_file_agrees(evidence, packs)


def _numbers_file_agrees(evidence: Evidence, packs: Packs) -> Iterator[Difference]:
    expected = json.loads(json.dumps(printed_numbers(evidence)))
    found = _rows_in(packs)
    for row in found:
        if row not in expected:
            yield Difference(NUMBERS, f"paragraph {row.get('paragraph')} differs from the evidence.")
    if len(found) != len(expected):
        yield Difference(NUMBERS, f"has {len(found)} findings where the evidence gives {len(expected)}.")
    official = json.loads(json.dumps(printed_official(evidence)))
    if entries_in(packs.public.get(OFFICIAL, NO_ENTRIES)) != official:
        yield Difference(OFFICIAL, "differs from the evidence.")
