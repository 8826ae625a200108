"""The page on how long what is kept."""

from __future__ import annotations

from speakopenly.core.retention import PERIODS


def page(made: str) -> str:
    """Every period of ``core.retention``, with its reason and source."""
    introduction = (
        "The periods stand in one file, `speakopenly.core.retention`; the daily round erases by it, at ten past "
        "three at night.\nA legal hold pauses erasing: [how](../how-to/hold-a-report.md). What cannot be undone: "
        "[erasing](../explanation/erasing.md)."
    )
    rows = [
        f"| {each.what} | {each.days} days | {each.since} | {each.then} | {each.reason} | {each.source} |"
        for each in PERIODS
    ]
    head = "| what | kept for | from | then | why | source |\n|---|---|---|---|---|---|"
    return f"# How long what is kept\n\n{made}\n\n{introduction}\n\n{head}\n" + "\n".join(rows) + "\n"
