"""Within section 5: how people were to be heard, and whom each channel misses."""

from __future__ import annotations

from collections.abc import Iterator

from speakopenly.core.documents import Block, Paragraph, Table
from speakopenly.core.records import Channel
from speakopenly.understand.findings.draft import Draft
from speakopenly.understand.findings.evidence import ChannelPlanned

NAMES: dict[Channel, str] = {
    Channel.SERVICE_RECORD: "What the service was told anyway",
    Channel.PUBLIC_TEXT: "Press, parliament and ministers",
    Channel.SUBMISSION: "Written submission",
}
"""Channels whose name on paper is not the word we keep."""
NOT_PLANNED = (
    "Nobody wrote down how people were to be heard. So this report cannot say whom the ways of listening"
    " missed."
)
PLANNED = (
    "No way of listening reaches everybody. This is what was written of each channel when it was planned."
    " The last column is counted: whether anything at all came by it. Whoever a channel misses is heard only"
    " where another one reaches them."
)
NOT_IN_THE_PLAN = "Words came by these channels as well, and nobody wrote down whom they miss: "
NOT_SAID = "nobody wrote it down"


def as_planned(draft: Draft, planned: tuple[ChannelPlanned, ...], number: str) -> Iterator[Block]:
    """Each planned channel with whom it reaches and misses; then the channels nobody had planned."""
    came = {Channel(heard.channel) for heard in draft.evidence.heard}
    if not planned:
        yield Paragraph(number, NOT_PLANNED)
        return
    yield Paragraph(number, PLANNED)
    rows = tuple(
        (
            name_of(each.channel),
            each.reaches or NOT_SAID,
            each.misses or NOT_SAID,
            "something came" if each.channel in came else "nothing came",
        )
        for each in planned
    )
    yield Table("Channels planned", ("Channel", "Whom it reaches", "Whom it misses", "By it"), rows)
    if others := came - {each.channel for each in planned}:
        names = ", ".join(name_of(each) for each in Channel if each in others)
        yield Paragraph(None, f"{NOT_IN_THE_PLAN}{names}.")


def name_of(channel: Channel) -> str:
    """A channel as it is printed."""
    return NAMES.get(channel, channel.replace("_", " ").capitalize())
