"""Before evidence leaves: names that people worded are hidden, and no word of those who said no is in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.records import ContributionId, PersonId, Place, Theme, ThemeId, make_passage
from speakopenly.understand.deidentify import Deidentifier
from speakopenly.understand.exchange import (
    Outgoing,
    Purpose,
    all_files_of,
    codebook_of_project,
    hides_with,
    outgoing_of,
    read_qdc,
    told_in,
    write_qdc,
    write_qdpx,
)
from speakopenly.understand.exchange.reading import read_project
from speakopenly.understand.findings.evidence import Evidence, Heard
from speakopenly.understand.themes import Voice
from speakopenly.understand.themes.describe import _said_by_those_who_agreed
from tests.library.understand.findings.conftest import make_evidence

ALL_SAID_NO = {"may_quote": False}


def evidence_with(theme: int = 0, said_no: str = "Grey lantern and a broken harmonica", **worded) -> Evidence:
    """The usual evidence and one more who may not be quoted; one theme is worded anew."""
    evidence = make_evidence()
    heard = Heard(ContributionId("c999"), PersonId("p999"), said_no, groups={"role": "carer"}, **ALL_SAID_NO)
    passage = make_passage(heard.id, said_no, 0, len(said_no))
    themes = list(evidence.themes)
    themes[theme] = replace(themes[theme], **worded, passages=(*themes[theme].passages, passage.id))
    return replace(
        evidence,
        heard=(*evidence.heard, heard),
        passages=(*evidence.passages, passage),
        themes=tuple(themes),
    )


def everything_in(outgoing: Outgoing) -> str:
    """Every letter of every file that can be made."""
    project = outgoing.project()
    with zipfile.ZipFile(io.BytesIO(write_qdpx(project))) as packed:
        parts = [packed.read(name) for name in packed.namelist()]
    parts += all_files_of(outgoing.tables(), "evidence").values()
    if project.codes:
        parts.append(write_qdc(codebook_of_project(project)))
    return "\n".join(part.decode() for part in parts)


def test_a_name_in_words_of_those_who_said_no_becomes_a_number() -> None:
    outgoing = outgoing_of(evidence_with(name="broken harmonicas"), hides=str)

    assert outgoing.themes[0].name == "Theme T01"
    assert "harmonica" not in everything_in(outgoing)


def test_what_others_said_as_well_or_nobody_said_stays() -> None:
    worded = {"name": "changes of worker", "description": "How handovers go astray."}

    outgoing = outgoing_of(evidence_with(**worded, said_no="changes of worker, again"), hides=str)

    assert outgoing.themes[0].description == "How handovers go astray."


def test_descriptions_keywords_and_memos_follow_the_same_rule() -> None:
    worded = {"description": "It was about a grey lantern.", "keywords": ("grey lantern", "handover")}

    outgoing = outgoing_of(evidence_with(**worded), hides=str)

    assert outgoing.themes[0].description == ""
    assert outgoing.themes[0].keywords == ("handover",)
    assert "lantern" not in everything_in(outgoing)


def test_a_finding_somebody_wrote_in_such_words_stays_at_home() -> None:
    evidence = evidence_with()
    said = replace(evidence.findings[0], statement="A grey lantern was spoken of by {count} of {base}.")

    outgoing = outgoing_of(replace(evidence, findings=(said, *evidence.findings[1:])), hides=str)

    assert "lantern" not in everything_in(outgoing)
    assert len(outgoing.memos) == len(outgoing_of(evidence, hides=str).memos) - 1


def test_names_in_questions_titles_and_themes_are_hidden() -> None:
    evidence = make_evidence()
    asked = tuple(replace(each, question="How did Mrs Emily Harper help you?") for each in evidence.heard)
    about = replace(evidence.about, title="What Emily Harper did in Northmoor")
    themes = (replace(evidence.themes[0], name="Emily Harper"), *evidence.themes[1:])
    named = replace(evidence, heard=asked, about=about, themes=themes)

    outgoing = outgoing_of(named, hides=hides_with(Deidentifier()))

    assert "Harper" not in everything_in(outgoing)
    assert outgoing.rows[0].question is not None


def test_findings_count_everybody_so_an_archive_has_none() -> None:
    evidence = make_evidence()
    kept = tuple(replace(each, may_archive=True) for each in evidence.heard)

    outgoing = outgoing_of(replace(evidence, heard=kept), hides=str, purpose=Purpose.ARCHIVE)

    assert outgoing.memos == ()
    assert outgoing.project().cases


def test_pages_and_times_go_along() -> None:
    evidence = make_evidence()
    first = replace(evidence.heard[1], places=(Place(0, page=3),))
    heard = (evidence.heard[0], first, *evidence.heard[2:])

    project = outgoing_of(replace(evidence, heard=heard), hides=str).project()

    assert [source.places for source in project.sources if source.places] == [(Place(0, page=3),)]


def test_a_machine_names_no_theme_by_words_only_those_said_who_said_no() -> None:
    def voice(name: str, text: str, *, may_quote: bool) -> Voice:
        ident = ContributionId(name)
        passage = make_passage(ident, text, 0, len(text))
        return Voice(ident, PersonId(name), (passage,), may_quote=may_quote)

    phrases = [{("grey", "lantern"), ("handover",)}, {("handover",)}]
    voices = [
        voice("a", "grey lantern handover", may_quote=False),
        voice("b", "The handover", may_quote=True),
    ]

    assert _said_by_those_who_agreed(phrases, voices) == [{("handover",)}, {("handover",)}]


@st.composite
def exercises(draw: st.DrawFn) -> tuple[Evidence, list[str]]:
    """Evidence in which everybody says a word of their own; themes named by any of these words."""
    people = draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=24))
    words = [f"{'abcdefgh'[n % 8]}zq{'klmnprst'[n // 8]}word" for n in range(len(people))]
    heard = tuple(
        Heard(
            ContributionId(f"c{n}"),
            PersonId(f"p{n}"),
            f"They told us about the {words[n]} again and again.",
            groups={"role": "carer"},
            may_quote=quote,
            may_archive=archive,
        )
        for n, (quote, archive) in enumerate(people)
    )
    passages = tuple(make_passage(each.id, each.text or "", 0, len(each.text or "")) for each in heard)
    some = st.lists(st.sampled_from(words), min_size=1, max_size=3)
    themes = tuple(
        Theme(
            ThemeId(f"T{n:02}"),
            None,
            " and ".join(draw(some)),
            f"People spoke of the {' '.join(draw(some))}.",
            tuple(draw(some)),
            tuple(each.id for each in passages[n::2]),
        )
        for n in range(2)
    )
    evidence = replace(make_evidence(), heard=heard, passages=passages, themes=themes, findings=())
    return evidence, words


@pytest.mark.parametrize("purpose", list(Purpose))
@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(made=exercises())
def test_no_word_of_those_who_said_no_is_in_any_file_and_what_leaves_comes_back(
    purpose: Purpose, made: tuple[Evidence, list[str]]
) -> None:
    evidence, words = made

    outgoing = outgoing_of(evidence, hides=str, purpose=purpose)

    text = everything_in(outgoing)
    for each, word in zip(evidence.heard, words, strict=True):
        leaves = each.may_quote and (each.may_archive or purpose is Purpose.ANALYSIS)
        assert (word in text) == leaves
    project = outgoing.project()
    assert read_project(write_qdpx(project), "ours.qdpx") == project
    codes = codebook_of_project(project)
    assert read_qdc(write_qdc(codes), "ours.qdc").codes == tuple(replace(c, notes=()) for c in codes.codes)
    assert len(told_in(project)) == sum(
        1 for each in evidence.heard if purpose is Purpose.ANALYSIS or each.may_archive
    )
