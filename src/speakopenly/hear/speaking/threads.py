"""What goes back and forth in a mailbox: who writes, what kind of message it is, and what its body holds.

Bodies are sealed; only the kind stands beside them. Authors are "reporter" and "readers": nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, Final, Self, TypeAlias

from speakopenly.core.errors import BadInput
from speakopenly.hear.speaking.answers import Answers
from speakopenly.hear.speaking.questions import Asks, Bulletin, HarmSigns, Sharing, Wording, YesNo
from speakopenly.hear.speaking.storing import bytes_of, record_from
from speakopenly.hear.speaking.text import LONGEST, is_blank, within


class Author(StrEnum):
    """Whose message it is."""

    REPORTER = "reporter"
    READERS = "readers"


class MessageKind(StrEnum):
    """What a message is for."""

    REPORT = "report"
    ADDITION = "addition"
    CORRECTION = "correction"
    ANSWER = "answer"
    QUESTION = "question"
    REPLY = "reply"
    CLOSING = "closing"
    HARM = "harm"
    SHARING_CHANGE = "sharing_change"
    NOTICE = "notice"
    CONSENT = "consent"
    BULLETIN_CHANGE = "bulletin_change"

    @property
    def author(self) -> Author:
        """Who alone may write such a message."""
        return Author.READERS if self in _BY_READERS else Author.REPORTER


_BY_READERS: Final = frozenset(
    {
        MessageKind.QUESTION,
        MessageKind.REPLY,
        MessageKind.CLOSING,
        MessageKind.NOTICE,
        MessageKind.CONSENT,
    }
)
LONGEST_SAFE: Final = 100_000
"""Characters in a safe version that is shown: a report with its additions may be longer than one message."""


class NoticeKind(StrEnum):
    """What a reporter is told because it was done, whether or not anybody writes to them."""

    IDENTITY_OPENED = "identity_opened"
    """Two people together opened the way to reach them."""
    PASSED_ON = "passed_on"
    """Something of it was passed on to protect a child, or because the law says so."""
    HELD = "held"
    """A legal hold: it may not be erased for now."""
    HOLD_ENDED = "hold_ended"


@dataclass(frozen=True, slots=True, repr=False)
class _Body:
    """A message body: cleaned when made, hidden in a repr, stored as versioned JSON."""

    _boxes: ClassVar[tuple[str, ...]] = ()
    """The texts in it."""
    _needed: ClassVar[tuple[str, ...]] = ()
    """Those that may not be blank."""

    def __post_init__(self) -> None:
        for name in self._boxes:
            text = within(getattr(self, name), LONGEST, box=name)
            if name in self._needed and is_blank(text):
                raise BadInput("This is blank.", do="Write a line here.", column=name)
            object.__setattr__(self, name, text)

    def to_bytes(self) -> bytes:
        """Write the body down for sealing; the same body always gives the same bytes."""
        return bytes_of(self)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Read a body back. Raises BadInput when the bytes are no such body or of an unknown version."""
        return record_from(data, cls)

    def __repr__(self) -> str:
        return f"{type(self).__name__}(...)"


@dataclass(frozen=True, slots=True, repr=False)
class Message(_Body):
    """Plain words, up to 20,000 characters and not blank: addition, correction, answer, question or reply."""

    _boxes = ("text",)
    _needed = ("text",)
    text: str


@dataclass(frozen=True, slots=True, repr=False)
class Closing(_Body):
    """The reply that closes, always in three parts. Where nothing changed, ``changed`` says so and why.

    ``checked`` may be blank until somebody has looked whether it helped.
    """

    _boxes = ("heard", "changed", "checked")
    _needed = ("heard", "changed")
    heard: str
    changed: str
    checked: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class HarmAnswer(_Body):
    """Has anything bad happened because you spoke? Asked at the reply and after 90 days.

    ``answer`` is yes, no or not sure (``YesNo.DONT_KNOW``). Signs are kept once each, in a fixed order; those
    of another wording are kept too, since somebody may come back by another door.
    """

    _boxes = ("text",)
    answer: YesNo
    signs: tuple[HarmSigns, ...] = ()
    text: str = ""
    wording: Wording = Wording.EVERYDAY

    def __post_init__(self) -> None:
        _Body.__post_init__(self)
        object.__setattr__(self, "signs", _each_once(self.signs))

    @property
    def needs_a_person(self) -> bool:
        """Whether somebody must look: yes or not sure, or "no" beside a sign that says otherwise."""
        return self.answer is not YesNo.NO or bool(self.signs)


@dataclass(frozen=True, slots=True, repr=False)
class SharingChange(_Body):
    """The reporter has thought again about sharing; the newest one counts."""

    sharing: Sharing


@dataclass(frozen=True, slots=True, repr=False)
class Notice(_Body):
    """That something was done with the report. The page says what; ``text`` adds to it and may be blank."""

    _boxes = ("text",)
    what: NoticeKind
    text: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Consent(_Body):
    """Readers ask leave to share or to print, and show the safe version they mean."""

    asks: Asks
    text: str

    def __post_init__(self) -> None:
        object.__setattr__(self, "text", within(self.text, LONGEST_SAFE, box="text"))
        if is_blank(self.text):
            raise BadInput("There is no safe version to show.", do="Make one first.", column="text")


@dataclass(frozen=True, slots=True, repr=False)
class BulletinChange(_Body):
    """The reporter has decided about the bulletin; the newest one counts, for the version last shown."""

    bulletin: Bulletin


Body: TypeAlias = Answers | Message | Closing | HarmAnswer | SharingChange | Notice | Consent | BulletinChange

_BODIES: Final[dict[MessageKind, type[Body]]] = {
    MessageKind.REPORT: Answers,
    MessageKind.CLOSING: Closing,
    MessageKind.HARM: HarmAnswer,
    MessageKind.SHARING_CHANGE: SharingChange,
    MessageKind.NOTICE: Notice,
    MessageKind.CONSENT: Consent,
    MessageKind.BULLETIN_CHANGE: BulletinChange,
}


def read_body(kind: MessageKind, data: bytes) -> Body:
    """Read the body of a message of a known kind: ``Answers`` for a report, ``Message`` for plain words.

    Raises:
        BadInput: the bytes are no body of that kind, or of a version this release does not know.
    """
    return _BODIES.get(kind, Message).from_bytes(data)


def texts_of(body: Body) -> tuple[str, ...]:
    """Everything a reporter wrote in a body in their own words, blank where nothing; not what they chose."""
    match body:
        case Answers():
            return body.words, body.made_likely_words, body.helped_words, body.idea
        case Message(text) | HarmAnswer(text=text):
            return (text,)
        case _:
            return ()


def _each_once(signs: Iterable[HarmSigns]) -> tuple[HarmSigns, ...]:
    chosen = frozenset(signs)
    return tuple(sign for sign in HarmSigns if sign in chosen)
