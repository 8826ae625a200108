"""Deeds on a codebook: a tree stays a tree, undoing is exact, and every coding finds its code."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand import codebook as book
from speakopenly.understand.codebook import ChangedSince, Code, Codebook, CodeId, NotPossible, State

HANDOVER, FEAR, LATE = (CodeId(name) for name in ("handover", "fear", "late"))


def a_codebook() -> Codebook:
    return Codebook(
        (
            Code(HANDOVER, "Handover", "What is passed on.", place=0),
            Code(FEAR, "Fear", "Afraid to say it.", place=1),
            Code(LATE, "Too late", parent=HANDOVER),
        )
    )


@st.composite
def deeds(draw, codebook: Codebook, number: int):
    """One deed with codes that are there; it may be refused."""
    ids = [code.id for code in codebook.codes]
    pick = st.sampled_from(ids)
    new = [Code(CodeId(f"{number}-{part}"), f"Code {number}-{part}") for part in range(2)]
    return draw(
        st.one_of(
            st.builds(lambda above: ("add", replace(new[0], parent=above)), st.none() | pick),
            st.builds(lambda code, words: ("describe", code, words), pick, st.sampled_from(["Fear", "x", "y"])),
            st.builds(lambda code, into: ("merge", code, into), pick, pick),
            st.builds(lambda code: ("split", code, new), pick),
            st.builds(lambda code, under, before: ("move", code, under, before), pick, st.none() | pick, st.none() | pick),
            st.builds(lambda code: ("set_aside", code), pick),
            st.builds(lambda code: ("take_up", code), pick),
        )
    )  # fmt: skip


def do(codebook: Codebook, deed: tuple) -> book.Change:
    match deed:
        case ("add", code):
            return book.add(codebook, code)
        case ("describe", code, words):
            return book.describe(codebook, code, name=words, definition=words * 2)
        case ("merge", code, into):
            return book.merge(codebook, code, into=into)
        case ("split", code, parts):
            return book.split(codebook, code, parts=parts)
        case ("move", code, under, before):
            return book.move(codebook, code, under=under, before=before)
        case (name, code):
            return getattr(book, name)(codebook, code)
    raise AssertionError(deed)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_deeds_undone_give_the_same_codebook_back_and_no_coding_is_lost(data):
    now, done = a_codebook(), []

    for number in range(data.draw(st.integers(1, 9))):
        try:
            change = do(now, data.draw(deeds(now, number)))
        except NotPossible:
            continue
        kept = book.change_from_plain(book.change_to_plain(change))
        assert kept == change
        before, now = now, kept.on(now)
        done.append((before, kept))
        assert {code.id for code in before.codes} <= {code.id for code in now.codes}
        for code in now.codes:
            assert now.stands_for(code.id).state is not State.MERGED
        listed = [code.id for _depth, code in now.in_order()]
        assert sorted(listed) == sorted(code.id for code in now.codes if code.is_listed)

    for before, change in reversed(done):
        now = change.backwards().on(now)
        assert now == before
    assert book.fingerprint(now) == book.fingerprint(a_codebook())


def test_a_merged_code_takes_its_codings_and_what_stands_below_it_along():
    after = book.merge(a_codebook(), HANDOVER, into=FEAR).on(a_codebook())

    assert after.stands_for(HANDOVER).id == FEAR
    assert [(depth, code.id) for depth, code in after.in_order()] == [(0, FEAR), (1, LATE)]


def test_a_split_code_stays_as_the_heading_of_its_parts():
    parts = [Code(CodeId("a"), "Lost"), Code(CodeId("b"), "Never made")]
    after = book.split(a_codebook(), HANDOVER, parts=parts).on(a_codebook())

    assert after.code(HANDOVER).state is State.HEADING
    assert [code.id for code in after.usable()] == [LATE, "a", "b", FEAR]


def test_what_something_later_stands_on_is_not_undone_first():
    first = book.describe(a_codebook(), FEAR, name="Afraid")
    now = first.on(a_codebook())
    later = book.merge(now, FEAR, into=HANDOVER)
    now = later.on(now)

    with pytest.raises(ChangedSince, match="later one first"):
        first.backwards().on(now)
    assert first.backwards().on(later.backwards().on(now)) == a_codebook()


REFUSED = [
    (lambda codes: book.merge(codes, HANDOVER, into=LATE), "does not stand below"),
    (lambda codes: book.move(codes, HANDOVER, under=LATE), "within itself"),
    (lambda codes: book.move(codes, FEAR, under=None), "stands there already"),
    (lambda codes: book.describe(codes, FEAR, name=" "), "Give the code a name"),
    (lambda codes: book.describe(codes, FEAR, name="HANDOVER"), "already"),
    (lambda codes: book.describe(codes, FEAR, name="Fear"), "Nothing was changed"),
    (lambda codes: book.set_aside(codes, HANDOVER), "stand below"),
    (lambda codes: book.take_up(codes, HANDOVER), "not set aside"),
    (lambda codes: book.split(codes, FEAR, parts=[Code(CodeId("a"), "A")]), "two parts"),
    (lambda codes: book.set_aside(codes, CodeId("none")), "not in the codebook"),
]


@pytest.mark.parametrize(("deed", "why"), REFUSED)
def test_what_would_be_no_codebook_is_refused_with_a_reason(deed, why):
    with pytest.raises(NotPossible, match=why):
        deed(a_codebook())


def test_a_new_name_is_no_new_meaning():
    fear = a_codebook().code(FEAR)

    assert replace(fear, name="Afraid").meaning == fear.meaning
    assert replace(fear, exclude="Worry about money").meaning != fear.meaning


def test_two_versions_are_told_apart_code_by_code():
    changed = book.describe(a_codebook(), FEAR, name="Afraid", definition="Afraid.").on(a_codebook())
    changed = book.add(changed, Code(CodeId("new"), "New")).on(changed)

    told = [(each.kind, each.after.id) for each in book.differences(a_codebook(), changed)]

    assert told == [("renamed", FEAR), ("new meaning", FEAR), ("added", "new")]
    assert book.differences(changed, changed) == ()
