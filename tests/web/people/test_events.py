from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from speakopenly.web.people import events


@dataclass(frozen=True, slots=True)
class BellRang:
    number: int


@pytest.fixture
def heard() -> Iterator[list[str]]:
    heard: list[str] = []

    @events.listen(BellRang)
    def first(event: BellRang) -> None:
        heard.append(f"first {event.number}")

    @events.listen(BellRang)
    def second(event: BellRang) -> None:
        heard.append(f"second {event.number}")

    events.listen(BellRang)(second)
    yield heard
    events.stop_listening(BellRang, first)
    events.stop_listening(BellRang, second)


def test_everyone_who_listens_is_told_once_in_order(heard: list[str]) -> None:
    events.tell(BellRang(3))

    assert heard == ["first 3", "second 3"]


def test_telling_what_nobody_listens_for_is_harmless() -> None:
    events.tell(BellRang(1))


def test_what_a_listener_raises_reaches_the_teller() -> None:
    @events.listen(BellRang)
    def refuses(event: BellRang) -> None:
        raise ValueError("not while the publication stands")

    try:
        with pytest.raises(ValueError, match="publication"):
            events.tell(BellRang(1))
    finally:
        events.stop_listening(BellRang, refuses)
