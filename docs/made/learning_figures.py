"""The page on the figures of learning."""

from __future__ import annotations

from speakopenly.check.outcomes.figures import HOW_TO_READ, MEASURES


def page(made: str) -> str:
    """L1 to L13 in print order: what each counts, of what, and how it is read."""
    introduction = (
        f"{HOW_TO_READ}\n\nThey stand in the order in which they are printed. A quarter's counts are rounded to 5;"
        " 1-7, and all but 1-7, are hidden; no share or wait is told of fewer than 10. Why:"
        " [did it help?](../explanation/did-it-help.md)"
    )
    rows = [
        f"| {each.code} | {each.name} | {each.kind} | {each.counts} | {each.of} | {each.reads_as} |"
        for each in MEASURES.values()
    ]
    head = "| id | figure | kind | what is counted | of | reads as |\n|---|---|---|---|---|---|"
    return f"# Figures of learning\n\n{made}\n\n{introduction}\n\n{head}\n" + "\n".join(rows) + "\n"
