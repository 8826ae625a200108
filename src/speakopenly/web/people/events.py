"""How an earlier room reaches a later one without knowing it: the later room listens.

The earlier room declares a frozen dataclass of ids and tells it; whoever listens is called at once, in
the order of listening, inside the teller's transaction. What a listener raises undoes the whole deed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import Any, TypeVar

Event = TypeVar("Event")

_listeners: defaultdict[type[Any], list[Callable[[Any], None]]] = defaultdict(list)


def listen(kind: type[Event]) -> Callable[[Callable[[Event], None]], Callable[[Event], None]]:
    """Decorate the function to call when an event of this kind is told."""

    def remember(listener: Callable[[Event], None]) -> Callable[[Event], None]:
        if listener not in _listeners[kind]:
            _listeners[kind].append(listener)
        return listener

    return remember


def tell(event: object) -> None:
    """Call everyone who listens for events of exactly this kind."""
    for listener in tuple(_listeners[type(event)]):
        listener(event)


def stop_listening(kind: type[Event], listener: Callable[[Event], None]) -> None:
    """Forget a listener."""
    _listeners[kind].remove(listener)
