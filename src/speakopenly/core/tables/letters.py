"""From bytes to letters: which encoding a text file has, and which characters are no letters at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

from speakopenly.core.errors import BadInput

SAMPLE_BYTES: Final = 64 * 1024

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks. UTF-32 comes before UTF-16, as its mark begins with the same two bytes."""

_LINE_ENDS: Final = re.compile(r"(?<!\r)\r+\n")
_BREAKS: Final = re.compile("[\x0b\x0c]")
_BREAK: Final = "\x0b"
_NO_LETTERS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_NOT_OF_TEXT: Final = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TWICE_ENCODED: Final = re.compile(
    "\u00e2\u20ac[\u2122\u0153\u009d\u201c\u201d\u00a6]|\u00c3[\u00a9\u00a8\u00b6\u00bc\u00a4]"
)

_MOSTLY_OTHER_LETTERS: Final = 0.25
_RUBBISH_SHARE: Final = 0.05
_RUBBISH_LEAST: Final = 8


@dataclass(frozen=True, slots=True)
class Letters:
    """A decoded text, the encoding it had, and what a person should know about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def decode(data: bytes, file: str) -> Letters:
    """Decode a text file of any common encoding. Nothing is normalised: offsets must stay true.

    Raises:
        BadInput: the bytes are no text, or end in the middle of a letter.
    """
    letters = _decode_marked(data, file) or _decode_wide(data, file) or _decode_utf8(data)
    letters = letters or _decode_eight_bits(data)
    if _is_rubbish(letters.text[:SAMPLE_BYTES]):
        raise BadInput(
            "is not a table of text.", do="Save it as CSV or Excel (.xlsx) and try again.", file=file
        )
    return Letters(letters.text, letters.encoding, letters.notes + _doubts(letters.text))


def clean(text: str) -> tuple[str, int]:
    """Remove characters that are no letters from one cell, and say how many they were.

    Line endings become ``\\n`` and are not counted. The page and line breaks of word processors
    (U+000B, U+000C) become ``\\n`` and are counted, so that words do not run together.
    """
    if text.isprintable():
        return text, 0
    text, removed = _NO_LETTERS.subn("", _LINE_ENDS.sub("\n", text).replace("\r", "\n"))
    text, breaks = _BREAKS.subn("\n", text)
    return text, breaks + removed


def clean_file(text: str) -> tuple[str, int]:
    """Do as ``clean`` does for a whole text table, but leave breaks inside cells as U+000B.

    As ``\\n`` they would end a row that is not quoted; ``set_breaks`` turns them once cells are parted.
    A lone carriage return is such a break too, unless the file has no other line ends (old Macs).
    """
    text = _LINE_ENDS.sub("\n", text)
    breaks = len(_BREAKS.findall(text))
    text = text.replace("\r", _BREAK if "\n" in text else "\n").replace("\x0c", _BREAK)
    text, removed = _NO_LETTERS.subn("", text)
    return text, breaks + removed


def set_breaks(cell: str) -> str:
    """Turn the breaks that ``clean_file`` left inside a cell into line ends."""
    return cell.replace(_BREAK, "\n")


def _decode_marked(data: bytes, file: str) -> Letters | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark) and encoding != "utf-8-sig":
            return Letters(_decode_whole(data, encoding, file), encoding)
    return None


def _decode_wide(data: bytes, file: str) -> Letters | None:
    """Recognise UTF-16 without a mark: in Western text every second byte is zero."""
    sample = data[:SAMPLE_BYTES]
    pairs = len(sample) // 2
    if pairs < 2:
        return None
    first, second = sample[0::2].count(0) / pairs, sample[1::2].count(0) / pairs
    if second > 0.5 and first < 0.05:
        return Letters(_decode_whole(data, "utf-16-le", file), "utf-16-le")
    if first > 0.5 and second < 0.05:
        return Letters(_decode_whole(data, "utf-16-be", file), "utf-16-be")
    return None


def _decode_whole(data: bytes, encoding: str, file: str) -> str:
    try:
        return data.decode(encoding, "surrogatepass")
    except UnicodeDecodeError:
        raise BadInput(
            f"begins as {encoding.upper()} but its letters cannot be read.",
            do="It may be cut short: save it again as CSV UTF-8.",
            file=file,
        ) from None


def _decode_utf8(data: bytes) -> Letters | None:
    marked = data.startswith(codecs.BOM_UTF8)
    encoding, body = ("utf-8-sig", data[3:]) if marked else ("utf-8", data)
    try:
        return Letters(body.decode("utf-8"), encoding)
    except UnicodeDecodeError:
        return _decode_mostly_utf8(body, encoding, sure=marked)


def _decode_mostly_utf8(data: bytes, encoding: str, *, sure: bool) -> Letters | None:
    """Read a UTF-8 file into which other letters were pasted: the stray bytes are read as Windows-1252."""
    sound = data.decode("utf-8", "ignore")
    stray = len(data) - len(sound.encode("utf-8"))
    if not sure and sum(1 for letter in sound if letter > "\x7f") <= 2 * stray:
        return None
    text = data.decode("utf-8", "speakopenly_stray_bytes")
    return Letters(text, encoding, (f"Bytes that were not UTF-8 and were read as Windows-1252: {stray}.",))


def _read_stray_bytes(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    stray = error.object[error.start : error.end]
    return "".join(_western(bytes([byte])) for byte in stray), error.end


codecs.register_error("speakopenly_stray_bytes", _read_stray_bytes)


def _western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _decode_eight_bits(data: bytes) -> Letters:
    """Read one byte a letter: Western, unless the letters are mostly of another alphabet.

    Statistical guesses on a few accented letters are often wrong (a curly quote makes Western text
    "Central European"), and nearly every such file in Britain is Windows-1252.
    """
    encoding = _other_alphabet(data[:SAMPLE_BYTES]) or "cp1252"
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        text, encoding = data.decode("latin-1"), "latin-1"
    return Letters(text, encoding, (f"The letters were read as {encoding}; look at a few accented words.",))


def _other_alphabet(sample: bytes) -> str | None:
    high = sum(1 for byte in sample if byte >= 0x80)
    letters = high + sum(1 for byte in sample if 65 <= byte <= 90 or 97 <= byte <= 122)
    if not letters or high / letters < _MOSTLY_OTHER_LETTERS:
        return None
    best = from_bytes(sample, steps=5, chunk_size=2048).best()
    return best.encoding if best else None


def _is_rubbish(sample: str) -> bool:
    strange = len(_NOT_OF_TEXT.findall(sample))
    return strange >= _RUBBISH_LEAST and strange / len(sample) > _RUBBISH_SHARE


def _doubts(text: str) -> tuple[str, ...]:
    twice, lost = len(_TWICE_ENCODED.findall(text)), text.count("\ufffd")
    notes = []
    if twice:
        notes.append(f"Letters spoilt by a wrong encoding before this file was made, left alone: {twice}.")
    if lost:
        notes.append(f"Letters already lost (\ufffd) when this file was made: {lost}.")
    return tuple(notes)
