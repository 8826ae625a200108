"""``speakopenly build-models``: what finds themes and factors is built, once, from its weights."""

from __future__ import annotations

import click

from speakopenly.core.weights import models_folder


@click.command()
def command() -> None:
    """Build what finds themes and factors, once on each machine, from the weights that are installed.

    It takes a minute and fetches nothing. Whoever runs it must be allowed to write into the folder of models
    (SPEAKOPENLY_MODELS, or share/speakopenly/models of the environment); afterwards it is only read.
    """
    from speakopenly.understand.embeddings import build_encoder, build_static_table, load_encoder
    from speakopenly.understand.factors.lexicon import load_lexicon
    from speakopenly.understand.factors.meaning import load_meaning

    build_encoder()
    build_static_table()
    load_meaning(load_lexicon(), load_encoder())
    size = sum(file.stat().st_size for file in models_folder().iterdir() if file.is_file())
    click.echo(f"Built: {size / 1024**2:.0f} MB of models.")
