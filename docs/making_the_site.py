"""What MkDocs does not do by itself: pages from outside this folder, the list of decisions, search without a server,
tables that scroll, and the guide for directors on paper.

make site
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from urllib.parse import unquote

from guide_on_paper import guide_on_paper
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
FROM_OUTSIDE = ("GLOSSARY.md", "CHANGELOG.md")
DECISIONS = "decisions/README.md"
GUIDE = "explanation/for-directors.md"

LINK = re.compile(r"(?P<mark>!?)\[(?P<words>[^\]]*)\]\((?P<to>[^)#\s]*)(?P<anchor>#[^)\s]*)?\)")
_NOT_CODE = re.compile(r"(```.*?```|`[^`\n]*`)", re.DOTALL)


def as_github_does(words: str, separator: str) -> str:
    """The anchor of a heading, the same here and where the source is read."""
    return re.sub(r"[^\w\- ]", "", words.strip().lower()).replace(" ", separator)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give headings the anchors they have at the source."""
    config.mdx_configs.setdefault("toc", {})["slugify"] = as_github_does
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the glossary, the changes, and a list of all decisions."""
    for name in FROM_OUTSIDE:
        files.append(File.generated(config, name, content=(ROOT / name).read_text(encoding="utf-8")))
    files.append(File.generated(config, DECISIONS, content=list_of_decisions()))
    return files


def list_of_decisions() -> str:
    """Every decision by its number, the newest first."""
    pages = sorted((DOCS / "decisions").glob("[0-9]*.md"), reverse=True)
    lines = [f"- [{_title(page)}]({page.name})" for page in pages]
    introduction = (
        "Each is one page: what had to be decided, what was decided, and what follows from it. None is taken away when a"
        " later one replaces it."
    )
    return f"# Decisions\n\n{introduction}\n\n" + "\n".join(lines) + "\n"


def _title(page: Path) -> str:
    first = page.read_text(encoding="utf-8").split("\n", 1)[0].removeprefix("# ")
    number, _, words = first.partition(" ")
    return f"{page.name[:4]} {words}" if number.rstrip(".").isdigit() else f"{page.name[:4]} {first}"


def on_page_markdown(markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead each link to its page here; what only the source has is named and not linked."""
    stands = ROOT / page.file.src_uri if page.file.src_uri in FROM_OUTSIDE else DOCS / page.file.src_uri
    parts = _NOT_CODE.split(markdown)
    parts[::2] = [
        LINK.sub(lambda found: _led(found, stands.parent, page.file.src_uri), part) for part in parts[::2]
    ]
    return "".join(parts)


def _led(found: re.Match[str], folder: Path, here: str) -> str:
    to, anchor = unquote(found["to"]), found["anchor"] or ""
    if not to or ":" in to:
        return found[0]
    page = _page_of((folder / to).resolve())
    if page is None:
        return found["words"]
    return f"{found['mark']}[{found['words']}]({os.path.relpath(page, Path(here).parent)}{anchor})"


def _page_of(path: Path) -> str | None:
    """Where a file of the source stands among the pages, or None."""
    if path == DOCS / "decisions":
        return DECISIONS
    if path.parent == ROOT and path.name in FROM_OUTSIDE:
        return path.name
    return path.relative_to(DOCS).as_posix() if path.is_relative_to(DOCS) else None


def on_page_content(html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Let what is wider than a narrow screen scroll by itself, also from a keyboard."""
    tables = iter(range(1, html.count("<table>") + 1))
    html = re.sub(
        r"<table>",
        lambda _: f'<div class="wide" role="region" tabindex="0" aria-label="Table {next(tables)}"><table>',
        html,
    )
    return html.replace("</table>", "</table></div>").replace("<pre>", '<pre tabindex="0">')


def _place(part: dict[str, str], titles: dict[str, str]) -> str:
    """What a part of a page is called where it is found: its heading, and whose it is."""
    page = titles.get(part["location"].split("#")[0], "")
    return part["title"] if page in ("", part["title"]) else f"{part['title']} – {page}"


def on_post_build(config: MkDocsConfig) -> None:
    """Write the index as a script, which a browser also reads from a folder, and the guide as a PDF."""
    site = Path(config.site_dir)
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    titles = {each["location"]: each["title"] for each in index["docs"]}
    places = [
        [each["location"], _place(each, titles), each["text"]]
        for each in index["docs"]
        if "#" not in each["location"] or each["title"] != titles.get(each["location"].split("#")[0])
    ]
    (site / "search" / "places.js").write_text(
        f"window.places = {json.dumps(places, ensure_ascii=False)};\n", encoding="utf-8"
    )
    for unused in ("main.js", "worker.js", "search_index.json"):
        (site / "search" / unused).unlink(missing_ok=True)
    (site / "for-directors.pdf").write_bytes(guide_on_paper((DOCS / GUIDE).read_text(encoding="utf-8")))
