"""Each use of what somebody said has its own consent; silence is a no, and nobody agrees unasked."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Attribution, Channel, Consent, GivenBy, Kind
from speakopenly.core.sealing import InstallationKey
from speakopenly.core.tables import read_table_bytes
from speakopenly.hear.listening import (
    ColumnMap,
    Gathered,
    Piece,
    Received,
    Setting,
    may_be_played,
    receive,
    receive_pieces,
)

KEY = InstallationKey(bytes(32))
USES = ("quote", "archive", "play", "contact")
YES, NO = ("yes", "Y", "TRUE", "1", "ydw", " ie "), ("no", "N", "false", "0", "na", "nac ydw", "")


def come(csv: str, *, everybody: Consent = Consent(), **columns: str) -> Received:  # noqa: B008  (frozen)
    table = read_table_bytes(csv.encode(), "voices.csv")
    return receive(table, ColumnMap("text", **columns), keyed_hash=KEY.keyed_hash, consent=everybody)


@pytest.mark.parametrize("use", USES)
@pytest.mark.parametrize(("answer", "agreed"), [*((a, True) for a in YES), *((a, False) for a in NO)])
def test_each_use_is_told_by_its_own_column(use: str, answer: str, agreed: bool) -> None:
    (said,) = come(f"ask,text\n{answer},Said.\n", **{f"may_{use}": "ask"}).contributions

    assert getattr(said.consent, use) is agreed
    others = {each: getattr(said.consent, each) for each in USES if each != use}
    assert others == {each: getattr(Consent(), each) for each in others}


@pytest.mark.parametrize("answer", NO)
def test_whoever_may_not_be_counted_is_left_out_with_the_reason(answer: str) -> None:
    came = come(f"count,text\nyes,Said.\n{answer},Not for you.\n", may_count="count")

    assert [each.text for each in came.contributions] == ["Said."]
    assert came.left_out == {"no consent to be read and counted": 1}
    assert came.found == 2


def test_a_row_that_may_not_be_counted_is_read_no_further() -> None:
    came = come("count,how,text\nno,telepathy,Not for you.\n", may_count="count", channel="how")

    assert came.contributions == ()


@given(st.lists(st.sampled_from([*YES, *NO]), min_size=1, max_size=30))
def test_counted_and_left_out_always_add_up(answers: list[str]) -> None:
    came = come("count,text\n" + "".join(f"{answer},Said.\n" for answer in answers), may_count="count")

    assert len(came.contributions) == sum(answer in YES for answer in answers)
    assert came.found == len(answers)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("not at all", Attribution.NOT_AT_ALL),
        ("Anonymous", Attribution.NOT_AT_ALL),
        ("channel", Attribution.CHANNEL),
        ("Group", Attribution.GROUP),
        ("by name", Attribution.NAME),
        ("", Attribution.NOT_AT_ALL),
    ],
)
def test_how_a_quote_is_signed_is_told_in_plain_words(written: str, meant: Attribution) -> None:
    (said,) = come(f"sign,text\n{written},Said.\n", attribution="sign").contributions

    assert said.consent.attribution is meant


@pytest.mark.parametrize(
    ("written", "giver"),
    [
        ("self", GivenBy.SELF),
        ("Parent", GivenBy.PARENTAL_RESPONSIBILITY),
        ("local authority", GivenBy.PARENTAL_RESPONSIBILITY),
        ("with advocate", GivenBy.SELF_WITH_ADVOCATE),
        ("nobody", GivenBy.NOBODY),
        ("", GivenBy.NOBODY),
    ],
)
def test_who_gave_consent_for_a_child_is_told(written: str, giver: GivenBy) -> None:
    (said,) = come(f"by,quote,text\n{written},yes,Said.\n", consent_by="by", may_quote="quote").contributions

    assert said.consent.given_by is giver
    assert said.consent.quote is (giver is not GivenBy.NOBODY)


@pytest.mark.parametrize("channel", Channel)
def test_nobody_agrees_unasked(channel: Channel) -> None:
    everything = Consent(archive=True, play=True, contact=True)
    csv = f"by,how,text\n,{channel},Said.\n"
    (said,) = come(csv, everybody=everything, consent_by="by", channel="how").contributions

    assert (said.consent.play, said.consent.contact) == (False, False)
    assert said.consent.quote is said.consent.archive is (not channel.hears_people)


@pytest.mark.parametrize(
    ("column", "says"),
    [
        ("may_count", "yes or no"),
        ("may_play", "yes or no"),
        ("may_archive", "yes or no"),
        ("may_contact", "yes or no"),
        ("attribution", "Use one of"),
        ("consent_by", "Use one of"),
    ],
)
def test_an_answer_that_is_none_is_refused_by_its_place_and_never_repeated(column: str, says: str) -> None:
    with pytest.raises(BadInput) as refused:
        come("that,text\n,Said.\nwhisperingly,Whispered.\n", **{column: "that"})

    assert "voices.csv, row 3, column 'that'" in str(refused.value)
    assert says in str(refused.value)
    assert "hisper" not in str(refused.value)


def test_what_everybody_said_holds_where_no_column_asks() -> None:
    everybody = Consent(quote=False, archive=True, attribution=Attribution.CHANNEL)

    (said,) = come("text\nSaid.\n", everybody=everybody).contributions

    assert said.consent == everybody


@pytest.mark.parametrize(("play", "count", "giver"), [*product([True, False], [True, False], GivenBy)])
def test_a_voice_is_played_only_after_a_yes_of_somebody(play: bool, count: bool, giver: GivenBy) -> None:
    consent = Consent(play=play, count=count, given_by=giver)

    assert may_be_played(consent) is (play and count and giver is not GivenBy.NOBODY)


def test_pieces_of_a_file_follow_the_same_rules() -> None:
    gathered = Gathered("talk.vtt", bytes(32), (Piece(1, "Said.", Kind.INTERVIEW_TURN),))
    refused = Setting(Channel.INTERVIEW, consent=Consent(count=False))
    unasked = Setting(Channel.INTERVIEW, consent=Consent(play=True, given_by=GivenBy.NOBODY))

    none = receive_pieces(gathered, refused, keyed_hash=KEY.keyed_hash)
    one = receive_pieces(gathered, unasked, keyed_hash=KEY.keyed_hash)

    assert (none.contributions, none.found) == ((), 1)
    assert (one.contributions[0].consent.play, one.contributions[0].consent.quote) == (False, False)
