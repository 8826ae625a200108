"""The page on what the doctor looks at."""

from __future__ import annotations

from pathlib import Path

from speakopenly.web.looks import LINES, Group


def page(made: str) -> str:
    """Every line of ``speakopenly doctor``: its group, what it asks, and where it is described."""
    introduction = (
        "`speakopenly doctor` looks at an installation, and the page *Health of this site* shows the same. It asks no"
        " other machine, and nothing it says tells whether, when or how much anybody wrote. **well**: nothing to do."
        " **worth a look**: it stops nothing. **NEEDS YOU**: see to it; the exit status is then 1 (2 where the settings"
        " cannot be read), and some of these keep the Speak door shut. `--json` gives one record for each line:"
        " `group, what, is_well, how, line, do, read`."
    )
    parts = [f"# What the doctor looks at\n\n{made}\n\n{introduction}"]
    for group in Group:
        rows = [
            f"| {what} | {line.asks} | [{Path(line.page).stem}](../{line.page.removeprefix('docs/')}) |"
            for what, line in LINES.items()
            if line.group is group
        ]
        if rows:
            head = "| line | what it asks | described in |\n|---|---|---|"
            parts.append(f"## {group}\n\n{head}\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"
