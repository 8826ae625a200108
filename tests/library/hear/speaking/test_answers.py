"""A report: whatever is typed survives, the same report gives the same bytes, and nothing odd is read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.answers import (
    BEFORE_THAT,
    LONGEST,
    LONGEST_CONTACT,
    LONGEST_NOTE,
    Answers,
    clean_text,
    quarter_of,
    quarters_offered,
)
from speakopenly.hear.speaking.questions import (
    Condition,
    Danger,
    Effect,
    Kind,
    ProcessStage,
    RoleBand,
    ServiceArea,
    Sharing,
    Wording,
    YesNo,
)

TEXTS = {
    "words": LONGEST, "made_likely_words": LONGEST_NOTE, "helped_words": LONGEST_NOTE,
    "idea": LONGEST_NOTE, "contact": LONGEST_CONTACT,
}  # fmt: skip
SHORT = Answers("The tray was full.", Danger.NO, Wording.EVERYDAY, "en-gb")
KNOWN = (
    '{"anyone_replied":null,"danger":"not_sure","effect":"u","happened_before":"dont_know","helped":["TC"],'
    '"helped_words":"","idea":"Ring — don\'t email.","kind":"near_miss","language":"cy","made_likely":["WR","OC"],'
    '"made_likely_words":"","quarter":"2026-Q4","role_band":"practitioner","said_elsewhere":null,'
    '"service_area":"front_door","sharing":"ask","stage":null,"v":1,"wording":"young","words":"Roedd y hambwrdd\\nyn llawn."}'
)

anything = st.text(st.characters(categories=None) | st.sampled_from('\r\n\t\x00\x0b\x85\ud800\udfff"\\'))
conditions = st.lists(st.sampled_from(Condition)).map(tuple)


def maybe(codes: type) -> st.SearchStrategy[object]:
    return st.none() | st.sampled_from(codes)


reports = st.builds(
    Answers,
    words=anything,
    danger=st.sampled_from(Danger),
    wording=st.sampled_from(Wording),
    language=st.sampled_from(["en-gb", "cy", "fr", "zh-hant"]),
    made_likely=conditions,
    made_likely_words=anything,
    helped=conditions,
    helped_words=anything,
    kind=maybe(Kind),
    service_area=maybe(ServiceArea),
    stage=maybe(ProcessStage),
    role_band=maybe(RoleBand),
    quarter=st.none() | st.sampled_from(["2026-Q4", "1999-Q1", BEFORE_THAT]),
    effect=maybe(Effect),
    happened_before=maybe(YesNo),
    said_elsewhere=maybe(YesNo),
    anyone_replied=maybe(YesNo),
    idea=anything,
    sharing=maybe(Sharing),
    contact=anything,
)


def with_fields(**changed: object) -> bytes:
    return json.dumps(json.loads(SHORT.to_bytes()) | changed).encode()


def test_a_report_of_this_release_is_read_by_all_later_ones() -> None:
    report = Answers(
        "Roedd y hambwrdd\r\nyn llawn.", Danger.NOT_SURE, Wording.YOUNG, "cy",
        made_likely=(Condition.OC, Condition.WR, Condition.OC), helped=(Condition.TC,), kind=Kind.NEAR_MISS,
        service_area=ServiceArea.FRONT_DOOR, role_band=RoleBand.PRACTITIONER, quarter="2026-Q4",
        effect=Effect.UNKNOWN, happened_before=YesNo.DONT_KNOW, idea="Ring — don't email.", sharing=Sharing.ASK,
    )  # fmt: skip

    assert report.to_bytes() == KNOWN.encode()
    assert Answers.from_bytes(KNOWN.encode()) == report


@given(reports)
def test_whatever_is_typed_in_any_field_survives_the_round_trip(report: Answers) -> None:
    data = report.to_bytes()
    back = Answers.from_bytes(data)

    assert back == report.without_contact()
    assert [type(getattr(back, field.name)) for field in fields(back)] == [
        type(getattr(report, field.name)) for field in fields(report)
    ]
    assert back.to_bytes() == data


@pytest.mark.parametrize("name", TEXTS)
@given(typed=anything)
def test_a_text_is_kept_as_it_was_typed_after_cleaning(name: str, typed: str) -> None:
    assert getattr(replace(SHORT, **{name: typed}), name) == clean_text(typed)


@given(st.permutations(list(Condition)))
def test_the_order_of_ticking_leaves_no_trace(ticked: list[Condition]) -> None:
    assert (
        replace(SHORT, helped=tuple(ticked * 2)).to_bytes()
        == replace(SHORT, helped=tuple(Condition)).to_bytes()
    )


def test_the_way_to_reach_somebody_is_never_in_the_bytes() -> None:
    report = replace(SHORT, contact="plumtree@northmoor.example")

    assert b"plumtree" not in report.to_bytes()
    assert b"contact" not in report.to_bytes()
    assert report.without_contact() == SHORT


@pytest.mark.parametrize(("name", "longest"), TEXTS.items())
def test_a_text_is_full_at_its_limit_and_refused_one_letter_over(name: str, longest: int) -> None:
    assert len(getattr(replace(SHORT, **{name: "x" * longest}), name)) == longest
    with pytest.raises(BadInput) as caught:
        replace(SHORT, **{name: "x" * (longest + 1)})
    assert caught.value.column == name


def test_the_longest_report_in_any_script_fits_a_sealed_draft() -> None:
    spread = "".join(map(chr, range(0x10000, 0x110000, 43)))
    longest = replace(SHORT, **{name: (spread * 2)[:limit] for name, limit in TEXTS.items()})

    assert len(zlib.compress(longest.to_bytes(), 9)) < 90 * 1024


@pytest.mark.parametrize("words", ["", " \n ", "\u200b"])
def test_a_report_may_be_blank_while_it_is_written_and_says_so(words: str) -> None:
    assert not replace(SHORT, words=words).has_words
    assert SHORT.has_words


@pytest.mark.parametrize(
    "quarter", ["2026-Q5", "2026-Q0", "2026", "26-Q1", "0999-Q1", "2026-q4", "2026-Q4\n", "", "٢٠٢٦-Q4"]
)
def test_what_is_no_quarter_is_refused(quarter: str) -> None:
    with pytest.raises(BadInput, match="no quarter"):
        replace(SHORT, quarter=quarter)


@pytest.mark.parametrize("language", ["", "EN", "en_GB", "english language", "c", "cy\n"])
def test_what_is_no_language_is_refused(language: str) -> None:
    with pytest.raises(BadInput, match="no language"):
        replace(SHORT, language=language)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b"{}", b"7", b'"words"', b"\xff\xfe", b"{" * 100_000, b"[" * 100_000,
        b'{"v":1}', b"\x00" * 600_000, SHORT.to_bytes()[:-1], SHORT.to_bytes() + b"x",
        with_fields(v=2), with_fields(v=True), with_fields(v="1"), with_fields(v=1.0), with_fields(v=None),
        with_fields(words=None), with_fields(words=7), with_fields(words=["a"]), with_fields(words="x" * 20_001),
        with_fields(danger="perhaps"), with_fields(danger=None), with_fields(kind="case"), with_fields(effect=0),
        with_fields(made_likely="WR"), with_fields(made_likely=["ZZ"]), with_fields(helped=None),
        with_fields(helped={"WR": 1}), with_fields(quarter="Q4"), with_fields(quarter=20264),
        with_fields(language="plum tree"), with_fields(contact="plum"), with_fields(who_did_it="plum"),
        SHORT.to_bytes().replace(b"tray", b"\\ud800"), SHORT.to_bytes().replace(b"tray", b"\xed\xa0\x80"),
    ],
)  # fmt: skip
def test_bytes_that_are_no_report_are_refused_without_showing_them(data: bytes) -> None:
    with pytest.raises(BadInput) as caught:
        Answers.from_bytes(data)
    assert "plum" not in str(caught.value)
    assert "tray" not in str(caught.value)
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def flip(data: bytes, place: int, byte: int) -> bytes:
    return data[: place % len(data)] + bytes([byte]) + data[place % len(data) + 1 :]


def cut(data: bytes, place: int, byte: int) -> bytes:
    return data[: place % len(data)] + data[(place + byte) % len(data) :]


@pytest.mark.parametrize("spoil", [flip, cut], ids=lambda spoil: spoil.__name__)
@given(place=st.integers(0, 2000), byte=st.integers(0, 255))
def test_spoilt_bytes_are_read_or_refused_and_never_break(
    spoil: Callable[[bytes, int, int], bytes], place: int, byte: int
) -> None:
    refused = False
    try:
        report = Answers.from_bytes(spoil(KNOWN.encode(), place, byte))
    except BadInput:
        refused = True

    assert refused or Answers.from_bytes(report.to_bytes()) == report


@given(st.binary())
def test_any_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        Answers.from_bytes(data)


def test_a_report_shows_nothing_of_itself() -> None:
    assert repr(replace(SHORT, contact="plum")) == str(SHORT) == "Answers(...)"


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2026, 1, 1), "2026-Q1"), (date(2026, 3, 31), "2026-Q1"), (date(2026, 4, 1), "2026-Q2"),
        (date(2026, 9, 30), "2026-Q3"), (date(2026, 12, 31), "2026-Q4"),
    ],
)  # fmt: skip
def test_a_day_lies_in_its_quarter(day: date, quarter: str) -> None:
    assert quarter_of(day) == quarter


def test_this_quarter_the_eight_before_and_before_that_may_be_chosen() -> None:
    assert quarters_offered(date(2026, 11, 23)) == (
        "2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4", "2025-Q3", "2025-Q2", "2025-Q1", "2024-Q4", BEFORE_THAT,
    )  # fmt: skip


@given(st.dates(min_value=date(1003, 1, 1)))
def test_every_quarter_offered_may_be_kept(today: date) -> None:
    offered = quarters_offered(today)

    assert offered[0] == quarter_of(today)
    assert len(set(offered)) == 10
    assert [replace(SHORT, quarter=quarter).quarter for quarter in offered] == list(offered)
