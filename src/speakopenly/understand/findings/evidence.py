"""The evidence behind a report: the rows from which every number, quote and word for how many is worked out.

Evidence holds de-identified words only. It stays with the host (``sealed/evidence.jsonl``); a report is
composed from it and from nothing else, so that ``verify`` can compose it again and compare.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from pydantic import TypeAdapter, ValidationError

from speakopenly.core.errors import VerificationFailed
from speakopenly.core.records import (
    Attribution,
    Channel,
    ContributionId,
    Finding,
    Passage,
    PassageId,
    PersonId,
    Place,
    Reason,
    Theme,
    ThemeId,
)
from speakopenly.understand.findings.audits import Audit
from speakopenly.understand.findings.counted import Counted
from speakopenly.understand.findings.member_check import MemberCheck
from speakopenly.understand.findings.official import Official, check_official

FORMAT = 1
SAYS_WHO_CHECKED = 1
"""From this form on a report says whether a person checked a number, and holds pictures."""
CAME_LATER: dict[str, dict[str, Any]] = {
    "about": {"planned": None, "form": 0},
    "contribution": {"may_archive": False, "may_play": False, "attribution": "group", "places": []},
}
"""Fields that older evidence lacks. As this they are not written: its check code stays."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One contribution as it stands behind a report.

    ``text`` is de-identified. It is None where no machine may clear it (a language the models do not cover)
    and where the words were withdrawn; then ``stood_in`` keeps the themes they counted for, until enough
    people have left for the numbers to move (``disclosure.may_recount``).
    """

    id: ContributionId
    person: PersonId
    text: str | None
    reason: Reason | None = None
    speaks_for: int = 1
    channel: str = "survey"
    question: str | None = None
    groups: dict[str, str] = field(default_factory=dict)
    language: str = "en"
    may_quote: bool = True
    may_archive: bool = False
    may_play: bool = False
    attribution: Attribution = Attribution.GROUP
    places: tuple[Place, ...] = ()
    """Pages or times of what it came from, by where they begin in ``text``."""
    same_words_as: ContributionId | None = None
    """The first contribution with (nearly) the same words: a campaign is counted both ways."""
    stood_in: tuple[ThemeId, ...] = ()


@dataclass(frozen=True, slots=True)
class Intake:
    """What was found and what became of it: found = contributions + left out, always."""

    found: int
    left_out: dict[str, int] = field(default_factory=dict)
    removed_control_characters: int = 0


@dataclass(frozen=True, slots=True)
class ChannelPlanned:
    """One channel by which people were to be heard, in the words of the plan; blank where nobody said."""

    channel: Channel
    reaches: str = ""
    misses: str = ""


@dataclass(frozen=True, slots=True)
class Method:
    """What the machine did, enough to do it again."""

    versions: dict[str, str]
    encoder: str
    seed: int
    hidden_by_kind: dict[str, int] = field(default_factory=dict)
    steadiness: dict[str, float] = field(default_factory=dict)
    names_checked_by_a_person: bool = False
    themes_decided_by_a_person: bool = False


@dataclass(frozen=True, slots=True)
class About:
    """What the report is: the words on its title page, and how it came about.

    ``planned`` is None in evidence from before reports told of it; then it is not written either.
    """

    title: str
    day: date
    asked_by: str
    intake: Intake
    method: Method
    salt: str
    """A secret of the host's, so that nobody can try guesses at the evidence against the check code."""
    edition: int = 1
    language: str = "en-GB"
    group_columns: tuple[str, ...] = ()
    not_heard: tuple[str, ...] = ()
    planned: tuple[ChannelPlanned, ...] | None = None
    is_demonstration: bool = False
    form: int = 0
    """Which form the report has. From 1 on it says what no person has checked, and holds pictures."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything a report is composed from. Findings stand in the report's order.

    ``member_check`` is None in evidence from before drafts went back; then it is not written either.
    """

    about: About
    heard: tuple[Heard, ...]
    passages: tuple[Passage, ...]
    themes: tuple[Theme, ...]
    findings: tuple[Finding, ...]
    member_check: MemberCheck | None = None
    audits: tuple[Audit, ...] = ()
    """What somebody found who read a sample behind a theme; at most one for each."""
    counted: tuple[Counted, ...] = ()
    """Findings whose number counts what a search finds; at most one for each theme."""
    official: tuple[Official, ...] = ()
    """Official figures behind numbers in findings, each with the rows it is worked out from."""

    def theme(self, theme: ThemeId) -> Theme:
        """The theme with this id."""
        return next(each for each in self.themes if each.id == theme)


@dataclass(frozen=True, slots=True)
class _PassageRow:
    """A passage without its words: they are the contribution's, cut at ``start`` and ``end``."""

    id: PassageId
    contribution: ContributionId
    start: int
    end: int
    sha256: str


class _Row(NamedTuple):
    name: str
    adapter: TypeAdapter[Any]


_ABOUT = _Row("about", TypeAdapter(About))
_HEARD = _Row("contribution", TypeAdapter(Heard))
_PASSAGE = _Row("passage", TypeAdapter(_PassageRow))
_THEME = _Row("theme", TypeAdapter(Theme))
_FINDING = _Row("finding", TypeAdapter(Finding))
_AUDIT = _Row("audit", TypeAdapter(Audit))
_COUNTED = _Row("counted", TypeAdapter(Counted))
_OFFICIAL = _Row("official", TypeAdapter(Official))
_CHECK = _Row("member_check", TypeAdapter(MemberCheck))
_ROWS = {
    row.name: row.adapter
    for row in (_ABOUT, _HEARD, _PASSAGE, _THEME, _FINDING, _AUDIT, _COUNTED, _OFFICIAL, _CHECK)
}
_LINE = TypeAdapter(dict[str, Any])
_WRITTEN = object()


