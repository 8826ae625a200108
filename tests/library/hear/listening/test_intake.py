"""A table becomes contributions, and nothing is dropped on the way."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.core.records import Channel
from speakopenly.core.sealing import InstallationKey
from speakopenly.core.tables import Table, read_table_bytes
from speakopenly.hear.listening import ColumnMap, receive

KEY = InstallationKey(bytes(32))
TEXT = ColumnMap("text")


def table(csv: str) -> Table:
    return read_table_bytes(csv.encode(), "voices.csv")


def test_two_people_who_write_the_same_sentence_are_two_people() -> None:
    received = receive(
        table("text,role\nNo reply came.,a\nNo reply came.,b\n"), TEXT, keyed_hash=KEY.keyed_hash
    )

    assert len({each.person for each in received.contributions}) == 2
    assert len({each.id for each in received.contributions}) == 2


def test_rows_with_one_given_id_come_from_one_person() -> None:
    columns = ColumnMap("text", id="who")
    received = receive(table("who,text\nA,First.\nA,Second.\nB,Third.\n"), columns, keyed_hash=KEY.keyed_hash)

    assert len({each.person for each in received.contributions}) == 2
    assert received.given_ids == ("A", "A", "B")


def test_no_id_can_be_guessed_from_the_words_or_the_given_id() -> None:
    once = receive(table("who,text\nA,First.\n"), ColumnMap("text", id="who"), keyed_hash=KEY.keyed_hash)
    other = InstallationKey(bytes([1]) * 32)
    again = receive(table("who,text\nA,First.\n"), ColumnMap("text", id="who"), keyed_hash=other.keyed_hash)

    assert once.contributions[0].id != again.contributions[0].id
    assert once.contributions[0].person != again.contributions[0].person


def test_rows_without_text_are_left_out_with_their_reason_and_their_id() -> None:
    received = receive(
        table("who,text\nA,\nB,Said.\nC,  \n"), ColumnMap("text", id="who"), keyed_hash=KEY.keyed_hash
    )

    assert received.left_out == {"no text in the row": 2}
    assert received.without_text == ("A", "C")
    assert received.found == 3


@given(st.lists(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), max_size=20), max_size=20))
def test_received_and_left_out_always_add_up_to_found(texts: list[str]) -> None:
    quoted = "".join('"' + text.replace('"', '""') + '",x\n' for text in texts)
    found = table("text,other\n" + (quoted or '"a",x\n'))

    received = receive(found, TEXT, keyed_hash=KEY.keyed_hash)

    assert received.found == found.read == len(received.contributions) + sum(received.left_out.values())


@pytest.mark.parametrize(
    ("value", "channel"),
    [
        ("survey", Channel.SURVEY),
        ("Focus group", Channel.FOCUS_GROUP),
        ("ONLINE SURVEY", Channel.SURVEY),
        ("", Channel.MEETING),
    ],
)
def test_channels_are_known_by_the_words_people_use(value: str, channel: Channel) -> None:
    columns = ColumnMap("text", channel="how")
    received = receive(
        table(f"how,text\n{value},Said.\n"), columns, keyed_hash=KEY.keyed_hash, channel=Channel.MEETING
    )

    assert received.contributions[0].channel is channel


@pytest.mark.parametrize(
    ("column", "value", "says"),
    [
        ("channel", "telepathy", "Use one of"),
        ("may_quote", "perhaps", "yes or no"),
        ("speaks_for", "many", "how many"),
        ("speaks_for", "0", "how many"),
        ("said_on", "last Tuesday", "2026-05-31"),
    ],
)
def test_a_value_that_cannot_be_is_refused_by_file_row_and_column_and_never_repeated(
    column: str, value: str, says: str
) -> None:
    columns = ColumnMap("text", **{column: "that"})

    with pytest.raises(BadInput) as refused:
        receive(table(f"that,text\n,Said.\n{value},Whispered.\n"), columns, keyed_hash=KEY.keyed_hash)

    message = str(refused.value)
    assert "voices.csv, row 3, column 'that'" in message
    assert says in message
    assert value not in message.replace(says, "")
    assert "Whispered" not in message


def test_silence_in_a_column_that_asks_for_consent_is_a_no() -> None:
    columns = ColumnMap("text", may_quote="quote")
    received = receive(table("quote,text\n,Said.\nyes,Said too.\n"), columns, keyed_hash=KEY.keyed_hash)

    assert [each.consent.quote for each in received.contributions] == [False, True]


def test_the_demonstration_is_received_whole() -> None:
    from speakopenly.core.tables import read_table

    columns = ColumnMap(
        "text", id="id", person="person", question="question", channel="channel",
        speaks_for="speaks_for", may_quote="may_quote", said_on="said_on", groups=("role", "nation"),
    )  # fmt: skip
    path = Path(__file__).parents[4] / "examples" / "northmoor" / "listening.csv"

    received = receive(read_table(path), columns, keyed_hash=KEY.keyed_hash)

    assert len(received.contributions) == 390
    others = {Channel.SPEAK_DOOR, Channel.INTERVIEW, Channel.SUBMISSION, Channel.SERVICE_RECORD}
    assert {each.channel for each in received.contributions} == set(Channel) - others - {Channel.PUBLIC_TEXT}
