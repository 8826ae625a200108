"""The page after Send, rendered once for each way of speaking and then only filled in.

Sending has to be cheap, also under a flood, and most of its cost was rendering a page of which only the eight
words and one hidden field differ from person to person. A mould holds neither.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Final

HOW_MANY: Final = 128
"""Ways of speaking, notices and host names together; more would mean that somebody plays with us."""
WORDS: Final = tuple(f"\ue000{place}\ue001" for place in range(1, 9))
SEALED: Final = "\ue000sealed\ue001"
"""Letters for private use: no template of ours holds any."""

_kept: dict[Hashable, str] = {}


def cast(key: Hashable, render: Callable[[], str], *, words: Sequence[str], sealed: str) -> str:
    """The page of this key with words and hidden field put in; if new, it is rendered with marks there first.

    What is put in has letters, digits, hyphens and underscores only, so nothing needs escaping.
    """
    page = _kept.get(key)
    if page is None:
        if len(_kept) >= HOW_MANY:
            _kept.clear()
        page = _kept[key] = render()
    page = page.replace(SEALED, sealed)
    for mark, word in zip(WORDS, words, strict=True):
        page = page.replace(mark, word)
    return page
