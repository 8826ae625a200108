"""Pictures of a walk, numbered in the order of their pages, with one page that shows them all.

Kept where SPEAKOPENLY_PICTURES names a folder; otherwise nothing is kept.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from playwright.sync_api import Page

START = """<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>A walk through the whole loop</title>
<style>body{font:1.1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
img{max-width:100%;border:1px solid #767676}figure{margin:0 0 3rem}</style>
<h1>A walk through the whole loop</h1>
<p>Everybody and everything on these pages is invented. Each picture is one page as somebody saw it.</p>
"""


@dataclass
class Album:
    """What was seen so far. Its page is written anew with each picture, so half a walk can be read too."""

    folder: Path | None = field(default_factory=lambda: _folder())
    shown: list[str] = field(default_factory=list)

    def keep(self, page: Page, who: str) -> None:
        """One more page, as this person sees it."""
        if self.folder is None:
            return
        number = len(self.shown) + 1
        name = f"{number:03}-{who.replace(' ', '-')}.png"
        page.screenshot(path=self.folder / name, full_page=True)
        says = f"{number}. {who.capitalize()}: {page.locator('h1').first.inner_text().strip()}"
        self.shown.append(
            f'<figure><figcaption>{escape(says)}</figcaption><img src="{name}" alt="{escape(says)}" loading="lazy"></figure>'
        )
        (self.folder / "index.html").write_text(START + "\n".join(self.shown), encoding="utf-8")


def _folder() -> Path | None:
    named = os.environ.get("SPEAKOPENLY_PICTURES")
    return Path(named) if named else None
