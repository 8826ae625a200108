"""Codes that people made here go out as .qdc and come back as they were."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.understand import codebook as book
from speakopenly.understand.codebook import Code, Codebook, CodeId
from speakopenly.understand.exchange import codes_in, codes_out, make_guid, read_qdc, write_qdc
from tests.library.understand.exchange.projects import schema_errors

LINE = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1, max_size=12)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(LINE, LINE, LINE, LINE, LINE, st.booleans()), min_size=1, max_size=5))
def test_what_goes_out_comes_back_equal(said):
    made = Codebook()
    for number, (definition, include, exclude, examples, name, is_below) in enumerate(said):
        above = made.codes[-1].id if is_below and made.codes else None
        code = Code(
            CodeId(make_guid("code", str(number))), f"{name} {number}", definition, include, exclude, examples,
            "#1b6ca8", parent=above,
        )  # fmt: skip
        made = book.add(made, code).on(made)

    data = write_qdc(codes_out(made))
    codes, remarks = codes_in(read_qdc(data, "ours.qdc"), Codebook())

    again = book.add(Codebook(), *codes).on(Codebook())
    assert remarks == ()
    assert [code for _depth, code in again.in_order()] == [code for _depth, code in made.in_order()]
    assert schema_errors(data, "Codebook.xsd") == ""


def test_a_name_that_is_taken_is_given_a_number_and_a_known_code_stays():
    mine = Codebook((Code(CodeId(make_guid("a", "1")), "Fear"),))
    theirs = codes_out(
        Codebook((Code(CodeId(make_guid("a", "1")), "Dread"), Code(CodeId(make_guid("b")), "fear")))
    )

    codes, remarks = codes_in(theirs, mine)

    assert [code.name for code in codes] == ["fear (2)"]
    assert remarks == (
        "“Dread” is in the codebook already and was left as it is.",
        "“fear” was there already; the new one is called “fear (2)”.",
    )
