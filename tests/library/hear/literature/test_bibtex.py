"""BibTeX: one broken entry costs that entry and no other."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.literature import Literature, Record, read_literature, read_records
from tests.library.hear.attachments.test_any_bytes import altered

pytestmark = pytest.mark.usefixtures("in_this_process")

ONE = """@article{quill2020,
  Title = {Being told {L}ate in {N}orthmoor},
  author = {Quill, A. and Feather, B.},
  year = 2020,
  journal = "Journal of Northmoor",
  abstract = {Half (50%) were told after the move \\& cost rose \\pounds 3.},
  doi = {https://doi.org/10.1234/NM.1}
}
"""


def read(text: str) -> Literature:
    return read_records(text.encode(), "a.bib")


def test_an_entry_has_what_is_needed_to_cite_it() -> None:
    assert read(ONE).records == (
        Record(
            number=1, line=1, title="Being told Late in Northmoor",
            abstract="Half (50%) were told after the move & cost rose \u00a3 3.",
            authors=("Quill, A.", "Feather, B."), year=2020, journal="Journal of Northmoor", doi="10.1234/nm.1",
            kind="article", given_id="quill2020",
        ),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        (r"{\'E}tude of {\ss}", "\u00c9tude of \u00df"),
        ("Rose by 5% and by 10\\%", "Rose by 5% and by 10%"),
        ("{Parents} & carers", "Parents & carers"),
        ("a {50\\% share} --- now", "a 50% share \u2014 now"),
        ("plain", "plain"),
        (
            r"\'{e}tude, na\"{\i}ve, \c{c}a, \v{S}koda, \O re",
            "\u00e9tude, na\u00efve, \u00e7a, \u0160koda, \u00d8 re",
        ),
        (r"\textit{Caf\'{e}} and \emph{now}", "Caf\u00e9 and now"),
        (r"$p < .05$ and \alpha = .8", "$p < .05$ and \u03b1 = .8"),
        (r"A \madeup{kept} word and C:\folder", r"A \madeupkept word and C:\folder"),
        ("An unclosed \\{ brace {here}", "An unclosed { brace here"),
    ],
)
def test_tex_is_written_as_a_reader_sees_it(written: str, shown: str) -> None:
    assert read(f"@book{{a, title={{{written}}}}}").records[0].title == shown


def test_a_broken_entry_is_left_out_with_its_line_and_the_next_is_read() -> None:
    found = read_literature(f"@article{{bad, title={{unclosed\n\n{ONE}".encode(), "a.bib")

    assert [(row.row, row.reason) for row in found.left_out] == [
        (1, "a record that is not written as its format says")
    ]
    assert found.pieces[0].given_id == "quill2020"
    assert found.found == 2


def test_two_entries_with_one_key_are_two_records() -> None:
    found = read("@book{a, title={The first of the two books}}\n@book{a, title={The other of the two books}}")

    assert [record.title for record in found.records] == [
        "The first of the two books",
        "The other of the two books",
    ]


def test_a_field_that_stands_twice_is_read_the_first_time() -> None:
    assert read("@book{a, title={First}, title={Second}}").records[0].title == "First"


def test_strings_comments_and_words_between_are_no_records() -> None:
    found = read(f'@string{{j = "Northmoor"}}\n@comment{{x}}\nNot an entry.\n@book{{a, title=j}}\n{ONE}')

    assert [record.title for record in found.records] == ["Northmoor", "Being told Late in Northmoor"]
    assert "Words between entries, not read: 1." in found.notes


@pytest.mark.parametrize(
    "data", [ONE.encode("utf-8-sig"), ONE.replace("\n", "\r\n").encode(), ONE.encode("utf-16")]
)
def test_how_it_is_written_does_not_matter(data: bytes) -> None:
    assert read_records(data, "a.bib").records[0].doi == "10.1234/nm.1"


@given(st.lists(st.sampled_from(["good", "broken", "bare"]), min_size=1, max_size=6))
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_kept_merged_and_rejected_are_all_there_were(kinds: list[str]) -> None:
    written = {
        "good": "@article{k%d, title={A title of work number %d}, year=2020}",
        "broken": "@article{k%d, title={unclosed %d",
        "bare": "@misc{k%d, note={%d}}",
    }
    text = "\n".join(written[kind] % (n, n) for n, kind in enumerate(kinds)) + "\n"
    found = read(text)

    assert found.found == len(kinds)
    assert len(found.records) == kinds.count("good")


@given(altered(ONE.encode() * 2))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_altered_files_are_read_or_refused(data: bytes) -> None:
    try:
        found = read_records(data, "a.bib")
    except BadInput:
        return
    assert found.found == len(read_literature(data, "a.bib").pieces) + len(found.merged) + len(found.rejected)
