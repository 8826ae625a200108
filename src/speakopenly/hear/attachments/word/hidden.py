"""Words that are in the file and not on the page."""

from __future__ import annotations

from typing import Any

from speakopenly.hear.attachments.word.names import W, is_on, remove


def styles_that_hide(styles: Any) -> frozenset[str]:
    """The styles whose words are not shown, also those built on such a one."""
    based_on = {style.get(f"{W}styleId"): _base(style) for style in styles.iter(f"{W}style")}
    hiding = {
        style.get(f"{W}styleId")
        for style in styles.iter(f"{W}style")
        if is_on(style.find(f"{W}rPr/{W}vanish"))
    }
    for _ in based_on:
        more = {style for style, base in based_on.items() if base in hiding} - hiding
        if not more:
            break
        hiding |= more
    return frozenset(style for style in hiding if style)


def remove_hidden_words(root: Any, *, hiding: frozenset[str]) -> bool:
    """Remove runs that are not shown, by themselves or by their style; true if there were any."""
    hidden = [run for run in root.iter(f"{W}r") if _is_hidden(run, hiding)]
    for run in hidden:
        remove(run)
    return bool(hidden)


def _base(style: Any) -> str | None:
    found = style.find(f"{W}basedOn")
    return None if found is None else found.get(f"{W}val")


def _is_hidden(run: Any, hiding: frozenset[str]) -> bool:
    own = run.find(f"{W}rPr/{W}vanish")
    if own is not None:
        return is_on(own)
    style = run.find(f"{W}rPr/{W}rStyle")
    if style is not None and style.get(f"{W}val") in hiding:
        return True
    paragraph = next(run.iterancestors(f"{W}p"), None)
    above = None if paragraph is None else paragraph.find(f"{W}pPr/{W}pStyle")
    return above is not None and above.get(f"{W}val") in hiding
