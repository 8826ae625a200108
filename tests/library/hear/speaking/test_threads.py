"""What goes back and forth: every body comes back whole, and nothing else is taken for one."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.answers import Answers, clean_text
from speakopenly.hear.speaking.questions import (
    Asks,
    Bulletin,
    Danger,
    HarmSigns,
    Sharing,
    Wording,
    YesNo,
)
from speakopenly.hear.speaking.text import LONGEST, is_blank
from speakopenly.hear.speaking.threads import (
    Author,
    Body,
    BulletinChange,
    Closing,
    Consent,
    HarmAnswer,
    Message,
    MessageKind,
    Notice,
    NoticeKind,
    SharingChange,
    read_body,
)

REPORT = Answers("The tray was full.", Danger.NO, Wording.EVERYDAY, "en-gb")
KNOWN: list[tuple[MessageKind, Body, str]] = [
    (MessageKind.ADDITION, Message("It was\r\na Monday."), '{"text":"It was\\na Monday.","v":1}'),
    (MessageKind.CORRECTION, Message("Tuesday."), '{"text":"Tuesday.","v":1}'),
    (MessageKind.ANSWER, Message("Yes."), '{"text":"Yes.","v":1}'),
    (MessageKind.QUESTION, Message("Was it at night?"), '{"text":"Was it at night?","v":1}'),
    (MessageKind.REPLY, Message("Diolch â llawer"), '{"text":"Diolch â llawer","v":1}'),
    (
        MessageKind.CLOSING,
        Closing("A tray nobody read.", "Two people read it daily.", "In March."),
        '{"changed":"Two people read it daily.","checked":"In March.","heard":"A tray nobody read.","v":1}',
    ),
    (
        MessageKind.HARM,
        HarmAnswer(
            YesNo.YES, (HarmSigns.TOLD_OFF, HarmSigns.MOVED, HarmSigns.MOVED), "At home.", Wording.YOUNG
        ),
        '{"answer":"yes","signs":["moved","told_off"],"text":"At home.","v":1,"wording":"young"}',
    ),
    (MessageKind.SHARING_CHANGE, SharingChange(Sharing.NO), '{"sharing":"no","v":1}'),
    (
        MessageKind.NOTICE,
        Notice(NoticeKind.PASSED_ON, "To the police."),
        '{"text":"To the police.","v":1,"what":"passed_on"}',
    ),
    (
        MessageKind.CONSENT,
        Consent(Asks.BULLETIN, "A worker told us."),
        '{"asks":"bulletin","text":"A worker told us.","v":1}',
    ),
    (MessageKind.BULLETIN_CHANGE, BulletinChange(Bulletin.LATER), '{"bulletin":"later","v":1}'),
]
CASES = [*((kind, body) for kind, body, _ in KNOWN), (MessageKind.REPORT, REPORT)]

anything = st.text(st.characters(categories=None) | st.sampled_from("\r\n\t\x00\x0b\x85\ud800\udfff"))
something = anything.filter(lambda text: not is_blank(clean_text(text)))
bodies = st.one_of(
    st.builds(Message, something),
    st.builds(Closing, something, something, anything),
    st.builds(
        HarmAnswer,
        st.sampled_from(YesNo),
        st.lists(st.sampled_from(HarmSigns)).map(tuple),
        anything,
        st.sampled_from(Wording),
    ),
    st.builds(SharingChange, st.sampled_from(Sharing)),
    st.builds(Notice, st.sampled_from(NoticeKind), anything),
    st.builds(Consent, st.sampled_from(Asks), something),
    st.builds(BulletinChange, st.sampled_from(Bulletin)),
)


@pytest.mark.parametrize(("kind", "body", "written"), KNOWN)
def test_a_body_of_this_release_is_read_by_all_later_ones(
    kind: MessageKind, body: Body, written: str
) -> None:
    assert body.to_bytes() == written.encode()
    assert read_body(kind, written.encode()) == body


def test_every_kind_of_message_has_a_body() -> None:
    assert {kind for kind, _ in CASES} == set(MessageKind)
    assert [read_body(kind, body.to_bytes()) for kind, body in CASES] == [body for _, body in CASES]


@given(bodies)
def test_whatever_is_typed_survives_the_round_trip(body: Body) -> None:
    back = type(body).from_bytes(body.to_bytes())

    assert back == body
    assert back.to_bytes() == body.to_bytes()


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize("other", MessageKind)
def test_a_body_is_never_read_as_one_of_another_sort(kind: MessageKind, other: MessageKind) -> None:
    written = dict(CASES)
    if type(written[kind]) is type(written[other]):
        assert type(read_body(other, written[kind].to_bytes())) is type(written[other])
        return

    with pytest.raises(BadInput):
        read_body(other, written[kind].to_bytes())


@pytest.mark.parametrize(("kind", "body"), CASES)
@pytest.mark.parametrize(
    "changed", [{"v": 2}, {"v": None}, {"plum": "plum"}, {"text": 7}, {"text": "plum " * 25_000}]
)
def test_a_body_with_something_odd_is_refused_without_showing_it(
    kind: MessageKind, body: Body, changed: dict[str, object]
) -> None:
    data = json.dumps(json.loads(body.to_bytes()) | changed).encode()

    with pytest.raises(BadInput) as caught:
        read_body(kind, data)
    assert "plum" not in str(caught.value)


@pytest.mark.parametrize("kind", MessageKind)
@pytest.mark.parametrize(
    "data", [b"", b"{}", b"[]", b"\xff", b'{"v":1}', b"{" * 10_000, b'{"v":1,"text":"\\ud800"}']
)
def test_bytes_that_are_no_body_are_refused(kind: MessageKind, data: bytes) -> None:
    with pytest.raises(BadInput):
        read_body(kind, data)


@given(st.sampled_from(MessageKind), st.binary())
def test_any_bytes_are_refused(kind: MessageKind, data: bytes) -> None:
    with pytest.raises(BadInput):
        read_body(kind, data)


@pytest.mark.parametrize("blank", ["", " \n", "\u200b"])
@pytest.mark.parametrize(
    ("make", "box"),
    [
        (lambda text: Message(text), "text"),
        (lambda text: Closing(text, "b", "c"), "heard"),
        (lambda text: Closing("a", text, "c"), "changed"),
    ],
    ids=["message", "heard", "changed"],
)  # fmt: skip
def test_what_somebody_waits_for_may_not_be_blank(make: object, box: str, blank: str) -> None:
    with pytest.raises(BadInput) as caught:
        make(blank)  # type: ignore[operator]
    assert caught.value.column == box


def test_the_third_line_of_a_closing_reply_may_wait() -> None:
    assert Closing("a", "Nothing has changed yet, because the post is empty.").checked == ""


def test_a_message_is_full_at_its_limit() -> None:
    assert len(Message("x" * LONGEST).text) == LONGEST
    with pytest.raises(BadInput, match="20,001"):
        Message("x" * (LONGEST + 1))


@pytest.mark.parametrize(
    ("answer", "signs", "needs_a_person"),
    [
        (YesNo.YES, (), True),
        (YesNo.DONT_KNOW, (), True),
        (YesNo.NO, (), False),
        (YesNo.NO, (HarmSigns.ROTA,), True),
        (YesNo.YES, (HarmSigns.ROTA,), True),
    ],
)
def test_anything_but_a_plain_no_needs_a_person(
    answer: YesNo, signs: tuple[HarmSigns, ...], needs_a_person: bool
) -> None:
    assert HarmAnswer(answer, signs).needs_a_person is needs_a_person


@pytest.mark.parametrize(
    ("kind", "author"),
    [
        (MessageKind.REPORT, Author.REPORTER),
        (MessageKind.ADDITION, Author.REPORTER),
        (MessageKind.CORRECTION, Author.REPORTER),
        (MessageKind.ANSWER, Author.REPORTER),
        (MessageKind.QUESTION, Author.READERS),
        (MessageKind.REPLY, Author.READERS),
        (MessageKind.CLOSING, Author.READERS),
        (MessageKind.HARM, Author.REPORTER),
        (MessageKind.SHARING_CHANGE, Author.REPORTER),
        (MessageKind.CONSENT, Author.READERS),
        (MessageKind.BULLETIN_CHANGE, Author.REPORTER),
    ],
)
def test_each_kind_of_message_has_one_sort_of_author(kind: MessageKind, author: Author) -> None:
    assert kind.author is author


@pytest.mark.parametrize(("kind", "body"), CASES)
def test_a_body_shows_nothing_of_itself(kind: MessageKind, body: Body) -> None:
    assert repr(body) == str(body) == f"{type(body).__name__}(...)"
