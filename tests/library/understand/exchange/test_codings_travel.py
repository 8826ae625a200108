"""What people coded goes out in a project and comes back from one, from us or from another program."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.records import Theme, ThemeId, make_passage
from speakopenly.understand.codebook import Code, Codebook, CodeId, State, add, merge, set_aside
from speakopenly.understand.exchange import (
    Coded,
    Given,
    Here,
    Incoming,
    OfThisExercise,
    Why,
    codings_in,
    make_guid,
    outgoing_of,
    project_of,
    write_qdpx,
)
from speakopenly.understand.exchange.coded import by_people
from speakopenly.understand.exchange.reading import read_project
from tests.library.understand.exchange.projects import description_of, qdpx_of, schema_errors
from tests.library.understand.exchange.voices import exercise, no_quote, voice
from tests.library.understand.findings.conftest import make_evidence

KEY, DAY = "a key", date(2026, 11, 2)
ANN, BEN = make_guid(KEY, "coder", "1"), make_guid(KEY, "coder", "2")
FEAR, HOPE, NIGHT = (CodeId(make_guid("code", name)) for name in ("fear", "hope", "night"))
BOOK = Codebook(
    (
        Code(FEAR, "Fear", "Being afraid.", "Somebody says so.", "Worry.", "“I was scared.”", "#1b6ca8"),
        Code(NIGHT, "At night", parent=FEAR, colour="#1b6ca8"),
        Code(HOPE, "Hope", place=1, colour="#b5472f"),
    )
)
OURS = OfThisExercise(KEY, (ThemeId("t1"),), (ANN, BEN))
SAID = "They came late. Nobody [name] rang back, and we were afraid at night.\nThen it was better."


def cut(row):
    """A passage for each sentence."""
    edges, start = [], 0
    for end in [n + 1 for n, letter in enumerate(row.text) if letter == "."]:
        edges.append((start, end))
        start = end + 1
    return [make_passage(row.id, row.text, first, last) for first, last in edges]


def here(rows):
    return [Here(row.id, row.text, tuple((p.id, p.start, p.end) for p in cut(row))) for row in rows]


def sent_out(rows, given, codebook=BOOK, themes=()):
    passages = [each for row in rows for each in cut(row)]
    coded = Coded(codebook, tuple(given))
    leaving = by_people(coded, (code for _depth, code in codebook.in_order()))
    return project_of(exercise(), rows, passages, themes, people=leaving)


def brought_back(project, rows, beside=None) -> Incoming:
    read = read_project(write_qdpx(project), "ours.qdpx")
    return codings_in(read, here(rows), beside=beside or Codebook(), exercise=OURS)


@st.composite
def exercises(draw):
    """Answers, pasted with what breaks exports, and codings of them by two people."""
    sentence = st.lists(
        st.sampled_from(["no", "one 🙂", "ŵyr", "[name]", "a\r\nb", "לא"]), min_size=1, max_size=4
    )
    texts = draw(st.lists(st.lists(sentence.map(" ".join), min_size=1, max_size=3), min_size=1, max_size=4))
    rows = [
        voice(n, text=". ".join(said) + ".", question=draw(st.sampled_from(["A?", "B?"])))
        for n, said in enumerate(texts)
    ]
    passages = [each.id for row in rows for each in cut(row)]
    triple = st.tuples(
        st.sampled_from([ANN, BEN]), st.sampled_from(passages), st.sampled_from([FEAR, HOPE, NIGHT])
    )
    return rows, [Given(*each, DAY) for each in draw(st.lists(triple, max_size=8, unique=True))]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made=exercises())
def test_codes_and_codings_come_back_as_they_went_out(made):
    rows, given_out = made

    project = sent_out(rows, given_out)
    back = brought_back(project, rows)

    again = add(Codebook(), *back.codes).on(Codebook())
    assert [code for _depth, code in again.in_order()] == [code for _depth, code in BOOK.in_order()]
    assert set(back.given) == set(given_out)
    assert (back.kept, back.refused) == (len(given_out), {})
    assert schema_errors(description_of(write_qdpx(project)), "Project.xsd") == ""
    assert brought_back(project, rows, beside=BOOK).codes == ()


def test_coders_are_numbers_and_a_theme_of_the_same_name_is_told_apart():
    row = voice(1, text=SAID)
    first = cut(row)[0].id
    themes = (Theme(ThemeId("t1"), None, "Fear", "", (), (first,)),)

    project = sent_out([row], [Given(ANN, first, FEAR), Given(BEN, first, FEAR)], themes=themes)
    data = write_qdpx(project)
    back = brought_back(project, [row])

    assert [each.number for each in read_project(data, "x").coders] == [None, None, 1, 2]
    assert b'name="Coder 1"' in description_of(data)
    assert [code.name for code in project.codes] == ["Fear (theme)", "Fear", "At night", "Hope"]
    assert (back.found, back.kept, back.refused) == (3, 2, {Why.THEME: 1})
    assert "Fear (theme)" not in [code.name for code in back.codes]


def test_a_merged_code_leaves_as_the_other_and_what_was_set_aside_stays():
    row = voice(1, text=SAID)
    first, second, _third = (each.id for each in cut(row))
    merged = merge(BOOK, NIGHT, into=FEAR).on(BOOK)
    codebook = set_aside(merged, HOPE).on(merged)

    project = sent_out(
        [row], [Given(ANN, first, NIGHT), Given(ANN, first, FEAR), Given(ANN, second, HOPE)], codebook
    )

    assert [each.code for each in project.codings] == [FEAR]
    assert "their code was split or set aside: 1." in project.description


def test_words_that_may_not_be_shown_take_no_coding_along_but_their_case_says_the_code():
    rows = [voice(1, text=SAID, consent=no_quote())]

    project = sent_out(rows, [Given(ANN, cut(rows[0])[0].id, FEAR)])

    assert (project.codings, project.sources) == ((), ())
    assert [case.codes for case in project.cases] == [(FEAR,)]


def test_a_code_worded_by_those_who_said_no_leaves_as_a_number():
    evidence = make_evidence()
    silent = replace(evidence.heard[0], text="Grey lantern and a broken harmonica.", may_quote=False)
    evidence = replace(evidence, heard=(silent, *evidence.heard[1:]))
    codebook = Codebook((Code(FEAR, "Broken harmonica", "The grey lantern."), Code(HOPE, "Hope", place=1)))

    leaving = outgoing_of(evidence, hides=str, coded=Coded(codebook)).project()

    assert {"Code 1", "Hope"} < {code.name for code in leaving.codes}
    assert b"harmonica" not in write_qdpx(leaving)
    assert "lantern" not in repr(leaving)
    assert "Codes of which words were left out: 1." in leaving.description


# Files of other programs.

USER, CODE, SOURCE = (f"{n}0000000-0000-4000-8000-00000000000{n}" for n in (1, 2, 4))


def theirs(
    text: str,
    *marks: tuple[int, int],
    name: str = "Talk 1",
    code: str = CODE,
    inside: str = "",
    user: str = "Ann Example",
):
    spans = "".join(
        f'<PlainTextSelection guid="{n}5000000-0000-4000-8000-000000000005" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{n}6000000-0000-4000-8000-000000000006" creatingUser="{USER}"><CodeRef targetGUID="{code}"/></Coding></PlainTextSelection>'
        for n, (start, end) in enumerate(marks)
    )
    xml = (
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="MAXQDA"><Users><User guid="{USER}" name="{user}"/></Users>'
        f'<CodeBook><Codes><Code guid="{CODE}" name="Waiting" isCodable="true"/></Codes></CodeBook>'
        f'<Sources><TextSource guid="{SOURCE}" name="{name}" plainTextPath="internal://{SOURCE}.txt">{spans}{inside}</TextSource></Sources></Project>'
    )
    return read_project(qdpx_of(xml, {f"sources/{SOURCE}.txt": text.encode()}), "theirs.qdpx")


ROW = voice(1, text=SAID)
FIRST, SECOND, THIRD = (each.id for each in cut(ROW))


def came(project, rows=(ROW,), beside=BOOK) -> Incoming:
    return codings_in(project, here(rows), beside=beside, exercise=OURS)


@pytest.mark.parametrize(
    ("start", "end", "meant"),
    [
        (0, 15, {FIRST}),
        (1, 3, {FIRST}),
        (0, 20, {FIRST}),
        (12, 60, {SECOND}),
        (0, 60, {FIRST, SECOND}),
        (0, len(SAID), {FIRST, SECOND, THIRD}),
    ],
    ids=["a sentence", "a word of it", "a border drawn too far", "most of the second", "two", "all"],
)
def test_a_selection_means_the_passages_of_which_it_holds_half_or_the_one_of_which_it_holds_most(
    start, end, meant
):
    found = came(theirs(SAID, (start, end)))

    assert {each.passage for each in found.given} == meant
    assert (found.kept, found.refused) == (1, {})


def test_a_text_coded_before_names_were_hidden_is_found():
    raw = SAID.replace("[name]", "at all from Emily Harper’s").replace("\n", "\r\n\r\n")
    start = raw.index("rang")

    found = came(theirs(raw, (start, start + 40), (raw.index("Emily"), raw.index("Harper"))))

    assert {each.passage for each in found.given} == {SECOND}
    assert found.kept == 2
    assert "Harper" not in repr(found)
    assert "Ann" not in repr(found)


@pytest.mark.parametrize(
    ("project", "rows", "why"),
    [
        (theirs("Something else was said.", (0, 9)), (ROW,), Why.NOT_HERE),
        (theirs(SAID, (0, 9)), (ROW, voice(2, text=SAID)), Why.SEVERAL),
        (theirs(SAID, (0, 9), name="survey: c1"), (voice(1, text="Now it reads otherwise."),), Why.CHANGED),
        (theirs(f"[{'ab' * 16}]\nGone words.\n\n[c1]\n{SAID}", (36, 45)), (ROW,), Why.GONE),
        (theirs(f"[c1]\n{SAID}", (0, 4)), (ROW,), Why.NO_PASSAGE),
        (
            theirs(SAID, inside=f'<Coding guid="{SOURCE}"><CodeRef targetGUID="{CODE}"/></Coding>'),
            (ROW,),
            Why.WHOLE_TEXT,
        ),
        (theirs(SAID, (0, 9), code=SOURCE), (ROW,), Why.UNREADABLE),
        (theirs(SAID, (0, 900), (9000, 9001)), (ROW,), Why.UNREADABLE),
        (theirs(SAID, (0, 9), user="a machine: static 1"), (ROW,), Why.MACHINE),
    ],
    ids=lambda each: str(each) if isinstance(each, Why) else "",
)
def test_every_coding_of_a_file_comes_in_or_has_a_reason(project, rows, why):
    found = came(project, rows)

    assert found.refused == {why: 1}
    assert found.found == found.kept + 1


def test_a_code_that_is_known_here_is_used_and_one_out_of_use_is_not():
    waiting = Code(CodeId("other"), "waiting ", place=7)
    known = Codebook((*BOOK.codes, waiting))
    aside = Codebook((replace(waiting, id=CodeId(CODE), state=State.SET_ASIDE),))

    found, refused = came(theirs(SAID, (0, 9)), beside=known), came(theirs(SAID, (0, 9)), beside=aside)

    assert (found.codes, [each.code for each in found.given]) == ((), [CodeId("other")])
    assert (refused.given, refused.refused) == ((), {Why.NOT_IN_USE: 1})


def test_short_words_beside_a_hidden_name_are_not_taken_for_any_text():
    row = voice(1, text="[name] said no.")

    assert came(theirs("It was a long story of how nobody said no.", (0, 9)), (row,)).refused == {
        Why.NOT_HERE: 1
    }
