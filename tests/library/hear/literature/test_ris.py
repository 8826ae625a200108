"""RIS as databases really write it: every record is kept, merged or told."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Kind
from speakopenly.hear.literature import Record, read_literature, read_records
from speakopenly.hear.literature.reading import _shown
from speakopenly.hear.literature.to_ris import write_ris

pytestmark = pytest.mark.usefixtures("in_this_process")

ONE = """TY  - JOUR
AU  - Quill, A.
AU  - Feather, B.
TI  - Being told late
AB  - Half of the families were told after the move.
PY  - 2020/03/01/
T2  - Journal of Northmoor
DO  - 10.1234/NM.1
AN  - 77
ER  - 
"""
WORDS = st.text(st.sampled_from("abcde fgh"), min_size=1, max_size=20).filter(str.strip)


def read(text: str) -> tuple[Record, ...]:
    return read_records(text.encode(), "a.ris").records


def test_a_record_has_what_is_needed_to_cite_it() -> None:
    assert read(ONE) == (
        Record(
            number=1, line=1, title="Being told late", abstract="Half of the families were told after the move.",
            authors=("Quill, A.", "Feather, B."), year=2020, journal="Journal of Northmoor", doi="10.1234/nm.1",
            kind="JOUR", given_id="77",
        ),
    )  # fmt: skip


def test_a_piece_is_the_title_a_blank_line_and_the_abstract() -> None:
    piece = read_literature(ONE.encode(), "a.ris").pieces[0]

    assert piece.text == "Being told late\n\nHalf of the families were told after the move."
    assert piece.kind is Kind.LITERATURE_RECORD
    assert piece.given_id == "77"


@pytest.mark.parametrize(
    "data",
    [
        ONE.encode("utf-8-sig"),
        ONE.replace("\n", "\r\n").encode(),
        ONE.replace("\n", "\r").encode(),
        ONE.encode("utf-16"),
        ONE.replace("late", "sp\u00e4t").encode("latin-1"),
        ONE.replace("TY  - ", "TY - ").replace("TI  - ", "TI - ").encode(),
        ONE.replace("ER  - \n", "ER  -\n").encode(),
        ONE.replace("ER  - \n", "").encode(),
        f"Provider: a database\nContent: text/plain\n\n\n{ONE}\nEnd of export\n".encode(),
    ],
    ids=["mark", "crlf", "cr", "utf-16", "latin-1", "one space", "bare end", "no end", "junk around"],
)
def test_how_it_is_written_does_not_matter(data: bytes) -> None:
    record = read_records(data, "a.ris").records[0]

    assert record.title in {"Being told late", "Being told sp\u00e4t"}
    assert record.authors == ("Quill, A.", "Feather, B.")
    assert record.year == 2020


@pytest.mark.parametrize(
    ("lines", "abstract"),
    [
        ("AB  - One.\nTwo of them.\n", "One. Two of them."),
        ("AB  - One.\nAB  - Two.\n", "One. Two."),
        ("N2  - One.\n", "One."),
        ("AB  - In the\nUK - based services.\n", "In the UK - based services."),
        ("AB  - <p>One &amp; <i>two</i>: p &lt; .05</p>\n", "One & two : p < .05"),
        ("AB  - Rose by 50%.\n\n\nZZ  - what?\n", "Rose by 50%."),
    ],
    ids=["goes on", "twice", "another tag", "a line like a tag", "tags of a page", "unknown tag"],
)
def test_abstracts_are_whole(lines: str, abstract: str) -> None:
    assert read(f"TY  - JOUR\nTI  - Title\n{lines}ER  - \n")[0].abstract == abstract


def test_lines_that_belong_to_no_record_are_counted() -> None:
    assert read_records(f"Provider: a\nContent: b\n{ONE}".encode(), "a.ris").notes == (
        "Lines that belong to no record, not read: 2.",
    )


def test_a_record_without_title_and_abstract_is_left_out_with_its_line() -> None:
    found = read_literature(f"{ONE}\nTY  - JOUR\nPY  - 2019\nER  - \n".encode(), "a.ris")

    assert [(row.row, row.reason) for row in found.left_out] == [(12, "a record without title and abstract")]
    assert found.found == 2


def test_the_same_record_twice_is_merged_and_told() -> None:
    found = read_literature((ONE + ONE.replace("77", "78")).encode(), "a.ris")

    assert len(found.pieces) == 1
    assert [row.reason for row in found.left_out] == [
        "the same as another record of this file, and merged with it"
    ]
    assert found.notes == ("Records that were the same as another, merged: 1.",)


@pytest.mark.parametrize("name", ["a.ris", "a.txt", "a", "a.RIS"])
def test_ris_is_told_by_its_bytes(name: str) -> None:
    assert read_records(ONE.encode(), name).found == 1


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", "is empty"),
        (b"Nothing of the kind.\n", "holds no record"),
        (b"FN Clarivate Analytics\nVR 1.0\n", "is in a format of one database alone"),
        (bytes(range(1, 30)) * 90, "is not a list of literature"),
    ],
)
def test_what_holds_no_record_is_refused_in_one_line(data: bytes, line: str) -> None:
    with pytest.raises(BadInput, match=line):
        read_records(data, "a.ris")


JUNK = st.sampled_from(["", "Provider: a", "  more words", "N.B. 3 - 4", "\u00a0", "%%%", "<xml>"])


@st.composite
def exports(draw: st.DrawFn) -> tuple[str, int]:
    """What a database may write, and how many records are in it."""
    count = draw(st.integers(1, 6))
    lines = list[str]()
    for number in range(count):
        lines += draw(st.lists(JUNK, max_size=2)) if number else []
        lines.append("TY  - JOUR")
        lines += draw(
            st.lists(
                st.one_of(
                    WORDS.map(lambda words: f"TI  - {words}"),
                    WORDS.map(lambda words: f"AB  - {words}"),
                    WORDS.map(lambda words: f"AU  - {words}"),
                    st.integers(2018, 2020).map(lambda year: f"PY  - {year}"),
                    st.integers(1, 3).map(lambda end: f"DO  - 10.1234/{end}"),
                    JUNK,
                ),
                max_size=6,
            )
        )
        if draw(st.booleans()):
            lines.append("ER  - ")
    return "\n".join(lines) + "\n", count


@given(exports())
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_merged_and_rejected_are_all_there_were(made: tuple[str, int]) -> None:
    text, count = made
    whole, found = read_records(text.encode(), "a.ris"), read_literature(text.encode(), "a.ris")

    assert whole.found == found.found == count
    numbers = [record.number for record in whole.records] + [same.number for same in whole.merged]
    assert len(set(numbers)) == len(numbers) == count - len(whole.rejected)
    assert {same.into for same in whole.merged} <= {record.number for record in whole.records}
    assert all(text.split("\n")[row.row - 1].startswith("TY") for row in found.left_out)


@given(
    st.binary(max_size=300) | st.text("TYERAB -\n 1", max_size=200).map(str.encode),
    st.sampled_from(["a.ris", "a.bib", "a", "a.csv", "a.txt"]),
)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_are_read_or_refused(data: bytes, name: str) -> None:
    try:
        found = read_records(data, name)
    except BadInput:
        return
    assert found.found > 0


FREE = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40).map(
    lambda words: " ".join(words.split())
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=FREE,
    abstract=FREE,
    authors=st.lists(WORDS.map(lambda words: " ".join(words.split())), max_size=3),
    year=st.none() | st.integers(1900, 2099),
    note=FREE,
)
def test_what_is_written_as_ris_is_read_back(
    title: str, abstract: str, authors: list[str], year: int | None, note: str
) -> None:
    first = Record(
        1, 1, title=f"Being told {title}".strip(), abstract=abstract, authors=tuple(authors), year=year
    )
    second = Record(
        2, 1, title="The last one", journal="Journal of Northmoor", kind="RPRT", doi="10.1234/nm.1"
    )

    back = read(write_ris([(first, note), (second, "")]))

    assert [(each.title, each.authors, each.year) for each in back] == [
        (_shown(first.title), first.authors, year),
        ("The last one", (), None),
    ]
    assert back[0].abstract == _shown(abstract)
    assert (back[1].kind, back[1].doi, back[1].journal) == ("RPRT", "10.1234/nm.1", "Journal of Northmoor")
