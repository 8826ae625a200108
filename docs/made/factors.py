"""The page on the system factors."""

from __future__ import annotations

from speakopenly.hear.factors import SCHEME_VERSION, SOURCES, factors_of
from speakopenly.hear.speaking.questions import Condition


def page(made: str) -> str:
    """The sixty factors, group by group, and the publications behind them."""
    groups = []
    for group in Condition:
        rows = "\n".join(
            f"| {each.code} | {each.name} | {each.meaning} | {'; '.join(each.maps_to)} | {', '.join(each.sources)} |"
            for each in factors_of(group)
        )
        head = "| code | factor | what it says, where it hindered | answers to | sources |\n|---|---|---|---|---|"
        groups.append(f"## {group}\n\n{head}\n{rows}\n")
    sources = "\n".join(f"- **{key}** {publication}" for key, publication in SOURCES.items())
    introduction = (
        f"Version {SCHEME_VERSION}. Each may have hindered or helped; several may be true of one report;"
        " none is about a person's worth."
    )
    return f"# Factors\n\n{made}\n\n{introduction}\n\n" + "\n".join(groups) + f"\n## Sources\n\n{sources}\n"
