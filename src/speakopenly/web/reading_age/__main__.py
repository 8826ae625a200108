"""``python -m speakopenly.web.reading_age``: every public text scored; fails where a page is too hard."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

import click
import django

from speakopenly.web.catalogue import welsh
from speakopenly.web.catalogue.public import speak_sayings
from speakopenly.web.reading_age.pages import Page, keep, pages_of, read_kept, too_hard, welsh_pages_of

HARDEST = 5


@click.command()
@click.option("--keep", "keeps", is_flag=True, help="Remember these scores; a later rise then fails.")
@click.option("--table", is_flag=True, help="Print every page, not only the hardest.")
def main(*, keeps: bool, table: bool) -> None:
    """Print words, words a sentence, longest sentence, grade and reading age; then what is too hard."""
    pages = every_page()
    if keeps:
        keep(pages)
    _print(pages if table else hardest(pages))
    found = list(too_hard(pages, read_kept()))
    for each in found:
        click.echo(each)
    click.echo(f"{len(found)} too hard of {len(pages)} pages.")
    sys.exit(1 if found else 0)


def every_page() -> list[Page]:
    """Templates and modules as they are written, and screens as they are shown, in both languages."""
    from speakopenly.web.reading_age.screens import screens  # reads models, so only once Django is set up

    sayings = speak_sayings()
    written = [*pages_of(sayings), *welsh_pages_of(sayings, welsh.translations(welsh.read()))]
    return [*written, *screens("en-gb"), *screens("cy")]


def hardest(pages: Iterable[Page]) -> list[Page]:
    """The English pages nearest to their target."""
    long = [page for page in pages if page.is_held_to_a_grade]
    return sorted(long, key=lambda page: -page.score.grade)[:HARDEST]


def _print(pages: Iterable[Page]) -> None:
    click.echo(f"{'page':62} {'words':>5} {'mean':>5} {'longest':>7} {'grade':>5} {'age':>5}")
    for page in pages:
        score = page.score
        held = f"{score.grade:5.1f} {score.reading_age:5.1f}" if page.language == "en-gb" else ""
        click.echo(f"{page.name[:62]:62} {score.words:5} {score.mean:5.1f} {score.longest:7} {held}")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "speakopenly.web.settings")
    django.setup()
    main()