def write_evidence(evidence: Evidence) -> bytes:
    """The evidence as JSON lines in UTF-8; always the same bytes for the same evidence."""
    return b"".join(line + b"\n" for line in _lines(evidence))


def check_code(evidence: Evidence) -> str:
    """The short code printed on every page: twelve hex digits of the sha256 of the whole evidence."""
    return hashlib.sha256(write_evidence(evidence)).hexdigest()[:12]


def _lines(evidence: Evidence) -> Iterator[bytes]:
    yield _line(_ABOUT, evidence.about, format=FORMAT)
    yield from (_line(_HEARD, heard) for heard in evidence.heard)
    for passage in evidence.passages:
        row = _PassageRow(passage.id, passage.contribution, passage.start, passage.end, passage.sha256)
        yield _line(_PASSAGE, row)
    yield from (_line(_THEME, theme) for theme in evidence.themes)
    yield from (_line(_FINDING, finding) for finding in evidence.findings)
    yield from (_line(_AUDIT, audit) for audit in evidence.audits)
    yield from (_line(_COUNTED, counted) for counted in evidence.counted)
    yield from (_line(_OFFICIAL, official) for official in evidence.official)
    if evidence.member_check is not None:
        yield _line(_CHECK, evidence.member_check)


def _line(row: _Row, record: object, **more: int) -> bytes:
    later = CAME_LATER.get(row.name, {})
    fields = row.adapter.dump_python(record, mode="json")
    fields = {name: value for name, value in fields.items() if later.get(name, _WRITTEN) != value}
    return _LINE.dump_json({"record": row.name, **more, **fields})


def read_evidence(data: bytes) -> Evidence:
    """Read what ``write_evidence`` wrote.

    Raises ``VerificationFailed`` naming the line when a row is not of the format, and naming the passage
    when its words are not the ones its sha256 was made of.
    """
    rows: dict[str, list[Any]] = {name: [] for name in _ROWS}
    for number, line in enumerate(data.splitlines(), start=1):
        name, record = _read_line(number, line)
        rows[name].append(record)
    if len(rows["about"]) != 1:
        raise VerificationFailed("evidence.jsonl: there must be exactly one line that says what it is about.")
    if len(rows["member_check"]) > 1:
        raise VerificationFailed("evidence.jsonl: a second line says what was said of the draft.")
    evidence = Evidence(
        about=rows["about"][0],
        heard=tuple(rows["contribution"]),
        passages=tuple(_with_words(rows["passage"], rows["contribution"])),
        themes=tuple(rows["theme"]),
        findings=tuple(rows["finding"]),
        member_check=next(iter(rows["member_check"]), None),
        audits=tuple(rows["audit"]),
        counted=tuple(rows["counted"]),
        official=tuple(rows["official"]),
    )
    _check_everything_pointed_at_is_there(evidence)
    check_official(evidence.official)
    return evidence


def _read_line(number: int, line: bytes) -> tuple[str, Any]:
    try:
        fields = _LINE.validate_json(line)
        name = str(fields.pop("record"))
        fields.pop("format", None)
        return name, _ROWS[name].validate_python(fields, strict=False)
    except (ValidationError, KeyError, ValueError):
        # The words in the line must not travel in the error, so the cause is dropped on purpose.
        raise VerificationFailed(f"evidence.jsonl: line {number} cannot be read as evidence.") from None


def _check_everything_pointed_at_is_there(evidence: Evidence) -> None:
    themes = {theme.id for theme in evidence.themes}
    passages = {passage.id for passage in evidence.passages}
    pointed_at: list[tuple[set[Any], Iterator[Any]]] = [
        (themes, (finding.theme for finding in evidence.findings)),
        (themes, (each.theme for each in evidence.counted)),
        (themes, (each.within for each in evidence.counted if each.within)),
        (themes, (each.theme for each in evidence.official)),
        (passages, (passage for each in evidence.counted for passage in each.passages)),
        (themes, (theme.parent for theme in evidence.themes if theme.parent)),
        (themes, (theme for each in evidence.heard for theme in each.stood_in)),
        (passages, (quote for finding in evidence.findings for quote in finding.quotes)),
        (passages, (passage for theme in evidence.themes for passage in theme.passages)),
    ]
    for there, wanted in pointed_at:
        if missing := set(wanted) - there:
            raise VerificationFailed(f"evidence.jsonl: {min(missing)} is pointed at and is not there.")


def _with_words(rows: Iterable[_PassageRow], heard: Iterable[Heard]) -> Iterator[Passage]:
    words = {each.id: each.text for each in heard}
    for row in rows:
        text = (words.get(row.contribution) or "")[row.start : row.end]
        if hashlib.sha256(text.encode("utf-8")).hexdigest() != row.sha256:
            raise VerificationFailed(f"evidence.jsonl: passage {row.id} is not the words it was made from.")
        yield Passage(row.id, row.contribution, row.start, row.end, text, row.sha256)
