"""Lists from several databases become one: what is the same is merged, what is like it is not, all is told."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.literature import Literature, Record, join, read_records
from speakopenly.hear.literature.alike import Verdict, judge
from speakopenly.hear.literature.records import BROKEN

TITLE = "Analysing the behaviour of panels in Northmoor: a case file study"
ABSTRACT = "We read the files of every panel that met over three years, and asked those who sat on them. " * 3
OTHER = "Birds that cross the sea in winter were counted from a boat by people who had never done so. " * 3


def record(**more: object) -> Record:
    known = {
        "number": 1, "line": 1, "title": TITLE, "authors": ("Quill, Amina", "Fern, Owain"), "year": 2020,
        "journal": "Northmoor Review of Practice", "abstract": ABSTRACT,
    }  # fmt: skip
    return Record(**{**known, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ({}, "same"),
        ({"authors": ("Amina Quill", "Owain Fern")}, "same"),
        ({"authors": ("A Quill",), "abstract": ""}, "same"),
        ({"year": 2019}, "same"),
        ({"year": None, "abstract": ""}, "same"),
        ({"title": TITLE.upper() + "."}, "same"),
        ({"title": TITLE.split(":")[0]}, "same"),
        ({"title": TITLE.replace("Analysing", "Analyzing").replace("behaviour", "behavior")}, "same"),
        ({"title": TITLE.replace("behaviour", "behavoiur")}, "same"),
        ({"title": TITLE.replace("case file", "case-file")}, "same"),
        ({"journal": "Northmoor Rev Pract", "year": 2021}, "same"),
        ({"title": TITLE + ". Part 2"}, "apart"),
        ({"title": "Correction: " + TITLE}, "apart"),
        ({"title": TITLE + ": protocol"}, "apart"),
        ({"authors": ("Thorn, Kemi",)}, "apart"),
        ({"year": 2016}, "apart"),
        ({"abstract": OTHER, "authors": ("Thorn, Kemi",)}, "apart"),
        ({"title": TITLE.replace("panels", "carers"), "abstract": ""}, "near"),
        ({"doi": "10.1234/b"}, "near"),
        ({"abstract": OTHER}, "near"),
        ({"title": "Birds over the sea"}, "apart"),
    ],
)
def test_two_records_are_the_same_near_or_apart(other: dict[str, object], verdict: str) -> None:
    one = record(doi="10.1234/a") if "doi" in other else record()
    two = record(**other)
    known = Counter({"behaviour": 9, "behavior": 9, "panels": 9, "carers": 9})

    assert judge(one, two, known) == verdict
    assert judge(two, one, known) == verdict


def ris(*records: str) -> bytes:
    return "\n".join(f"TY  - JOUR\n{lines}\nER  - \n" for lines in records).encode()


ONE = "TI  - Being told late about the move to Eastvale\nAU  - Quill, Amina\nPY  - 2020"
TURNED = "TI  - Being told late about the move to Eastvale\nAU  - Amina Quill\nPY  - 2019"
LIKE = "TI  - Being told soon about the move to Eastvale\nAU  - Quill, Amina\nPY  - 2020"


def test_every_record_is_kept_merged_or_left_out_with_its_line() -> None:
    lists = [read_records(ris(ONE, ONE, "N1  - nothing"), "a.ris"), read_records(ris(TURNED), "b.ris")]

    joined = join(lists)

    assert sum(joined.found.values()) == 4
    assert [each.places for each in joined.kept] == [(("a.ris", 1), ("b.ris", 1), ("a.ris", 7))]
    assert [(each.place, each.by) for each in joined.merged] == [
        (("a.ris", 7), "file"),
        (("b.ris", 1), "machine"),
    ]
    assert [(each.place, each.reason) for each in joined.rejected] == [
        (("a.ris", 13), "a record without title and abstract")
    ]


def test_near_pairs_are_left_to_people_and_what_they_say_is_done() -> None:
    lists = [read_records(ris(ONE), "a.ris"), read_records(ris(LIKE), "b.ris")]
    pair = frozenset({("a.ris", 1), ("b.ris", 1)})

    assert [(each.one, each.other) for each in join(lists).near] == [(("a.ris", 1), ("b.ris", 1))]
    merged = join(lists, said={pair: True})
    apart = join(lists, said={pair: False})

    assert (len(merged.kept), merged.merged[0].by, merged.near) == (1, "person", ())
    assert (len(apart.kept), apart.near) == (2, ())


def test_two_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="same name"):
        join([read_records(ris(ONE), "a.ris")] * 2)


WORDS = st.sampled_from(
    ["late", "told", "panels", "Northmoor", "carers", "move", "children", "Part 2", "reply"]
)
RECORDS = st.builds(
    record,
    title=st.lists(WORDS, min_size=1, max_size=6).map(" ".join),
    year=st.sampled_from([2019, 2020, None]),
    doi=st.sampled_from(["", "10.1234/a", "10.1234/b"]),
    authors=st.sampled_from([("Quill, Amina",), ("Amina Quill",), ("Thorn, K",), ()]),
    abstract=st.sampled_from(["", ABSTRACT, OTHER]),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(RECORDS, max_size=8), min_size=1, max_size=3))
def test_whatever_is_joined_adds_up(lists: list[list[Record]]) -> None:
    from dataclasses import replace

    given_ = [
        Literature(
            f"{at}.ris", b"", tuple(replace(each, number=n, line=n) for n, each in enumerate(of, start=1))
        )
        for at, of in enumerate(lists)
    ]

    joined = join(given_)

    places = [place for each in joined.kept for place in each.places]
    assert sorted(places) == sorted((each.file, one.line) for each in given_ for one in each.records)
    assert len(joined.kept) + len(joined.merged) == len(places)
    assert all(judge(a, b, Counter()) in Verdict for a in lists[0] for b in lists[0])


NBIB = """PMID- 12345
OWN - NLM
DP  - 2020 Mar
TI  - Being told late about the move
      to Eastvale.
LID - 10.1234/inv.7 [doi]
AB  - We asked forty people, and
      all of them said so.
FAU - Quill, Amina
AU  - Quill A
JT  - Northmoor review of practice
PT  - Journal Article

PMID- 12346
TI  - Another work.

PMID- 12347
"""


@pytest.mark.parametrize("name", ["a.nbib", "pubmed.txt"])
def test_what_pubmed_writes_is_read(name: str) -> None:
    found = read_records(NBIB.encode(), name)

    one = found.records[0]
    assert (one.title, one.year, one.doi) == (
        "Being told late about the move to Eastvale.",
        2020,
        "10.1234/inv.7",
    )
    assert one.abstract == "We asked forty people, and all of them said so."
    assert (one.authors, one.journal, one.given_id) == (
        ("Quill, Amina",),
        "Northmoor review of practice",
        "12345",
    )
    assert [(each.row, each.reason) for each in found.rejected] == [(17, BROKEN)]
    assert found.found == 3


@pytest.mark.usefixtures("in_this_process")
@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["PMID- 1", "TI  - A", "      more", "junk", "", "AB  -", "PMID-", "AU  - Q"]),
        max_size=25,
    )
)
def test_any_lines_are_read_or_refused_and_no_record_is_lost(lines: list[str]) -> None:
    text = "\n".join(["PMID- 9", "TI  - First", *lines])

    try:
        found = read_records(text.encode(), "a.nbib")
    except BadInput:
        return

    begins = 1 + sum(line.startswith("PMID") for line in lines)
    assert found.found >= begins
    assert found.found == len(found.records) + len(found.merged) + len(found.rejected)
